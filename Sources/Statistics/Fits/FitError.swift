/// Why a curve cannot be fitted.
public enum FitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Fewer points than give every parameter an interval.
  case tooFewPoints(Int, needed: Int)
  /// A point outside of where the curve exists.
  case invalidPoint(x: Double, y: Double, reason: String)
  /// All points share one x: no slope follows from them.
  case oneX(Double)
  /// A level of an interval that is not between 0 and 1.
  case invalidLevel(Double)
  /// The points follow no curve of this form: the search ran off, or a parameter stayed free.
  case noFit(reason: String)

  /// What is wrong, with which values, and what to do, in one line.
  public var description: String {
    switch self {
    case .tooFewPoints(let count, let needed):
      "the fit needs at least \(needed) points, but there are \(count)"
    case .invalidPoint(let x, let y, let reason):
      "the point (\(x), \(y)) cannot be fitted: \(reason)"
    case .oneX(let x):
      "all points lie at x = \(x), from which no slope follows"
    case .invalidLevel(let level):
      "the level of an interval lies between 0 and 1, such as 0.95, but it is \(level)"
    case .noFit(let reason):
      "no curve of this form fits the points: \(reason)"
    }
  }
}
