import Foundation

extension SampleTally {
  /// The naive estimate of pass@k, `1 - (1 - c/n)^k`, which is biased low: by Jensen's inequality
  /// its expectation lies below the true pass@k for every `k > 1`.
  ///
  /// It exists to be compared with ``passAtK(_:)``, as in Chen et al. 2021, appendix A and
  /// figure 13; no result is reported by it.
  ///
  /// Edge cases: exactly 0 when `c == 0`; exactly 1 when `c == n`. Unlike the unbiased estimate it
  /// exists for `k > n`.
  ///
  /// - Parameter k: The number of draws, at least 1.
  /// - Returns: A probability in `0...1`.
  /// - Throws: ``PassAtKError/invalidK(_:)`` if `k < 1`.
  public func naivePassAtK(_ k: Int) throws(PassAtKError) -> Double {
    guard k >= 1 else { throw .invalidK(k) }
    return 1 - pow(Double(n - c) / Double(n), Double(k))
  }
}
