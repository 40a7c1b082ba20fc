import Kernels

// Letters: T positions, H heads, C width, D width of a head.

/// One layer at work on one row.
@unsafe struct LayerPass {
  let kernels: any KernelSet.Type
  let shape: ModelShape
  let tensors: BlockTensors
  /// All weights of the model.
  let weights: UnsafePointer<Float>
  /// The layer's four matrices, for ``backward(_:dOutput:dInput:gradients:table:positions:scratch:)``
  /// transposed.
  let factors: PackedFactors

  /// - Parameters:
  ///   - room: Holds the input (T, C), and takes what the backward pass needs.
  ///   - output: (T, C)
  ///   - scratch: Room for attention.
  func forward(
    _ room: LayerRoom, into output: UnsafeMutablePointer<Float>, positions t: Int,
    scratch: UnsafeMutablePointer<Float>
  ) {
    let size = unsafe RowsSize(rows: t, width: shape.width)
    unsafe kernels.layerNorm(
      room.input, gain: at(tensors.attentionGain), bias: at(tensors.attentionBias),
      into: room.firstNorm, statistics: room.firstStatistics, size: size)
    unsafe multiply(
      room.firstNorm, 0, into: room.queryKeyValue, t, start: .bias(at(tensors.queryKeyValue.bias)))
    for head in 0..<(unsafe shape.heads) {
      unsafe kernels.attention(
        room.head(head, shape), into: room.attended(head, shape),
        statistics: room.attentionStatistics + 2 * t * head, size: headSize(t), scratch: scratch)
    }
    unsafe kernels.addBias(
      room.input, bias: at(tensors.attentionOutput.bias), into: room.middle, size: size)
    unsafe multiply(room.attended, 1, into: room.middle, t, start: .accumulate)
    unsafe kernels.layerNorm(
      room.middle, gain: at(tensors.feedForwardGain), bias: at(tensors.feedForwardBias),
      into: room.secondNorm, statistics: room.secondStatistics, size: size)
    unsafe multiply(
      room.secondNorm, 2, into: room.expanded, t, start: .bias(at(tensors.expansion.bias)))
    unsafe kernels.geluWithDerivative(
      room.expanded, into: room.activated, count: 4 * size.count)
    unsafe kernels.addBias(
      room.middle, bias: at(tensors.contraction.bias), into: output, size: size)
    unsafe multiply(room.activated, 3, into: output, t, start: .accumulate)
  }

  /// - Parameters:
  ///   - dOutput: (T, C)
  ///   - dInput: (T, C), replaced.
  ///   - gradients: Takes the gradients of the four products' results, for ``GradientProducts``, and
  ///     those of gains and biases.
  func backward(
    _ room: LayerRoom, dOutput: UnsafeMutablePointer<Float>,
    dInput: UnsafeMutablePointer<Float>, gradients: GradientRoom, table: VectorTable,
    positions t: Int, scratch: UnsafeMutablePointer<Float>
  ) {
    let size = unsafe RowsSize(rows: t, width: shape.width)
    let vector = { unsafe gradients.vectors + table.offset(of: $0) }
    unsafe kernels.addRows(of: dOutput, to: vector(tensors.contraction.bias), size: size)
    unsafe multiply(dOutput, 3, into: gradients.expanded, t, start: .zero)
    unsafe kernels.multiply(gradients.expanded, by: room.expanded, count: 4 * size.count)
    unsafe kernels.addRows(
      of: gradients.expanded, to: vector(tensors.expansion.bias),
      size: RowsSize(rows: t, width: 4 * shape.width))
    unsafe multiply(gradients.expanded, 2, into: gradients.norm, t, start: .zero)
    unsafe gradients.middle.update(from: dOutput, count: size.count)
    unsafe kernels.layerNormGradient(
      gradients.norm, x: room.middle, statistics: room.secondStatistics,
      gain: at(tensors.feedForwardGain), into: gradients.middle,
      dGain: vector(tensors.feedForwardGain), dBias: vector(tensors.feedForwardBias), size: size)
    unsafe kernels.addRows(
      of: gradients.middle, to: vector(tensors.attentionOutput.bias), size: size)
    unsafe multiply(gradients.middle, 1, into: gradients.attended, t, start: .zero)
    unsafe attentionBackward(room, gradients, positions: t, scratch: scratch)
    unsafe kernels.addRows(
      of: gradients.queryKeyValue, to: vector(tensors.queryKeyValue.bias),
      size: RowsSize(rows: t, width: 3 * shape.width))
    unsafe multiply(gradients.queryKeyValue, 0, into: gradients.norm, t, start: .zero)
    unsafe dInput.update(from: gradients.middle, count: size.count)
    unsafe kernels.layerNormGradient(
      gradients.norm, x: room.input, statistics: room.firstStatistics,
      gain: at(tensors.attentionGain), into: dInput, dGain: vector(tensors.attentionGain),
      dBias: vector(tensors.attentionBias), size: size)
  }

  private func attentionBackward(
    _ room: LayerRoom, _ gradients: GradientRoom, positions t: Int,
    scratch: UnsafeMutablePointer<Float>
  ) {
    let (c, d) = unsafe (shape.width, shape.headWidth)
    for head in 0..<(unsafe shape.heads) {
      let base = unsafe gradients.queryKeyValue + head * d
      unsafe kernels.attentionGradient(
        Matrix(gradients.attended + head * d, rowStride: c),
        output: room.attended(head, shape).read, head: room.head(head, shape),
        statistics: room.attentionStatistics + 2 * t * head,
        into: AttentionHeadGradient(
          queries: MutableMatrix(base, rowStride: 3 * c),
          keys: MutableMatrix(base + c, rowStride: 3 * c),
          values: MutableMatrix(base + 2 * c, rowStride: 3 * c)),
        size: headSize(t), scratch: scratch)
    }
  }

  /// One of the four products, for all rows of `a`.
  private func multiply(
    _ a: UnsafeMutablePointer<Float>, _ index: Int, into c: UnsafeMutablePointer<Float>,
    _ rows: Int, start: ProductStart
  ) {
    let factor = unsafe factors.factors[index]
    unsafe kernels.product(
      Matrix(a, rowStride: factor.depth), factor.read,
      into: MutableMatrix(c, rowStride: factor.columns),
      size: ProductSize(rows: rows, columns: factor.columns, depth: factor.depth), start: start)
  }

  private func at(_ tensor: WeightTensor) -> UnsafePointer<Float> {
    unsafe weights + tensor.offset
  }

  private func headSize(_ positions: Int) -> HeadSize {
    unsafe HeadSize(positions: positions, width: shape.headWidth)
  }
}

extension LayerRoom {
  /// What a head reads: its columns of (T, 3C).
  fileprivate func head(_ head: Int, _ shape: ModelShape) -> AttentionHead {
    let base = unsafe UnsafePointer(queryKeyValue) + head * shape.headWidth
    let c = shape.width
    return unsafe AttentionHead(
      queries: Matrix(base, rowStride: 3 * c), keys: Matrix(base + c, rowStride: 3 * c),
      values: Matrix(base + 2 * c, rowStride: 3 * c))
  }

  /// What a head gives: its columns of (T, C).
  fileprivate func attended(_ head: Int, _ shape: ModelShape) -> MutableMatrix {
    unsafe MutableMatrix(attended + head * shape.headWidth, rowStride: shape.width)
  }
}
