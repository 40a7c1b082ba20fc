/// What an author puts round a function's body.
struct FunctionStyle: Sendable {
  /// Whether arguments and result have type hints.
  let hints: Bool
  /// Whether each step has a comment that says what it does.
  private(set) var commentsSteps: Bool
  /// Whether a comment stands above each function.
  private(set) var commentsFunctions: Bool
  /// In percent: how often an integer is an argument.
  let argumentPercent: Int

  init(draws: inout Draws) {
    hints = draws.chance(20)
    commentsSteps = draws.chance(8)
    commentsFunctions = draws.chance(10)
    argumentPercent = draws.chance(20) ? 40 : 0
  }

  /// The same without comments.
  var bare: FunctionStyle {
    var style = self
    style.commentsSteps = false
    style.commentsFunctions = false
    return style
  }
}
