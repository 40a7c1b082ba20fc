import Foundation
import Kernels

// Letters: T positions, V vocabulary, C width.

extension Backpropagation {
  /// From the residual stream behind the last layer to the loss, and to the gradient of the logits.
  ///
  /// - Returns: The sum over the rows, each prediction weighted as the group says.
  func headForward(_ group: RowGroup) -> Double {
    let factors = unsafe headFactors(transposed: true)
    var losses = Array(repeating: 0.0, count: group.rows.count)
    unsafe losses.withUnsafeMutableBufferPointer { losses in
      nonisolated(unsafe) let losses = unsafe losses
      team.run(group.rows.count) { index, _ in
        unsafe normAndLogits(group, index, factors)
        unsafe losses[index] = loss(group, index)
      }
    }
    return losses.reduce(0, +)
  }

  /// From the gradient of the logits to that of the residual stream behind the last layer, and
  /// the head's share in the gradient of the token embedding.
  func headBackward(_ group: RowGroup) {
    let factors = unsafe headFactors(transposed: false)
    let factor = unsafe factors.factors[0]
    team.run(group.rows.count) { index, _ in
      let (head, d) = unsafe (room(index).head, room(index).gradients)
      let t = group.rows[index].positions
      unsafe kernels.product(
        Matrix(head.logits, rowStride: factor.depth), factor.read,
        into: MutableMatrix(d.norm, rowStride: factor.columns),
        size: ProductSize(rows: t, columns: factor.columns, depth: factor.depth), start: .zero)
      let dInput = unsafe d.behind(shape.layers - 1)
      unsafe d.vectors.update(repeating: 0, count: table.count)
      unsafe dInput.update(repeating: 0, count: t * shape.width)
      unsafe kernels.layerNormGradient(
        d.norm, x: head.input, statistics: head.statistics,
        gain: weights.read + layout.finalGain.offset, into: dInput,
        dGain: d.vectors + table.offset(of: layout.finalGain),
        dBias: d.vectors + table.offset(of: layout.finalBias),
        size: RowsSize(rows: t, width: shape.width))
    }
    let rows = unsafe group.rows.indices.map { index in
      let head = unsafe room(index).head
      return unsafe (
        UnsafePointer(head.logits), UnsafePointer(head.norm), group.rows[index].positions
      )
    }
    let product = unsafe GradientProduct(
      rows: rows, gradient: gradient.base + layout.tokenEmbedding.offset,
      inputs: shape.vocabularySize, outputs: shape.width)
    unsafe GradientProduct.run(
      [product], with: kernels, on: team, scratch: { unsafe scratch(of: $0) })
  }

  /// The token embedding as the head's factor: transposed (C, V) to get logits, else (V, C).
  func headFactors(transposed: Bool) -> PackedFactors {
    let factors = unsafe PackedFactors(
      [layout.tokenEmbedding], transposed: transposed, weights: weights.read, room: packed.base)
    unsafe factors.pack(with: kernels, on: team)
    return unsafe factors
  }

  /// The last norm and the logits (T, V) of one row.
  func normAndLogits(_ group: RowGroup, _ index: Int, _ factors: PackedFactors) {
    let head = unsafe room(index).head
    let factor = unsafe factors.factors[0]
    let t = group.rows[index].positions
    unsafe kernels.layerNorm(
      head.input, gain: weights.read + layout.finalGain.offset,
      bias: weights.read + layout.finalBias.offset, into: head.norm,
      statistics: head.statistics, size: RowsSize(rows: t, width: shape.width))
    unsafe kernels.product(
      Matrix(head.norm, rowStride: factor.depth), factor.read,
      into: MutableMatrix(head.logits, rowStride: factor.columns),
      size: ProductSize(rows: t, columns: factor.columns, depth: factor.depth), start: .zero)
  }

  /// The weighted loss of one row; its logits become their gradient.
  private func loss(_ group: RowGroup, _ index: Int) -> Double {
    let head = unsafe room(index).head
    let row = group.rows[index]
    for t in row.tokens.indices { unsafe head.weights[t] = row.mask[t] * group.weight }
    unsafe row.targets.withUnsafeBufferPointer { targets in
      guard let targets = targets.baseAddress else { return }
      unsafe kernels.crossEntropy(
        head.logits, targets: targets, weights: head.weights, terms: head.terms,
        size: RowsSize(rows: row.positions, width: shape.vocabularySize))
    }
    var loss = 0.0
    for t in row.tokens.indices where row.mask[t] > 0 {
      let (target, sum) = unsafe (head.terms[2 * t], head.terms[2 * t + 1])
      loss += Double(row.mask[t] * group.weight) * (log(Double(sum)) - Double(target))
    }
    return loss
  }
}
