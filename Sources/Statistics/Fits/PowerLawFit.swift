import Foundation

/// A falling power law, `L(N) = (N / N_c)^-α`, by least squares on logarithms: the form of figure 4
/// of Chen et al. 2021 and of Kaplan et al. 2020.
///
/// The intervals are Student's t on the logarithmic line, which they assume to have normal errors
/// of equal size around it. That of `N_c`, the ratio of two estimates on the log scale, is by the
/// delta method: it is symmetric in `ln N_c`.
public struct PowerLawFit: Hashable, Sendable {
  /// The exponent α; positive where L falls with N.
  public let exponent: Estimate
  /// `N_c`, where the law gives 1, in the unit of N.
  public let scale: Estimate
  private let line: LinearFit
  private let level: Double

  /// - Parameters:
  ///   - points: N and L, all positive; at least three, with two different N.
  ///   - level: The level of the intervals as a fraction.
  /// - Throws: ``FitError``.
  public init(
    _ points: [(size: Double, loss: Double)], level: Double = 0.95
  ) throws(FitError) {
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    for (x, y) in points where !(x > 0 && y > 0 && x.isFinite && y.isFinite) {
      throw .invalidPoint(x: x, y: y, reason: "a power law needs positive, finite values")
    }
    let line = try LinearFit(
      x: points.map { log($0.size) }, y: points.map { log($0.loss) })
    guard line.slope != 0 else { throw .noFit(reason: "the values do not change with size") }
    self.line = line
    self.level = level
    let t = StudentDistribution(checked: Double(line.degreesOfFreedom))
      .criticalValue(level: level)
    let method = ConfidenceInterval.Method.studentT(degreesOfFreedom: line.degreesOfFreedom)
    let signature = Self.signature(method, level)
    let alpha = -line.slope
    let logScale = line.intercept / alpha
    // Along ln N_c = intercept / α the errors are those of the line's height there, over α.
    let scaleReach = t * line.heightError(at: logScale) / abs(alpha)
    exponent = Estimate(
      value: alpha,
      interval: ConfidenceInterval(
        lower: alpha - t * line.slopeError, upper: alpha + t * line.slopeError, level: level,
        method: method), signature: signature)
    scale = Estimate(
      value: exp(logScale),
      interval: ConfidenceInterval(
        lower: exp(logScale - scaleReach), upper: exp(logScale + scaleReach), level: level,
        method: method), signature: signature)
  }

  /// `ln L` less the law's, for every point in the order given.
  public var logResiduals: [Double] { line.residuals }

  /// The standard deviation of the logarithms around the law.
  public var residualDeviation: Double { line.residualDeviation }

  /// The share of the variance of `ln L` that the law explains.
  public var rSquared: Double { line.rSquared }

  private static func signature(
    _ method: ConfidenceInterval.Method, _ level: Double
  ) -> Signature {
    Signature(
      "power-law",
      [
        "form": "(N/Nc)^-a", "fit": "log-log-least-squares", "interval": method.description,
        "level": "\(level)",
      ], version: "1")
  }

  /// The law at size `size`, with the interval of the law itself and not of a further point.
  ///
  /// - Parameter size: N, positive, in the unit of the fitted sizes.
  /// - Throws: ``FitError/invalidPoint(x:y:reason:)`` if `size` is not positive and finite.
  public func loss(at size: Double) throws(FitError) -> Estimate {
    guard size > 0, size.isFinite else {
      throw .invalidPoint(x: size, y: .nan, reason: "a power law needs a positive, finite size")
    }
    let height = line.intercept + line.slope * log(size)
    let t = StudentDistribution(checked: Double(line.degreesOfFreedom))
      .criticalValue(level: level)
    let reach = t * line.heightError(at: log(size))
    return Estimate(
      value: exp(height),
      interval: ConfidenceInterval(
        lower: exp(height - reach), upper: exp(height + reach), level: level,
        method: .studentT(degreesOfFreedom: line.degreesOfFreedom)),
      signature: exponent.signature)
  }
}
