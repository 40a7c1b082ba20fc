import Kernels

// Letters: R rows of a pass, V vocabulary, C width.

/// Where a worker's pass keeps what it computes.
@unsafe struct PassRoom {
  /// (R, C): the residual stream.
  let stream: UnsafeMutablePointer<Float>
  /// (R, C)
  let norm: UnsafeMutablePointer<Float>
  /// (R, 3C)
  let queryKeyValue: UnsafeMutablePointer<Float>
  /// (R, C)
  let attended: UnsafeMutablePointer<Float>
  /// (R, 4C)
  let expanded: UnsafeMutablePointer<Float>
  /// (R, V)
  let logits: UnsafeMutablePointer<Float>
  /// (R, 2)
  let statistics: UnsafeMutablePointer<Float>
  /// For the attention of one row.
  let attention: UnsafeMutablePointer<Float>
  /// (V): for choosing a token.
  let weights: UnsafeMutablePointer<Float>
  /// (V / 16)
  let runSums: UnsafeMutablePointer<Float>

  init(_ base: UnsafeMutablePointer<Float>, rows: Int, shape: ModelShape) {
    var end = unsafe base
    var counts = unsafe Self.counts(rows: rows, shape: shape).makeIterator()
    func take() -> UnsafeMutablePointer<Float> {
      defer { unsafe end += Self.padded(counts.next() ?? 0) }
      return unsafe end
    }
    unsafe stream = take()
    unsafe norm = take()
    unsafe queryKeyValue = take()
    unsafe attended = take()
    unsafe expanded = take()
    unsafe logits = take()
    unsafe statistics = take()
    unsafe attention = take()
    unsafe weights = take()
    unsafe runSums = take()
  }

  /// Floats of a room.
  static func count(rows: Int, shape: ModelShape) -> Int {
    unsafe counts(rows: rows, shape: shape).map { unsafe padded($0) }.reduce(0, +)
  }

  /// Of its parts, in order.
  private static func counts(rows r: Int, shape: ModelShape) -> [Int] {
    let (c, v) = (shape.width, shape.vocabularySize)
    let attention = CacheSize(
      positions: shape.contextLength, heads: shape.heads, headWidth: shape.headWidth)
    return [
      r * c, r * c, r * 3 * c, r * c, r * 4 * c, r * v, r * 2, attention.scratchCount, v,
      v / 16 + 1,
    ]
  }

  /// Whole cache lines, and one more, so that no two parts begin at the same place of a page.
  private static func padded(_ count: Int) -> Int { (count + 15) / 16 * 16 + 16 }
}
