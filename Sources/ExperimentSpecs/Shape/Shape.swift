/// What a value of a spec may look like: the one description that the validator, the defaults and
/// the JSON Schema all read.
indirect enum Shape: Sendable {
  case text(TextRule)
  case number(NumberRule)
  case flag
  /// A text or a number, such as a table's cell.
  case scalar
  /// Distinct values, at least one.
  case list(Shape)
  /// A setting: one value, or a list of distinct ones, which makes it a sweep.
  case setting(Shape)
  case object(ObjectShape)
  /// Keys of the user's own choice, each with a value of one shape.
  case map(key: TextRule, value: Shape)
  /// An object whose `tag` key says which of the shapes it has.
  case variants(tag: String, [Variant])
  /// A text or an object; anything else is neither.
  case textOr(TextRule, Shape)
  /// A JSON object that another part of the program reads, such as an inline chart.
  case foreign(note: String)
  /// A list of JSON objects, the rows of an inline table; at least one.
  case rows(note: String)

  struct Variant: Sendable {
    let name: String
    let shape: ObjectShape
  }
}

/// The keys of an object; all others are errors.
struct ObjectShape: Sendable {
  let keys: [Key]
  /// Of these keys exactly one must be there; none where empty.
  var exactlyOne: [String] = []
  /// A key that may not come without another one.
  var companions: [(key: String, needs: String)] = []
  /// Keys and variants that a later version will know, so that errors can say so.
  var planned: [String] = []

  struct Key: Sendable {
    let name: String
    let shape: Shape
    let presence: Presence
    /// One sentence for the reader of the JSON Schema, with the unit.
    let note: String

    init(_ name: String, _ shape: Shape, _ note: String) {
      self.init(name, shape, .optional, note)
    }

    init(_ name: String, _ shape: Shape, _ presence: Presence, _ note: String) {
      self.name = name
      self.shape = shape
      self.presence = presence
      self.note = note
    }
  }

  enum Presence: Sendable {
    case required
    case optional
    case defaults(JSONValue)
  }
}

/// What a text may be.
struct TextRule: Sendable {
  /// The only texts allowed; any where empty.
  var choices: [String] = []
  /// Texts that a later version will allow.
  var planned: [String] = []
  /// The letters allowed and what to call such a text.
  var form: Form?

  /// Texts with a restricted alphabet.
  enum Form: Sendable {
    /// Becomes part of file names: letters, digits, `.`, `_` and `-`, a letter or digit first.
    case identifier
    /// 64 hexadecimal digits.
    case sha256
    /// An `http` or `https` address.
    case address
    /// Anything but the empty text.
    case filled

    var pattern: String {
      switch self {
      case .identifier: "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"
      case .sha256: "^[0-9A-Fa-f]{64}$"
      case .address: "^https?://[^\\s/]+[^\\s]*$"
      case .filled: "^[\\s\\S]+$"
      }
    }

    var spoken: String {
      switch self {
      case .identifier:
        "a name of at most 100 letters, digits, `.`, `_` and `-` that starts with a letter or digit"
      case .sha256: "a SHA-256: 64 hexadecimal digits"
      case .address: "an address that starts with `https://` or `http://`"
      case .filled: "a text that is not empty"
      }
    }

    func allows(_ text: String) -> Bool {
      switch self {
      case .identifier:
        return (1...100).contains(text.utf8.count)
          && text.utf8.first != UInt8(ascii: ".") && text.utf8.first != UInt8(ascii: "_")
          && text.utf8.first != UInt8(ascii: "-")
          && text.unicodeScalars.allSatisfy { $0.isASCII && Self.isNameLetter($0) }
      case .sha256:
        return text.utf8.count == 64 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
      case .address:
        let rest = ["https://", "http://"].first(where: text.hasPrefix).map {
          text.dropFirst($0.count)
        }
        return rest?.first.map { $0 != "/" } == true && !text.contains(where: \.isWhitespace)
      case .filled: return !text.isEmpty
      }
    }

    private static func isNameLetter(_ scalar: Unicode.Scalar) -> Bool {
      let character = Character(scalar)
      return character.isLetter || character.isNumber || "._-".contains(character)
    }
  }
}

/// What a number may be.
struct NumberRule: Sendable {
  var isWhole = false
  var minimum: Double?
  /// Whether the minimum itself is excluded.
  var isAboveMinimum = false
  var maximum: Double?
  /// What is counted or measured, such as `seconds`; empty for plain numbers.
  var unit = ""

  var spoken: String {
    var text = isWhole ? "a whole number" : "a number"
    if let minimum {
      text += isAboveMinimum ? " above " : " of at least "
      text += JSONValue.text(of: minimum)
    }
    if let maximum {
      text += minimum == nil ? " of at most " : " and at most "
      text += JSONValue.text(of: maximum)
    }
    return unit.isEmpty ? text : text + " (\(unit))"
  }

  func allows(_ number: Double) -> Bool {
    if isWhole, number.rounded() != number || abs(number) > 0x1p53 { return false }
    if let minimum, isAboveMinimum ? number <= minimum : number < minimum { return false }
    if let maximum, number > maximum { return false }
    return true
  }
}
