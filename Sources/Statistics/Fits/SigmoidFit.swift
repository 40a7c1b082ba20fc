import Foundation

/// A sigmoid in the logarithm of the parameters, `y = ceiling / (1 + exp(-(ln N - ln M) / w))`, by
/// least squares: the form figure 6 of Chen et al. 2021 suggests for pass rates over model size.
///
/// The intervals are Student's t on `ln M`, `w` and the ceiling, linear around the fit.
public struct SigmoidFit: Hashable, Sendable {
  /// Where the curve levels out at the top.
  public enum Ceiling: Hashable, Sendable {
    /// It is known, such as 1 for a rate.
    case fixed(Double)
    /// It is fitted as well.
    case free
  }

  /// M, where the curve is half way up, in the unit of N.
  public let midpoint: Estimate
  /// w, the width in units of `ln N`: from a quarter to three quarters of the ceiling the size grows
  /// by a factor of `exp(2.197 w)`. Negative for a falling curve.
  public let width: Estimate
  /// The ceiling where it was fitted, else nil.
  public let fittedCeiling: Estimate?
  /// The ceiling, fitted or not.
  public let ceiling: Double
  /// `y` less the curve, for every point in the order given.
  public let residuals: [Double]
  /// The share of the variance of y that the curve explains; 1 if y does not vary.
  public let rSquared: Double

  /// - Parameters:
  ///   - points: N, positive, and y; at least one more than there are parameters.
  ///   - ceiling: Where the curve levels out.
  ///   - level: The level of the intervals as a fraction.
  /// - Throws: ``FitError``; with a free ceiling often ``FitError/noFit(reason:)``, if the points
  ///   stop before the curve bends over.
  public init(
    _ points: [(size: Double, rate: Double)], ceiling: Ceiling = .fixed(1), level: Double = 0.95
  ) throws(FitError) {
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    let x = try Self.logSizes(points)
    let y = points.map(\.rate)
    let fit = try Self.search(x, y, ceiling)
    let t = StudentDistribution(checked: Double(fit.degreesOfFreedom))
      .criticalValue(level: level)
    let method = ConfidenceInterval.Method.studentT(degreesOfFreedom: fit.degreesOfFreedom)
    let signature = Signature(
      "sigmoid",
      [
        "form": "c/(1+exp(-(ln(N/M))/w))", "ceiling": Self.name(of: ceiling),
        "fit": "least-squares", "interval": method.description, "level": "\(level)",
      ], version: "1")
    func estimate(_ index: Int, _ unscaled: (Double) -> Double = { $0 }) -> Estimate {
      let (value, reach) = (fit.parameters[index], t * fit.standardErrors[index])
      return Estimate(
        value: unscaled(value),
        interval: ConfidenceInterval(
          lower: unscaled(value - reach), upper: unscaled(value + reach), level: level,
          method: method), signature: signature)
    }
    midpoint = estimate(0, exp)
    width = estimate(1)
    fittedCeiling = fit.parameters.count > 2 ? estimate(2) : nil
    self.ceiling = Self.height(ceiling, fit.parameters)
    residuals = fit.residuals
    let mean = y.mean
    let total = y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    rSquared = total > 0 ? 1 - fit.sumOfSquares / total : 1
  }

  /// The curve at `size`, positive and in the unit of the fitted sizes.
  public func rate(at size: Double) -> Double {
    ceiling / (1 + exp(-log(size / midpoint.value) / width.value))
  }

  private static func logSizes(
    _ points: [(size: Double, rate: Double)]
  ) throws(FitError) -> [Double] {
    for (x, y) in points where !(x > 0 && x.isFinite && y.isFinite) {
      throw .invalidPoint(x: x, y: y, reason: "a sigmoid needs positive sizes and finite rates")
    }
    let x = points.map { log($0.size) }
    guard let first = x.first else { throw .tooFewPoints(0, needed: 3) }
    if !x.contains(where: { $0 != first }) { throw .oneX(points[0].size) }
    if !points.contains(where: { $0.rate != points[0].rate }) {
      throw .noFit(reason: "the values do not change with size")
    }
    return x
  }

  /// The best fit from several beginnings: the curve has flat regions a single one may end in.
  private static func search(
    _ x: [Double], _ y: [Double], _ ceiling: Ceiling
  ) throws(FitError) -> LeastSquares {
    let (center, spread) = (x.mean, x.variance.squareRoot())
    let top = max(y.map(abs).reduce(0, max), 1e-12)
    var best: LeastSquares?
    var failure = FitError.noFit(reason: "no search settles")
    for shift in [-1.0, 0, 1, 3] {
      for width in [0.3, 1, -0.3, -1] {
        for height in ceiling == .free ? [1.05 * top, 2 * top] : [0] {
          let start = [center + shift * spread, width * spread] + (height > 0 ? [height] : [])
          do {
            let fit = try LeastSquares(start: start) { evaluate(x, y, ceiling, $0) }
            if fit.sumOfSquares < best?.sumOfSquares ?? .infinity { best = fit }
          } catch {
            failure = error
          }
        }
      }
    }
    guard let best else { throw failure }
    if ceiling == .free, abs(best.parameters[2]) > 1000 * top {
      throw .noFit(reason: "the points stop before the curve bends over; fix the ceiling")
    }
    return best
  }

  private static func evaluate(
    _ x: [Double], _ y: [Double], _ ceiling: Ceiling, _ parameters: [Double]
  ) -> LeastSquares.Evaluation {
    let (middle, width) = (parameters[0], parameters[1])
    let top = height(ceiling, parameters)
    var (residuals, jacobian): ([Double], [[Double]]) = ([], [])
    for (x, y) in zip(x, y) {
      let z = (x - middle) / width
      let share = 1 / (1 + exp(-z))
      let slope = top * share * (1 - share)
      residuals.append(y - top * share)
      let row = [-slope / width, -slope * z / width]
      jacobian.append(ceiling == .free ? row + [share] : row)
    }
    return LeastSquares.Evaluation(residuals: residuals, jacobian: jacobian)
  }

  private static func height(_ ceiling: Ceiling, _ parameters: [Double]) -> Double {
    switch ceiling {
    case .fixed(let height): height
    case .free: parameters[2]
    }
  }

  private static func name(of ceiling: Ceiling) -> String {
    switch ceiling {
    case .fixed(let height): "fixed[\(height)]"
    case .free: "free"
    }
  }
}
