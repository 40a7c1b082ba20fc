/// How an author says things.
struct Wording: Sendable {
  enum Layout: Sendable {
    /// Quotes and text on one line.
    case line
    /// The quotes on lines of their own.
    case block
    /// A line of text, then an example as in an interactive session.
    case example
  }

  var frame: Frame
  var layout: Layout
  /// What members are called, by what holds them: plural and singular.
  let members: [ValueType: Noun]
  /// Whether the input is called by its kind or only `it`.
  let usesPronoun: Bool
  /// `string` or `text`, `number` or `integer`.
  let wholes: [ValueType: String]

  struct Noun: Hashable, Sendable {
    let plural: String
    let singular: String

    init(_ plural: String, _ singular: String) {
      self.plural = plural
      self.singular = singular
    }
  }

  /// All the nouns for members.
  static let nouns: [ValueType: [Noun]] = [
    .text: [Noun("characters", "character")],
    .words: [Noun("words", "word"), Noun("strings", "string")],
    .numbers: [Noun("numbers", "number"), Noun("values", "value")],
    .number: [Noun("digits", "digit")],
    .table: [Noun("entries", "entry"), Noun("items", "item")],
  ]

  /// All the nouns for whole inputs, beside `it`.
  static let wholeNouns: [ValueType: [String]] = [
    .text: ["text", "string"], .words: ["list"], .numbers: ["list"],
    .number: ["number"], .table: ["dictionary"],
  ]

  init(frames: [Frame], draws: inout Draws) {
    frame = frames[draws.index(weights: frames.map(\.weight))]
    layout = [.line, .block, .example][draws.index(weights: [7, 2, 1])]
    var members: [ValueType: Noun] = [:]
    var wholes: [ValueType: String] = [:]
    for type in ValueType.allCases {
      members[type] = Self.nouns[type].map { draws.pickUsual($0) }
      wholes[type] = Self.wholeNouns[type].map { draws.pickUsual($0) }
    }
    self.members = members
    self.wholes = wholes
    usesPronoun = draws.chance(25)
  }

  /// The same, but what a function does is always a list with a line for each operation.
  var listing: Wording {
    var wording = self
    wording.frame = Frame(opening: .given, joiner: .bullets, closing: .none)
    wording.layout = .block
    return wording
  }

  /// All that ``kind(of:)`` may say.
  static let kinds: [String] =
    ["a string", "a number", "a dictionary", "a truth value"]
    + [ValueType.words, .numbers].flatMap { type in
      (nouns[type] ?? []).map { "a list of \($0.plural)" }
    }

  /// `a list of numbers`.
  func kind(of type: ValueType) -> String {
    switch type {
    case .text: "a string"
    case .words: "a list of \(members[.words]?.plural ?? "words")"
    case .numbers: "a list of \(members[.numbers]?.plural ?? "numbers")"
    case .number: "a number"
    case .table: "a dictionary"
    case .flag: "a truth value"
    }
  }
}
