import Foundation

extension SampleTally {
  /// The unbiased estimate of the variance that pass@k of this problem would have if it were taken
  /// from `m` fresh samples, by the chance in the samples alone.
  ///
  /// pass@k is a U-statistic of order k. Two of its subsets that share j of their samples all fail
  /// with chance `(1 - p)^(2k-j)`, so the variance is the mean of that over all pairs of subsets less
  /// `(1 - p)^2k`, and each power is estimated without bias from the samples at hand. For `m == n` it
  /// comes to `q(k)² - q(2k)`, with q the chance of none; for `k == 1` and `m == n` to
  /// `p (1 - p) / (n - 1)`.
  ///
  /// Being unbiased it may be negative for one problem; it is meant for averages over many.
  ///
  /// - Parameters:
  ///   - k: The number of draws, with `2k <= n`.
  ///   - m: How many samples there would be, at least `k`.
  /// - Throws: ``PassAtKError/tooFewSamples(k:n:)`` with twice `k` if `2k > n`, or with `k` and `m`
  ///   if `m < k`; ``PassAtKError/invalidK(_:)`` if `k < 1`.
  /// - Complexity: O(k · c).
  public func passAtKVariance(_ k: Int, fromSamples m: Int) throws(PassAtKError) -> Double {
    guard k >= 1 else { throw .invalidK(k) }
    guard k <= n / 2 else { throw .tooFewSamples(k: 2 * k, n: n) }
    guard m >= k else { throw .tooFewSamples(k: k, n: m) }
    let shared = Self.sharedCounts(k, m)
    let both = shared.reduce(0) { $0 + $1.chance * chanceOfNone(2 * k - $1.count) }
    return both - chanceOfNone(2 * k)
  }

  /// How many samples two subsets of k among m have in common, with the chance of each count: the
  /// hypergeometric distribution, summed on logarithms so that nothing overflows.
  private static func sharedCounts(_ k: Int, _ m: Int) -> [(count: Int, chance: Double)] {
    let counts = max(0, 2 * k - m)...k
    var logWeights: [Double] = [0]
    for count in counts.dropLast() {
      let left = Double(k - count)
      logWeights.append(
        logWeights[logWeights.count - 1] + 2 * log(left)
          - log(Double(count + 1)) - log(Double(m - 2 * k + count + 1)))
    }
    let largest = logWeights.reduce(-.infinity, max)
    let weights = logWeights.map { exp($0 - largest) }
    let total = weights.reduce(0, +)
    return zip(counts, weights).map { ($0, $1 / total) }
  }
}
