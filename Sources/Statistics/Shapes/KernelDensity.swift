import Foundation

/// A Gaussian kernel density: the mean of normal densities around the values.
///
/// - Invariant: at least one value, all finite, and a positive bandwidth.
public struct KernelDensity: Hashable, Sendable {
  /// How wide the kernels are.
  public enum Bandwidth: Hashable, Sendable, CustomStringConvertible {
    /// `s · n^(-1/5)` with the sample standard deviation s: Scott's rule, scipy's default.
    case scott
    /// `s · (3n/4)^(-1/5)`: Silverman's rule.
    case silverman
    /// This standard deviation, in the values' unit.
    case fixed(Double)

    /// The form used in signatures: `scott`.
    public var description: String {
      switch self {
      case .scott: "scott"
      case .silverman: "silverman"
      case .fixed(let width): "fixed[\(width)]"
      }
    }
  }

  /// The values, rising.
  public let values: [Double]
  /// The standard deviation of each kernel, in the values' unit.
  public let bandwidth: Double
  /// How it was computed.
  public let signature: Signature

  /// - Parameters:
  ///   - values: The values, in any order.
  ///   - rule: How wide the kernels are.
  /// - Throws: ``DensityError``.
  public init(_ values: [Double], bandwidth rule: Bandwidth = .scott) throws(DensityError) {
    if let value = values.first(where: { !$0.isFinite }) { throw .invalidValue(value) }
    let count = Double(values.count)
    switch rule {
    case .scott: bandwidth = values.variance.squareRoot() * pow(count, -0.2)
    case .silverman: bandwidth = values.variance.squareRoot() * pow(count * 0.75, -0.2)
    case .fixed(let width):
      guard width > 0, width.isFinite else { throw .invalidBandwidth(width) }
      bandwidth = width
    }
    // Not a number for fewer than two values.
    guard !values.isEmpty, bandwidth > 0 else { throw .noSpread(count: values.count) }
    self.values = values.sorted()
    signature = Signature("kde", ["kernel": "gaussian", "bandwidth": "\(rule)"], version: "1")
  }

  /// The density at `x`, per unit of the values.
  ///
  /// - Complexity: O(values).
  public func density(at x: Double) -> Double {
    values.reduce(0) { $0 + NormalDistribution.density((x - $1) / bandwidth) }
      / (Double(values.count) * bandwidth)
  }

  /// The chance of a value at or below `x`.
  ///
  /// - Complexity: O(values).
  public func cumulative(_ x: Double) -> Double {
    values.reduce(0) { $0 + NormalDistribution.cumulative((x - $1) / bandwidth) }
      / Double(values.count)
  }

  /// The share of mass that two densities have in common: the integral of the smaller one, from 0
  /// for none to 1 for the same density (Weitzman's overlapping coefficient).
  ///
  /// Where neither crosses the other the integral is a difference of normal distributions, so only
  /// the crossings are sought: between neighbours of a grid finer than the kernels, by halving.
  ///
  /// - Complexity: O(g · values), with g grid points: eight for each of the narrower bandwidth, at
  ///   most 20,000.
  public func overlap(with other: KernelDensity) -> Double {
    let grid = sharedGrid(with: other)
    func difference(_ x: Double) -> Double { density(at: x) - other.density(at: x) }
    var total = 0.0
    var start = -Double.infinity
    var before = difference(grid[0])
    for (left, right) in zip(grid, grid.dropFirst()) {
      let after = difference(right)
      if (before < 0) != (after < 0) {
        let crossing = Self.crossing(of: difference, from: left, to: right, rises: before < 0)
        total += smallerMass(than: other, isSmaller: before < 0, from: start, to: crossing)
        start = crossing
      }
      before = after
    }
    total += smallerMass(than: other, isSmaller: before < 0, from: start, to: .infinity)
    return min(max(total, 0), 1)
  }

  /// The mass in a stretch of whichever density is the smaller one there.
  private func smallerMass(
    than other: KernelDensity, isSmaller: Bool, from lower: Double, to upper: Double
  ) -> Double {
    let smaller = isSmaller ? self : other
    return smaller.cumulative(upper) - smaller.cumulative(lower)
  }

  /// Points over both densities to eight bandwidths beyond the outermost values.
  private func sharedGrid(with other: KernelDensity) -> [Double] {
    let wide = 8 * max(bandwidth, other.bandwidth)
    let lower = min(values[0], other.values[0]) - wide
    let upper = max(values[values.count - 1], other.values[other.values.count - 1]) + wide
    let wanted = (upper - lower) / min(bandwidth, other.bandwidth) * 8
    let steps = Int(min(max(wanted, 16), 20_000))
    return (0...steps).map { lower + (upper - lower) * Double($0) / Double(steps) }
  }

  private static func crossing(
    of function: (Double) -> Double, from left: Double, to right: Double, rises: Bool
  ) -> Double {
    var (left, right) = (left, right)
    for _ in 0..<60 {
      let middle = left + (right - left) / 2
      if middle == left || middle == right { break }
      if (function(middle) < 0) == rises { left = middle } else { right = middle }
    }
    return left
  }
}
