/// A straight line by ordinary least squares, `y = intercept + slope · x`, with what its intervals
/// are made from.
///
/// - Invariant: at least three points, at two or more different x.
struct LinearFit: Hashable, Sendable {
  let intercept: Double
  let slope: Double
  /// `y` less the line, for every point.
  let residuals: [Double]
  /// The mean of the points' x.
  let center: Double
  /// The sum of squares of x around its mean.
  let spread: Double
  /// The share of the variance of y that the line explains; 1 if y does not vary.
  let rSquared: Double

  /// - Throws: ``FitError/tooFewPoints(_:needed:)`` or ``FitError/oneX(_:)``.
  init(x: [Double], y: [Double]) throws(FitError) {
    guard x.count >= 3 else { throw .tooFewPoints(x.count, needed: 3) }
    let (center, height) = (x.mean, y.mean)
    let spread = x.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    guard x.contains(where: { $0 != x[0] }), spread > 0 else { throw .oneX(x[0]) }
    let products = zip(x, y).reduce(0) { $0 + ($1.0 - center) * ($1.1 - height) }
    let slope = products / spread
    let residuals = zip(x, y).map { $1 - height - slope * ($0 - center) }
    let total = y.reduce(0) { $0 + ($1 - height) * ($1 - height) }
    let unexplained = residuals.reduce(0) { $0 + $1 * $1 }
    self.slope = slope
    self.residuals = residuals
    self.center = center
    self.spread = spread
    intercept = height - slope * center
    rSquared = total > 0 ? 1 - unexplained / total : 1
  }

  var degreesOfFreedom: Int { residuals.count - 2 }

  /// The standard deviation of the points around the line.
  var residualDeviation: Double {
    (residuals.reduce(0) { $0 + $1 * $1 } / Double(degreesOfFreedom)).squareRoot()
  }

  var slopeError: Double {
    residualDeviation / spread.squareRoot()
  }

  /// The standard error of the line's height at `x`.
  func heightError(at x: Double) -> Double {
    let distance = x - center
    return residualDeviation
      * (1 / Double(residuals.count) + distance * distance / spread)
      .squareRoot()
  }
}
