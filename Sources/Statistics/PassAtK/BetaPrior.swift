/// What is believed about a problem's pass rate before any sample is seen.
public enum BetaPrior: Hashable, Sendable, CustomStringConvertible {
  /// Beta(½, ½), whose equal-tailed intervals come nearest to their nominal coverage
  /// (Brown, Cai and DasGupta 2001).
  case jeffreys
  /// Beta(1, 1): every rate equally likely.
  case uniform

  /// Both shapes of the prior.
  var shape: Double {
    switch self {
    case .jeffreys: 0.5
    case .uniform: 1
    }
  }

  /// The form used in signatures: `jeffreys`.
  public var description: String {
    switch self {
    case .jeffreys: "jeffreys"
    case .uniform: "uniform"
    }
  }
}
