/// What GPT-2's pattern for words tells apart.
///
/// Letters are Unicode's category L, numbers its category N, and space its property White_Space,
/// all as of Unicode 16, which Hugging Face's `tokenizers` 0.23 goes by: a character that came
/// later is `other`, so that a newer Swift, with newer tables, gives the same tokens.
enum CharacterClass: UInt8 {
  case letter, number, space, other

  /// The class of an ASCII character; `other` for any other byte.
  @inline(__always)
  init(ascii byte: UInt8) {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A: self = .letter
    case 0x30...0x39: self = .number
    case 0x09...0x0D, 0x20: self = .space
    default: self = .other
    }
  }

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case ..<Self.tableEnd: self = Self.table[Int(scalar.value)]
    // Chinese characters and Hangul syllables, whose blocks are letters throughout.
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3: self = .letter
    default: self.init(lookingUp: scalar)
    }
  }

  /// Looking a property up costs some 100 ns a character; the scripts of most texts have a table.
  private static let tableEnd: UInt32 = 0x3100
  private static let table: [CharacterClass] = (0..<tableEnd).map { value in
    Unicode.Scalar(value).map(Self.init(lookingUp:)) ?? .other
  }

  private init(lookingUp scalar: Unicode.Scalar) {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      self = Self.isKnown(properties) ? .letter : .other
    case .decimalNumber, .letterNumber, .otherNumber:
      self = Self.isKnown(properties) ? .number : .other
    default: self = properties.isWhitespace ? .space : .other
    }
  }

  private static func isKnown(_ properties: Unicode.Scalar.Properties) -> Bool {
    properties.age.map { $0.major <= 16 } ?? false
  }
}
