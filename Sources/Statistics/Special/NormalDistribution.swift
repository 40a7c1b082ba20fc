import Foundation

/// The standard normal distribution.
public enum NormalDistribution {
  /// The density at `x`.
  public static func density(_ x: Double) -> Double {
    exp(-x * x / 2) / (2 * Double.pi).squareRoot()
  }

  /// The chance of a value at or below `x`.
  public static func cumulative(_ x: Double) -> Double {
    erfc(-x / 2.0.squareRoot()) / 2
  }

  /// The value that a share `probability` of the mass lies at or below.
  ///
  /// Edge cases: minus infinity at 0, 0 at ½, infinity at 1.
  ///
  /// - Parameter probability: In `0...1`.
  /// - Throws: ``DistributionError/invalidProbability(_:)`` if it is outside.
  public static func quantile(_ probability: Double) throws(DistributionError) -> Double {
    guard (0...1).contains(probability) else { throw .invalidProbability(probability) }
    if probability == 0 { return -.infinity }
    if probability == 1 { return .infinity }
    return probability <= 0.5 ? lowerQuantile(probability) : -lowerQuantile(1 - probability)
  }

  /// What a share `probability`, strictly between 0 and 1, of the mass lies above.
  static func upperQuantile(_ probability: Double) -> Double {
    probability <= 0.5 ? -lowerQuantile(probability) : lowerQuantile(1 - probability)
  }

  /// The quantile of `0 < p <= 0.5`: Abramowitz and Stegun's 26.2.23, good to 4.5e-4, polished by
  /// three of Halley's steps, each of which triples the digits.
  private static func lowerQuantile(_ p: Double) -> Double {
    if p == 0.5 { return 0 }
    let t = (-2 * log(p)).squareRoot()
    let above = 2.515517 + t * (0.802853 + t * 0.010328)
    let below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    var x = above / below - t
    for _ in 0..<3 {
      let density = density(x)
      guard density > 0 else { break }
      let step = (cumulative(x) - p) / density
      x -= step / (1 + x * step / 2)
    }
    return x
  }
}
