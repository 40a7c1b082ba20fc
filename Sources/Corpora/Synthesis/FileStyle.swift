/// How an author arranges a file.
struct FileStyle: Sendable {
  /// What a file begins with.
  enum Header: Sendable {
    case none, docstring, comment
  }

  let header: Header
  /// Two empty lines between functions, or one.
  let wideGaps: Bool
  /// In percent: how often a constant or a call follows a function.
  let scriptPercent: Int
  /// In percent: how often a step is moved to a function of its own.
  let helperPercent: Int
  /// Whether a file ends in a part that runs when it is called.
  let hasMainPart: Bool

  init(draws: inout Draws) {
    header = [.none, .docstring, .comment][draws.index(weights: [7, 2, 1])]
    wideGaps = draws.chance(70)
    scriptPercent = draws.chance(10) ? 30 : 0
    helperPercent = draws.chance(8) ? 50 : 0
    hasMainPart = draws.chance(10)
  }
}
