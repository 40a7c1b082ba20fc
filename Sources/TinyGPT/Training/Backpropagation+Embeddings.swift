import Kernels

// Letters: T positions, C width.

extension Backpropagation {
  /// The sum of each token's embedding and of its position's, (T, C).
  func embed(_ row: BatchRow, into output: UnsafeMutablePointer<Float>) {
    let c = shape.width
    let tokens = unsafe weights.read + layout.tokenEmbedding.offset
    let positions = unsafe weights.read + layout.positionEmbedding.offset
    for (t, token) in row.tokens.enumerated() {
      unsafe kernels.addBias(
        tokens + Int(token) * c, bias: positions + (row.firstPosition + t) * c,
        into: output + t * c, size: RowsSize(rows: 1, width: c))
    }
  }

  /// Adds the gradient of each token's embedding and of its position's, row after row.
  ///
  /// - Parameter embedded: (ΣT, C) over all rows.
  func embeddingBackward(_ rows: [BatchRow], embedded: UnsafePointer<Float>) {
    let c = shape.width
    let one = RowsSize(rows: 1, width: c)
    let tokens = unsafe gradient.base + layout.tokenEmbedding.offset
    let positions = unsafe gradient.base + layout.positionEmbedding.offset
    var d = unsafe embedded
    for row in rows {
      for (t, token) in row.tokens.enumerated() {
        unsafe kernels.addRows(of: d, to: tokens + Int(token) * c, size: one)
        unsafe kernels.addRows(of: d, to: positions + (row.firstPosition + t) * c, size: one)
        unsafe d += c
      }
    }
  }
}
