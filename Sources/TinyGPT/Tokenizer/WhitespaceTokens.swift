/// The extra tokens that make code short: runs of spaces, and line breaks with the indentation
/// that follows them.
///
/// Source: Chen et al. 2021, §3.2: "an additional set of tokens for representing whitespace runs
/// of different lengths", about 30 % fewer tokens on code.
public struct WhitespaceTokens: Hashable, Sendable, Codable {
  /// The lengths of the runs of spaces, each at least 2: one space alone is a byte, and part of
  /// the word after it.
  public let spaceRuns: [Int]
  /// The numbers of spaces after a line break that make one token with it.
  public let indentations: [Int]

  /// More spaces than this make no token.
  public static let longest = 1000

  /// - Throws: ``TokenizerError/badWhitespaceToken(spaces:)`` for a run below 2, an indentation
  ///   below 0, either above ``longest``, or a length that comes twice.
  public init(spaceRuns: [Int], indentations: [Int]) throws(TokenizerError) {
    for (lengths, shortest) in [(spaceRuns, 2), (indentations, 0)] {
      var seen: Set<Int> = []
      for length in lengths {
        guard (shortest...Self.longest).contains(length), seen.insert(length).inserted else {
          throw .badWhitespaceToken(spaces: length)
        }
      }
    }
    self.init(checkedRuns: spaceRuns, indentations: indentations)
  }

  private init(checkedRuns: [Int], indentations: [Int]) {
    spaceRuns = checkedRuns
    self.indentations = indentations
  }

  /// No extra tokens.
  public static let none = WhitespaceTokens(checkedRuns: [], indentations: [])

  /// Runs of 4, 8, … 24 spaces, and line breaks with as many after them.
  ///
  /// On Python these took the fewest tokens of ten choices tried at 512 tokens in all; the merges
  /// learn the shorter runs themselves.
  public static let standard = WhitespaceTokens(
    checkedRuns: Array(stride(from: 4, through: 24, by: 4)),
    indentations: Array(stride(from: 4, through: 24, by: 4)))

  /// Decodes with the checks of ``init(spaceRuns:indentations:)``.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      spaceRuns: container.decode([Int].self, forKey: .spaceRuns),
      indentations: container.decode([Int].self, forKey: .indentations))
  }

  /// The tokens' texts, runs of spaces first.
  var texts: [String] {
    spaceRuns.map { String(repeating: " ", count: $0) }
      + indentations.map { "\n" + String(repeating: " ", count: $0) }
  }
}
