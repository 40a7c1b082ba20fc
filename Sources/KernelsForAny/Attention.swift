public import Kernels

// Letters: T positions, D width of a head; R queries of a block; J keys that a block sees.

extension VectorKernels {
  public static func attention(
    _ head: AttentionHead, into output: MutableMatrix,
    statistics: UnsafeMutablePointer<Float>, size: HeadSize,
    scratch: UnsafeMutablePointer<Float>
  ) {
    let room = unsafe AttentionRoom(scratch, size: size)
    unsafe pack(
      head.keys.transposed, depth: size.width, columns: size.positions, into: room.keysAcross)
    unsafe pack(head.values, depth: size.positions, columns: size.width, into: room.down)
    for first in stride(from: 0, to: size.positions, by: HeadSize.blockRows) {
      let rows = min(HeadSize.blockRows, size.positions - first)
      let seen = first + rows
      unsafe product(
        head.queries.from(row: first), Panels(room.keysAcross, depth: size.width),
        into: room.weights,
        size: ProductSize(rows: rows, columns: seen, depth: size.width), start: .zero)
      for row in 0..<rows {
        unsafe softmax(
          room.weights.from(row: row).base, count: first + row + 1, until: seen,
          statistics: statistics + 2 * (first + row), scale: size.scale)
      }
      unsafe product(
        room.weights.read, Panels(room.down, depth: size.positions),
        into: output.from(row: first),
        size: ProductSize(rows: rows, columns: size.width, depth: seen), start: .zero)
      for row in 0..<rows {
        let line = unsafe output.from(row: first + row).base
        let inverse = unsafe statistics[2 * (first + row) + 1]
        for (offset, count) in Runs(size.width) {
          unsafe store(load(line + offset, count) * inverse, line + offset, count)
        }
      }
    }
  }

  /// Products become exponentials, not yet divided by their sum; those of keys that are not to be
  /// seen become 0.
  @inline(__always)
  static func softmax(
    _ line: UnsafeMutablePointer<Float>, count: Int, until end: Int,
    statistics: UnsafeMutablePointer<Float>, scale: Float
  ) {
    var maxima = Lanes(repeating: -.infinity)
    for (offset, width) in Runs(count) {
      maxima = larger(
        maxima, unsafe load(line + offset, width).first(width, orElse: -.infinity))
    }
    let largest = maxima.largest
    var sums = Lanes()
    for (offset, width) in Runs(count) {
      let power = unsafe exponential((load(line + offset, width) - largest) * scale)
        .first(width, orElse: 0)
      sums += power
      unsafe store(power, line + offset, width)
    }
    for column in count..<end { unsafe line[column] = 0 }
    unsafe statistics[0] = largest
    unsafe statistics[1] = 1 / sums.total
  }
}

/// The parts of an attention's scratch.
@unsafe struct AttentionRoom {
  /// (R, T): a block's weights.
  let weights: MutableMatrix
  /// (R, T): their gradients.
  let dWeights: MutableMatrix
  /// Panels of (D, T): keys, a position a column.
  let keysAcross: UnsafeMutablePointer<Float>
  /// Panels of (D, T): values, a position a column.
  let valuesAcross: UnsafeMutablePointer<Float>
  /// Panels of (T, D): values, or for the gradient keys, a position a row.
  let down: UnsafeMutablePointer<Float>
  /// Panels of (R, D): a block's queries.
  let queries: UnsafeMutablePointer<Float>
  /// Panels of (R, D): what comes back to a block.
  let dOutput: UnsafeMutablePointer<Float>

  init(_ scratch: UnsafeMutablePointer<Float>, size: HeadSize) {
    var end = unsafe scratch
    func take(_ count: Int) -> UnsafeMutablePointer<Float> {
      defer { unsafe end += count }
      return unsafe end
    }
    let block = HeadSize.blockRows * size.paddedPositions
    unsafe weights = MutableMatrix(take(block), rowStride: size.paddedPositions)
    unsafe dWeights = MutableMatrix(take(block), rowStride: size.paddedPositions)
    unsafe keysAcross = take(size.width * size.paddedPositions)
    unsafe valuesAcross = take(size.width * size.paddedPositions)
    unsafe down = take(size.positions * size.paddedWidth)
    unsafe queries = take(HeadSize.blockRows * size.paddedWidth)
    unsafe dOutput = take(HeadSize.blockRows * size.paddedWidth)
  }
}

extension HeadSize {
  /// 1 / √D.
  var scale: Float { 1 / Float(width).squareRoot() }
}
