/// p-values of several tests, adjusted so that the chance of even one false alarm among them stays
/// below the level that each is held against.
///
/// Holm's step-down method: the i-th smallest of m becomes the largest of `(m - j + 1) p_j` for
/// `j <= i`, at most 1. It assumes nothing of how the tests depend on each other.
///
/// Source: Holm 1979, "A simple sequentially rejective multiple test procedure", Scandinavian
/// Journal of Statistics 6, 65–70.
public enum HolmAdjustment {
  /// - Parameter p: Chances in `0...1`, in any order.
  /// - Returns: The adjusted ones, in the same order.
  public static func adjusted(_ p: [Double]) -> [Double] {
    let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
    var result = p
    var largest = 0.0
    for (rank, index) in order.enumerated() {
      largest = max(largest, min(1, Double(p.count - rank) * p[index]))
      result[index] = largest
    }
    return result
  }
}
