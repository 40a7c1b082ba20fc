import Kernels

// Letters: T positions, C width.

extension Backpropagation {
  /// From tokens to the residual stream behind the last layer.
  func forward(_ group: RowGroup) {
    team.run(group.rows.count) { index, _ in
      unsafe embed(group.rows[index], into: room(index).layers[0].input)
    }
    for layer in 0..<shape.layers {
      let pass = unsafe layerPass(layer, transposed: false)
      team.run(group.rows.count) { index, worker in
        let room = unsafe room(index)
        unsafe pass.forward(
          room.layers[layer], into: room.output(of: layer),
          positions: group.rows[index].positions, scratch: scratch(of: worker))
      }
    }
  }

  /// From the gradient of the residual stream behind the last layer to that of the embeddings.
  ///
  /// - Parameter embedded: (ΣT, C) over the rows of the group.
  func backward(_ group: RowGroup, embedded: UnsafeMutablePointer<Float>) {
    for layer in (0..<shape.layers).reversed() {
      let pass = unsafe layerPass(layer, transposed: true)
      team.run(group.rows.count) { index, worker in
        let room = unsafe room(index)
        unsafe pass.backward(
          room.layers[layer], dOutput: room.gradients.behind(layer),
          dInput: room.gradients.before(layer), gradients: room.gradients, table: table,
          positions: group.rows[index].positions, scratch: scratch(of: worker))
      }
      unsafe GradientProduct.run(
        products(group, layer: layer), with: kernels, on: team, scratch: { unsafe scratch(of: $0) })
    }
    sumVectors(group)
    var start = 0
    for (index, row) in group.rows.enumerated() {
      let count = row.positions * shape.width
      unsafe (embedded + start).update(from: room(index).gradients.before(0), count: count)
      start += count
    }
  }

  /// Packs a layer's matrices.
  private func layerPass(_ layer: Int, transposed: Bool) -> LayerPass {
    let tensors = layout.blocks[layer]
    let factors = unsafe PackedFactors(
      tensors.matrices, transposed: transposed, weights: weights.read, room: packed.base)
    unsafe factors.pack(with: kernels, on: team)
    return unsafe LayerPass(
      kernels: kernels, shape: shape, tensors: tensors, weights: weights.read, factors: factors)
  }

  /// The gradients of a layer's four matrices.
  private func products(_ group: RowGroup, layer: Int) -> [GradientProduct] {
    let tensors = layout.blocks[layer].matrices
    let rooms = unsafe group.rows.indices.map { unsafe room($0) }
    return unsafe tensors.indices.map { index in
      unsafe GradientProduct(
        rows: group.rows.indices.map { row in
          let (kept, d) = unsafe (rooms[row].layers[layer], rooms[row].gradients)
          let inputs = unsafe [kept.firstNorm, kept.attended, kept.secondNorm, kept.activated]
          let outputs = unsafe [d.queryKeyValue, d.middle, d.expanded, d.behind(layer)]
          return unsafe (
            UnsafePointer(inputs[index]), UnsafePointer(outputs[index]), group.rows[row].positions
          )
        },
        gradient: gradient.base + tensors[index].offset, inputs: tensors[index].shape[0],
        outputs: tensors[index].shape[1])
    }
  }

  /// Adds the gradients of gains and biases, row after row.
  private func sumVectors(_ group: RowGroup) {
    for index in group.rows.indices {
      let vectors = unsafe room(index).gradients.vectors
      for tensor in table.tensors {
        let sum = unsafe gradient.base + tensor.offset
        let part = unsafe vectors + table.offset(of: tensor)
        for element in 0..<tensor.count { unsafe sum[element] += part[element] }
      }
    }
  }
}
