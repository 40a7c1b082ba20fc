/// Counts of one problem: `n` completions were sampled and `c` of them passed its unit tests.
///
/// The letters are those of Chen et al. 2021, §2.1, <https://arxiv.org/abs/2107.03374>.
///
/// - Invariant: `n >= 1` and `0 <= c <= n`.
public struct SampleTally: Hashable, Sendable {
  /// How many completions were sampled.
  public let n: Int
  /// How many of them passed.
  public let c: Int

  /// - Throws: ``PassAtKError/invalidTally(n:c:)`` if the invariant does not hold.
  public init(n: Int, c: Int) throws(PassAtKError) {
    guard n >= 1, (0...n).contains(c) else { throw .invalidTally(n: n, c: c) }
    self.n = n
    self.c = c
  }

  /// The share of samples that passed, `c / n`: pass@1, a fraction.
  public var passRate: Double {
    Double(c) / Double(n)
  }

  /// The unbiased estimate of pass@k: the chance that at least one of `k` completions, drawn
  /// without replacement from the `n`, is correct.
  ///
  /// Computes `1 - C(n-c, k) / C(n, k)` as `1 - Π (1 - k/i)` for `i` in `n-c+1 ... n`, which
  /// never forms a large binomial coefficient.
  ///
  /// Edge cases: exactly 0 when `c == 0`; exactly 1 when `n - c < k`.
  ///
  /// - Parameter k: The number of draws, in `1...n`.
  /// - Returns: A probability in `0...1`, a fraction and not a percentage.
  /// - Throws: ``PassAtKError/tooFewSamples(k:n:)`` if `k` is outside `1...n`; no unbiased
  ///   estimate exists for `k > n`.
  /// - Complexity: O(`c`).
  public func passAtK(_ k: Int) throws(PassAtKError) -> Double {
    try requireSamples(k)
    return 1 - chanceOfNone(k)
  }

  /// The chance that none of `k` completions drawn without replacement is correct,
  /// `C(n-c, k) / C(n, k)`: the unbiased estimate of `(1 - p)^k` for `k` in `0...n`.
  ///
  /// - Precondition: `k` is in `0...n`; it is for the caller to have made sure.
  func chanceOfNone(_ k: Int) -> Double {
    guard n - c >= k else { return 0 }
    // Half-open on purpose: `c == 0` gives an empty product, where `...` would trap.
    return ((n - c + 1)..<(n + 1)).reduce(1) { $0 * (1 - Double(k) / Double($1)) }
  }

  func requireSamples(_ k: Int) throws(PassAtKError) {
    guard k >= 1, k <= n else { throw .tooFewSamples(k: k, n: n) }
  }
}
