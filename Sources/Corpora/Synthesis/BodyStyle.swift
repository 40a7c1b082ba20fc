/// How an author builds a function's body.
struct BodyStyle: Sendable {
  /// In percent: how often a loop is written where there is a choice.
  let loopPercent: Int
  /// How many expressions go into one another before a name is given.
  private(set) var nesting: Int
  /// Which of several expressions is written.
  let taste: Int
  /// Whether a step's result takes the name of what it came from.
  private(set) var rebinds: Bool
  /// Whether the result gets a name before it is returned.
  let namesResult: Bool

  /// - Parameter needsNames: Whether each step must leave its result under a name of its own.
  init(draws: inout Draws, needsNames: Bool) {
    loopPercent = draws.pick([0, 0, 0, 0, 20, 90])
    let nesting = draws.pick([1, 1, 1, 1, 1, 1, 1, 2])
    self.nesting = needsNames ? 1 : nesting
    taste = draws.below(8)
    let rebinds = draws.chance(50)
    self.rebinds = rebinds && !needsNames
    namesResult = draws.chance(10)
  }

  /// The same, but each step leaves its result under a name of its own.
  var naming: BodyStyle {
    var style = self
    style.nesting = 1
    style.rebinds = false
    return style
  }
}
