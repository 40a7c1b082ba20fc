/// The paired permutation test: if both arms were alike, the sign of each problem's difference
/// would be as good as thrown, so the observed sum is set against sums with the signs thrown anew.
///
/// Two-sided. With at most twenty problems that differ all sign patterns are counted and p is exact;
/// with more, patterns are drawn and p is `(b + 1) / (m + 1)` for b of m drawn sums at least as far
/// from 0, which is never 0 and errs on the safe side (Phipson and Smyth 2010).
public struct SignFlipTest: Hashable, Sendable {
  /// How p was found.
  public enum Method: Hashable, Sendable, CustomStringConvertible {
    /// All patterns were counted.
    case exact(patterns: Int)
    /// So many patterns were drawn.
    case drawn(patterns: Int)

    /// The form used in signatures: `sign-flip-drawn[10000]`.
    public var description: String {
      switch self {
      case .exact(let patterns): "sign-flip-exact[\(patterns)]"
      case .drawn(let patterns): "sign-flip-drawn[\(patterns)]"
      }
    }
  }

  /// The chance of a mean difference as far from 0, if the arms were alike; 1 if nothing differs.
  public let p: Double
  /// How p was found.
  public let method: Method

  /// Up to how many differing problems all patterns are counted.
  static let largestExactCount = 20

  /// - Parameters:
  ///   - differences: The difference of each problem.
  ///   - permutations: How many patterns to draw where there are too many to count.
  ///   - generator: The source of the patterns; untouched where they are counted.
  init(
    _ differences: [Double], permutations: Int, using generator: inout some RandomNumberGenerator
  ) {
    let differing = differences.filter { $0 != 0 }
    // Sums that are equal on paper must count as equal whatever the order of adding.
    let slack = 1e-12 * differing.reduce(0) { $0 + abs($1) }
    let observed = abs(differing.reduce(0, +)) - slack
    if differing.count <= Self.largestExactCount {
      let patterns = 1 << differing.count
      let hits = Self.countAll(differing) { abs($0) >= observed }
      (p, method) = (Double(hits) / Double(patterns), .exact(patterns: patterns))
    } else {
      let hits = (0..<permutations).count { _ in
        abs(Self.drawnSum(differing, using: &generator)) >= observed
      }
      p = Double(hits + 1) / Double(permutations + 1)
      method = .drawn(patterns: permutations)
    }
  }

  /// How many of all signed sums satisfy `isHit`, walking the patterns so that one sign turns at a
  /// time (a Gray code).
  private static func countAll(_ terms: [Double], where isHit: (Double) -> Bool) -> Int {
    var sum = terms.reduce(0, +)
    var hits = isHit(sum) ? 1 : 0
    var signs = [Double](repeating: 1, count: terms.count)
    for pattern in 1..<(1 << terms.count) {
      let turned = pattern.trailingZeroBitCount
      signs[turned] = -signs[turned]
      sum += 2 * signs[turned] * terms[turned]
      if isHit(sum) { hits += 1 }
    }
    return hits
  }

  private static func drawnSum(
    _ terms: [Double], using generator: inout some RandomNumberGenerator
  ) -> Double {
    var sum = 0.0
    var coins: UInt64 = 0
    for (index, term) in terms.enumerated() {
      if index % 64 == 0 { coins = generator.next() }
      sum += coins & 1 == 0 ? term : -term
      coins >>= 1
    }
    return sum
  }
}
