import Foundation

/// The beta distribution on `0...1`.
///
/// - Invariant: both shapes are positive and finite.
public struct BetaDistribution: Hashable, Sendable {
  /// The first shape, weighing the mass towards 1.
  public let a: Double
  /// The second shape, weighing the mass towards 0.
  public let b: Double

  /// - Throws: ``DistributionError/invalidShape(_:)`` if a shape is not positive and finite.
  public init(a: Double, b: Double) throws(DistributionError) {
    for shape in [a, b] where !(shape > 0 && shape.isFinite) { throw .invalidShape(shape) }
    self.init(checked: a, b)
  }

  init(checked a: Double, _ b: Double) {
    self.a = a
    self.b = b
  }

  /// The chance of a value at or below `x`: the regularised incomplete beta function Iₓ(a, b).
  ///
  /// Edge cases: 0 for `x <= 0`, 1 for `x >= 1`.
  ///
  /// - Complexity: O(√max(a, b)) steps of the continued fraction of DLMF 8.17.22.
  public func cumulative(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    return isLow(x) ? lowerTail(x, 1 - x) : 1 - flipped.lowerTail(1 - x, x)
  }

  /// The chance of a value above `x`, which keeps its digits where ``cumulative(_:)`` is near 1.
  public func survival(_ x: Double) -> Double {
    guard x > 0 else { return 1 }
    guard x < 1 else { return 0 }
    return isLow(x) ? 1 - lowerTail(x, 1 - x) : flipped.lowerTail(1 - x, x)
  }

  /// The value that a share `probability` of the mass lies at or below.
  ///
  /// Edge cases: 0 at probability 0 and 1 at probability 1.
  ///
  /// - Parameter probability: In `0...1`.
  /// - Throws: ``DistributionError/invalidProbability(_:)`` if it is outside.
  public func quantile(_ probability: Double) throws(DistributionError) -> Double {
    guard (0...1).contains(probability) else { throw .invalidProbability(probability) }
    if probability == 0 { return 0 }
    if probability == 1 { return 1 }
    return innerQuantile(probability)
  }

  /// The quantile of a probability strictly between 0 and 1.
  func innerQuantile(_ probability: Double) -> Double {
    increasingRoot(in: 0...1, start: a / (a + b)) { x in
      (cumulative(x) - probability, density(x))
    }
  }

  /// The density at `x`; 0 outside of `0...1`.
  public func density(_ x: Double) -> Double {
    guard x > 0, x < 1 else { return 0 }
    return massAround(x, 1 - x) / (x * (1 - x))
  }

  /// Whether the fraction converges faster from below than from above.
  private func isLow(_ x: Double) -> Bool { x < (a + 1) / (a + b + 2) }

  private var flipped: BetaDistribution { BetaDistribution(checked: b, a) }

  /// xᵃ yᵇ / B(a, b) for `y = 1 - x`, through Loader's saddle-point form.
  private func massAround(_ x: Double, _ y: Double) -> Double {
    let n = a + b
    let exponent =
      stirlingError(n) - stirlingError(a) - stirlingError(b)
      - poissonDeviance(a, mean: n * x) - poissonDeviance(b, mean: n * y)
    return (a * b / (2 * .pi * n)).squareRoot() * exp(exponent)
  }

  /// Iₓ(a, b) for low `x`, by the continued fraction in Lentz's form.
  private func lowerTail(_ x: Double, _ y: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 / nonzero(1 - (a + b) * x / (a + 1), tiny)
    var fraction = d
    for step in 1...100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / nonzero(1 + even * d, tiny)
      c = nonzero(1 + even / c, tiny)
      fraction *= c * d
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / nonzero(1 + odd * d, tiny)
      c = nonzero(1 + odd / c, tiny)
      fraction *= c * d
      if abs(c * d - 1) < 0x1p-52 { break }
    }
    return massAround(x, y) * fraction / a
  }

  private func nonzero(_ value: Double, _ tiny: Double) -> Double {
    abs(value) < tiny ? tiny : value
  }
}
