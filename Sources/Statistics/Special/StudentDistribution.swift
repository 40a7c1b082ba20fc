import Foundation

/// Student's t distribution.
///
/// - Invariant: the degrees of freedom are positive and finite.
public struct StudentDistribution: Hashable, Sendable {
  /// The degrees of freedom; a whole number in most uses.
  public let degreesOfFreedom: Double

  /// - Throws: ``DistributionError/invalidShape(_:)`` if they are not positive and finite.
  public init(degreesOfFreedom: Double) throws(DistributionError) {
    guard degreesOfFreedom > 0, degreesOfFreedom.isFinite else {
      throw .invalidShape(degreesOfFreedom)
    }
    self.init(checked: degreesOfFreedom)
  }

  init(checked degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The chance of a value at or below `t`.
  public func cumulative(_ t: Double) -> Double {
    t > 0 ? 1 - lowerTail(t) : lowerTail(t)
  }

  /// The value that a share `probability` of the mass lies at or below.
  ///
  /// Edge cases: minus infinity at 0, 0 at ½, infinity at 1; infinite as well where it lies beyond
  /// 1e150 from 0.
  ///
  /// - Parameter probability: In `0...1`.
  /// - Throws: ``DistributionError/invalidProbability(_:)`` if it is outside.
  public func quantile(_ probability: Double) throws(DistributionError) -> Double {
    guard (0...1).contains(probability) else { throw .invalidProbability(probability) }
    if probability == 0 { return -.infinity }
    if probability == 1 { return .infinity }
    return probability <= 0.5 ? lowerQuantile(probability) : -lowerQuantile(1 - probability)
  }

  /// The half-width of a central interval in standard errors: 1.96 for many degrees of freedom.
  ///
  /// - Parameter level: In `0..<1`, such as 0.95.
  func criticalValue(level: Double) -> Double {
    -lowerQuantile((1 - level) / 2)
  }

  /// The chance of a value at or below `-|t|`: half of Iₓ(ν/2, ½) at `x = ν / (ν + t²)`, taken
  /// from whichever end of the beta distribution keeps its digits.
  private func lowerTail(_ t: Double) -> Double {
    let square = t * t
    let half = degreesOfFreedom / 2
    let x = degreesOfFreedom / (degreesOfFreedom + square)
    if x < 0.5 { return BetaDistribution(checked: half, 0.5).cumulative(x) / 2 }
    return BetaDistribution(checked: 0.5, half).survival(1 / (1 + degreesOfFreedom / square)) / 2
  }

  /// The quantile of `0 < p <= ½`.
  private func lowerQuantile(_ p: Double) -> Double {
    if p == 0.5 { return 0 }
    var low = -1.0
    while lowerTail(low) > p {
      low *= 2
      // Few degrees of freedom put the tail beyond what a square can hold.
      if low < -1e150 { return -.infinity }
    }
    return increasingRoot(in: low...0, start: low / 2) { t in
      (lowerTail(t) - p, density(t))
    }
  }

  private func density(_ t: Double) -> Double {
    let nu = degreesOfFreedom
    // Γ((ν+1)/2) / Γ(ν/2) by Stirling's form, with Γ(x) = Γ(x+1)/x.
    let (up, down) = ((nu + 1) / 2, nu / 2)
    let logRatio =
      stirlingError(up) - stirlingError(down) + (up - 0.5) * log(up) - (down - 0.5) * log(down)
      - 0.5
    return exp(logRatio - up * log1p(t * t / nu)) / (nu * .pi).squareRoot()
  }
}
