import Foundation

/// The two estimators of pass@k that figure 13 of Chen et al. 2021 sets side by side.
public enum PassAtKEstimator: String, Hashable, Sendable, CaseIterable {
  /// `1 - C(n-c, k) / C(n, k)`; it needs `n >= k`.
  case unbiased
  /// `1 - (1 - c/n)^k`, biased low.
  case naive

  /// The estimate for every `c` in `0...n`, (n + 1).
  ///
  /// - Precondition: `n >= 1` and `k >= 1`, and for the unbiased one `k <= n`.
  func values(n: Int, k: Int) -> [Double] {
    switch self {
    case .naive: return (0...n).map { 1 - pow(Double(n - $0) / Double(n), Double(k)) }
    case .unbiased:
      var chanceOfNone = 1.0
      return (0...n).map { c in
        if c > 0 {
          // C(n-c, k) from C(n-c+1, k): one sample fewer that fails.
          chanceOfNone *= Double(max(n - c + 1 - k, 0)) / Double(n - c + 1)
        }
        return 1 - chanceOfNone
      }
    }
  }
}
