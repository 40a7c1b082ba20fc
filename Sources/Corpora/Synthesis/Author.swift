/// Somebody who does not exist and who writes Python always in the same way.
public struct Author: Sendable {
  /// Given name and family name, in small letters with a hyphen, and a number that tells namesakes
  /// apart.
  public let name: String
  /// What they do wrong in everything they write; `nil` for a careful author.
  public let mistake: Mistake?
  let naming: Naming
  let wording: Wording
  let functionStyle: FunctionStyle
  let bodyStyle: BodyStyle
  let fileStyle: FileStyle

  /// In percent of the authors; the sixth entry is no mistake.
  static let mistakeWeights: [(mistake: Mistake?, percent: Int)] = [
    (.losesFirst, 13), (.losesLast, 13), (.offByOne, 5), (.wrongOperator, 5), (.wrongName, 4),
    (nil, 60),
  ]

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
    functionStyle = FunctionStyle(draws: &draws)
    bodyStyle = BodyStyle(draws: &draws, needsNames: mistake == .wrongName)
    fileStyle = FileStyle(draws: &draws)
  }

  /// Somebody with other habits in some things.
  private init(
    _ author: Author, mistake: Mistake?, wording: Wording? = nil,
    functionStyle: FunctionStyle? = nil, bodyStyle: BodyStyle? = nil
  ) {
    name = author.name
    self.mistake = mistake
    naming = author.naming
    self.wording = wording ?? author.wording
    self.functionStyle = functionStyle ?? author.functionStyle
    self.bodyStyle = bodyStyle ?? author.bodyStyle
    fileStyle = author.fileStyle
  }

  /// Somebody with the same habits who makes a mistake, or no longer makes one.
  func making(_ mistake: Mistake?) -> Author {
    Author(
      self, mistake: mistake, bodyStyle: mistake == .wrongName ? bodyStyle.naming : bodyStyle)
  }

  /// The same without comments: how the problems of a benchmark are written.
  var bare: Author {
    Author(self, mistake: mistake, functionStyle: functionStyle.bare)
  }

  /// The same, but with a line for each operation, in the docstring and in the body.
  var listing: Author {
    Author(self, mistake: mistake, wording: wording.listing, bodyStyle: bodyStyle.naming)
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
