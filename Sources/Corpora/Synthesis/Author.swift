/// Somebody who does not exist and who writes Python always in the same way.
public struct Author: Sendable {
  /// Given name and family name, in small letters with a hyphen, and a number that tells namesakes
  /// apart.
  public let name: String
  /// What they do wrong in everything they write; `nil` for a careful author.
  public let mistake: Mistake?
  let naming: Naming
  let wording: Wording
  let style: CodeStyle

  /// In percent of the authors; the sixth entry is no mistake.
  static let mistakeWeights: [(mistake: Mistake?, percent: Int)] = [
    (.losesFirst, 13), (.losesLast, 13), (.offByOne, 5), (.wrongOperator, 5), (.wrongName, 4),
    (nil, 60),
  ]

  /// Somebody with given habits.
  init(name: String, mistake: Mistake?, naming: Naming, wording: Wording, style: CodeStyle) {
    self.name = name
    self.mistake = mistake
    self.naming = naming
    self.wording = wording
    self.style = style
  }

  /// Somebody with the same habits who makes a mistake, or no longer makes one.
  func making(_ mistake: Mistake?) -> Author {
    var style = style
    if mistake == .wrongName {
      style.nesting = 1
      style.rebinds = false
    }
    return Author(name: name, mistake: mistake, naming: naming, wording: wording, style: style)
  }

  /// The author with a number.
  init(number: Int, draws: inout Draws) {
    let given = draws.pick(Self.givenNames)
    let family = draws.pick(Self.familyNames)
    let mistake = Self.mistakeWeights[draws.index(weights: Self.mistakeWeights.map(\.percent))]
    self.init(
      name: "\(given)-\(family)-\(number)", mistake: mistake.mistake, draws: &draws)
  }

  /// An author of a given kind, with habits that are drawn.
  ///
  /// - Parameter frames: The ways to build sentences to draw from.
  init(name: String, mistake: Mistake?, frames: [Frame] = Frame.inCorpus, draws: inout Draws) {
    self.name = name
    self.mistake = mistake
    naming = Naming(draws: &draws)
    wording = Wording(frames: frames, draws: &draws)
    style = CodeStyle(draws: &draws, needsNames: mistake == .wrongName)
  }

  private static let givenNames = [
    "mara", "tilo", "nia", "oskar", "lena", "ravi", "ines", "jonas", "aiko", "pavel", "zofia",
    "emre", "carla", "bjorn", "dita", "samir", "wanda", "luis", "hana", "otto",
  ]

  private static let familyNames = [
    "voss", "lind", "okoro", "brandt", "silva", "novak", "hale", "moreau", "tanaka", "ferro",
    "quist", "adler", "bose", "keller", "roth", "dunn", "ekman", "varga", "weiss", "yilmaz",
  ]
}

/// An author's names for things.
struct Naming: Sendable {
  enum Functions: CaseIterable, Sendable {
    /// Two of the operations: `keep_even_and_sum_numbers`.
    case operations
    /// The last operation alone, or the first and a general verb.
    case lastOperation
    /// `process_numbers`, `convert_text`.
    case general
    /// The first of these in camel case: `keepEvenAndSumNumbers`.
    case camelCase
  }

  let functions: Functions
  /// Names of arguments and of steps by what they hold.
  let variables: [ValueType: String]
  /// Names of members by what holds them.
  let members: [ValueType: String]
  /// The name of a dictionary's values.
  let tableValue: String
  /// Names of results, in the order in which they are taken.
  let results: [String]
  /// The name of a second argument.
  let argument: String

  init(draws: inout Draws) {
    functions =
      [.operations, .lastOperation, .general, .camelCase][
        draws.index(weights: [6, 4, 5, 1])]
    variables = [
      .text: draws.pick(["text", "text", "text", "s", "line"]),
      .words: draws.pick(["words", "words", "words", "names"]),
      .numbers: draws.pick(["numbers", "numbers", "numbers", "nums", "values"]),
      .number: draws.pick(["n", "n", "n", "number"]),
      .table: draws.pick(["table", "table", "scores"]),
      .flag: "flag",
    ]
    members = [
      .text: draws.pick(["c", "c", "c", "ch"]),
      .words: draws.pick(["w", "w", "word"]),
      .numbers: draws.pick(["x", "x", "x", "v"]),
      .number: draws.pick(["x", "x", "x", "v"]),
      .table: draws.pick(["key", "key", "name"]),
    ]
    tableValue = draws.pick(["value", "value", "count"])
    results = draws.pick([
      ["result", "output", "final", "answer", "last", "end"],
      ["first", "second", "third", "fourth", "fifth", "sixth"],
    ])
    argument = draws.pick(["k", "k", "m"])
  }
}

/// How an author builds a function's body.
struct CodeStyle: Sendable {
  /// In percent: how often a loop is written where there is a choice.
  let loopPercent: Int
  /// How many expressions go into one another before a name is given.
  var nesting: Int
  /// Which of several expressions is written.
  let taste: Int
  /// Whether a step's result takes the name of what it came from.
  var rebinds: Bool
  /// Whether the result gets a name before it is returned.
  let namesResult: Bool
  let hints: Bool
  /// Whether each step has a comment that says what it does.
  var commentsSteps: Bool
  /// Whether a comment stands above each function.
  var commentsFunctions: Bool
  /// In percent: how often a step is moved to a function of its own.
  var helperPercent: Int
  /// In percent: how often an integer is an argument.
  let argumentPercent: Int
  let header: Header
  /// Two empty lines between functions, or one.
  let wideGaps: Bool
  /// In percent: how often a constant or a call follows a function.
  let scriptPercent: Int
  /// Whether a file ends in a part that runs when it is called.
  let hasMainPart: Bool

  /// The same without comments and helpers: how the problems of a benchmark are written.
  var bare: CodeStyle {
    var style = self
    style.commentsSteps = false
    style.commentsFunctions = false
    style.helperPercent = 0
    return style
  }

  /// The same, but with a line for each operation.
  var stepwise: CodeStyle {
    var style = bare
    style.nesting = 1
    return style
  }

  /// What a file begins with.
  enum Header: Sendable {
    case none, docstring, comment
  }

  /// - Parameter needsNames: Whether each step must leave its result under a name of its own.
  init(draws: inout Draws, needsNames: Bool) {
    loopPercent = draws.pick([0, 0, 0, 20, 90])
    nesting = needsNames ? 1 : draws.pick([1, 1, 1, 2])
    taste = draws.below(8)
    rebinds = !needsNames && draws.chance(50)
    namesResult = draws.chance(20)
    hints = draws.chance(20)
    commentsSteps = draws.chance(8)
    commentsFunctions = draws.chance(10)
    helperPercent = draws.chance(8) ? 50 : 0
    argumentPercent = draws.chance(20) ? 40 : 0
    header = [.none, .docstring, .comment][draws.index(weights: [7, 2, 1])]
    wideGaps = draws.chance(70)
    scriptPercent = draws.chance(15) ? 30 : 0
    hasMainPart = draws.chance(15)
  }
}
