public import Kernels

// Letters: T positions, D width of a head; R queries of a block; J keys that a block sees.

extension VectorKernels {
  public static func attentionGradient(
    _ dOutput: Matrix, output: Matrix, head: AttentionHead, statistics: UnsafePointer<Float>,
    into gradient: AttentionHeadGradient, size: HeadSize, scratch: UnsafeMutablePointer<Float>
  ) {
    let room = unsafe AttentionRoom(scratch, size: size)
    let (t, d) = (size.positions, size.width)
    unsafe pack(head.keys.transposed, depth: d, columns: t, into: room.keysAcross)
    unsafe pack(head.values.transposed, depth: d, columns: t, into: room.valuesAcross)
    unsafe pack(head.keys, depth: t, columns: d, into: room.down)
    for row in 0..<t {
      unsafe gradient.keys.from(row: row).base.update(repeating: 0, count: d)
      unsafe gradient.values.from(row: row).base.update(repeating: 0, count: d)
    }
    for first in stride(from: 0, to: t, by: HeadSize.blockRows) {
      let block = unsafe GradientBlock(
        room: room, size: size, first: first, rows: min(HeadSize.blockRows, t - first))
      unsafe weights(again: head, block, statistics: statistics)
      unsafe weightGradients(dOutput, output: output, block)
      unsafe passBack(dOutput, head: head, block, into: gradient)
    }
  }

  /// Computes a block's weights (R, J) as attention did.
  private static func weights(
    again head: AttentionHead, _ block: GradientBlock, statistics: UnsafePointer<Float>
  ) {
    let (room, size) = unsafe (block.room, block.size)
    unsafe product(
      head.queries.from(row: block.first), Panels(room.keysAcross, depth: size.width),
      into: room.weights,
      size: ProductSize(rows: block.rows, columns: block.seen, depth: size.width), start: .zero)
    for row in 0..<(unsafe block.rows) {
      let line = unsafe room.weights.from(row: row).base
      let (largest, inverse) = unsafe (
        statistics[2 * (block.first + row)], statistics[2 * (block.first + row) + 1]
      )
      let count = unsafe block.first + row + 1
      for (offset, width) in Runs(count) {
        let power = unsafe exponential((load(line + offset, width) - largest) * size.scale)
        unsafe store(power * inverse, line + offset, width)
      }
      for column in count..<(unsafe block.seen) { unsafe line[column] = 0 }
    }
  }

  /// The gradients of the products of queries and keys, (R, J): dS = P (dO Vᵀ - dO · O) / √D.
  private static func weightGradients(
    _ dOutput: Matrix, output: Matrix, _ block: GradientBlock
  ) {
    let (room, size) = unsafe (block.room, block.size)
    unsafe product(
      dOutput.from(row: block.first), Panels(room.valuesAcross, depth: size.width),
      into: room.dWeights,
      size: ProductSize(rows: block.rows, columns: block.seen, depth: size.width), start: .zero)
    for row in 0..<(unsafe block.rows) {
      let weights = unsafe room.weights.from(row: row).base
      let line = unsafe room.dWeights.from(row: row).base
      let (dO, o) = unsafe (
        dOutput.from(row: block.first + row).base, output.from(row: block.first + row).base
      )
      var along = Lanes()
      for (offset, count) in Runs(size.width) {
        unsafe along.addProduct(load(dO + offset, count), load(o + offset, count))
      }
      let common = along.total
      for (offset, width) in Runs(unsafe block.seen) {
        let apart = unsafe load(line + offset, width) - common
        unsafe store(
          load(weights + offset, width) * apart * size.scale, line + offset, width)
      }
    }
  }

  /// dQ = dS K for the block's queries; dK += dSᵀ Q and dV += Pᵀ dO for the keys that it sees.
  private static func passBack(
    _ dOutput: Matrix, head: AttentionHead, _ block: GradientBlock,
    into gradient: AttentionHeadGradient
  ) {
    let (room, first, rows, seen) = unsafe (block.room, block.first, block.rows, block.seen)
    let d = unsafe block.size.width
    unsafe product(
      room.dWeights.read, Panels(room.down, depth: block.size.positions),
      into: gradient.queries.from(row: first),
      size: ProductSize(rows: rows, columns: d, depth: seen), start: .zero)
    unsafe pack(head.queries.from(row: first), depth: rows, columns: d, into: room.queries)
    unsafe pack(dOutput.from(row: first), depth: rows, columns: d, into: room.dOutput)
    let size = ProductSize(rows: seen, columns: d, depth: rows)
    unsafe product(
      room.dWeights.read.transposed, Panels(room.queries, depth: rows), into: gradient.keys,
      size: size, start: .accumulate)
    unsafe product(
      room.weights.read.transposed, Panels(room.dOutput, depth: rows), into: gradient.values,
      size: size, start: .accumulate)
  }
}

/// A block of queries and the keys that it sees.
@unsafe private struct GradientBlock {
  let room: AttentionRoom
  let size: HeadSize
  let first: Int
  /// R
  let rows: Int
  /// J
  var seen: Int { unsafe first + rows }
}
