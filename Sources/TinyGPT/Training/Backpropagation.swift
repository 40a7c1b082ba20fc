import Foundation
import Kernels

// Letters: B rows of a batch, T positions, V vocabulary, C width.

/// A model's loss over batches and its gradient.
///
/// Rows are worked on a few at a time, layer by layer: each thread takes a row through a layer, and
/// then all threads share the products that sum gradients over the rows. No bit of the results
/// depends on how many rows or threads that are.
///
/// Memory besides the weights: their gradient, packed copies of one layer's matrices, and what
/// the rows at work keep, about (16 L + 16) C + V floats a position each.
struct Backpropagation: ~Copyable {
  let layout: WeightLayout
  let kernels: any KernelSet.Type
  let team: ThreadTeam
  /// As the layout says.
  let weights: FloatBuffer
  /// Of the last batch; as the layout says.
  let gradient: FloatBuffer
  let table: VectorTable

  /// Panels of a layer's matrices.
  let packed: FloatBuffer
  /// The rooms of the rows at work.
  let rooms: FloatBuffer
  /// Each worker's scratch.
  let scratch: FloatBuffer
  let scratchCount: Int
  let roomCount: Int
  /// How many rows are worked on together.
  let rowsTogether: Int

  init(_ weights: Weights, kernels: any KernelSet.Type = Processor.kernels, threads: Int) {
    layout = weights.layout
    self.kernels = kernels
    team = ThreadTeam(threads: threads)
    self.weights = FloatBuffer(weights.values)
    gradient = FloatBuffer(count: layout.count)
    table = VectorTable(layout)
    let shape = weights.shape
    packed = FloatBuffer(count: shape.packedRoom)
    // Enough to keep the threads busy and each packed copy in use for a while.
    rowsTogether = max(8, threads)
    let size = HeadSize(positions: shape.contextLength, width: shape.headWidth)
    scratchCount = roundedToLine(
      max(
        size.scratchCount, GradientPart.scratchCount(positions: shape.contextLength)))
    scratch = FloatBuffer(count: scratchCount * team.threads)
    let nowhere = FloatBuffer(count: 1)
    roomCount =
      unsafe RowRoom(
        nowhere.base, shape: shape, positions: shape.contextLength, vectors: table.count
      ).count
    rooms = FloatBuffer(count: roomCount * rowsTogether)
  }

  var shape: ModelShape { layout.shape }

  /// The mean loss over all predictions of a batch that count, and its gradient.
  ///
  /// - Returns: In nats a token; nan or ∞ where the model has run away; 0 if nothing counts.
  func lossAndGradient(_ rows: [BatchRow]) -> Double {
    unsafe gradient.base.update(repeating: 0, count: gradient.count)
    let embedded = FloatBuffer(count: rows.reduce(0) { $0 + $1.positions } * shape.width)
    let learned = rows.reduce(0) { $0 + $1.learnedCount }
    var loss = 0.0
    var start = 0
    for first in stride(from: 0, to: rows.count, by: rowsTogether) {
      let group = RowGroup(
        rows: Array(rows[first..<min(first + rowsTogether, rows.count)]),
        weight: 1 / Float(max(learned, 1)))
      forward(group)
      loss += headForward(group)
      headBackward(group)
      unsafe backward(group, embedded: embedded.base + start * shape.width)
      start += group.rows.reduce(0) { $0 + $1.positions }
    }
    unsafe embeddingBackward(rows, embedded: embedded.read)
    return loss
  }

  /// The sum of the losses of all predictions that count, in nats, without gradient.
  func totalLoss(_ rows: [BatchRow]) -> Double {
    var loss = 0.0
    for first in stride(from: 0, to: rows.count, by: rowsTogether) {
      let group = RowGroup(
        rows: Array(rows[first..<min(first + rowsTogether, rows.count)]), weight: 1)
      forward(group)
      loss += headForward(group)
    }
    return loss
  }

  /// The logits (T, V) of one row.
  func logits(_ row: BatchRow) -> [Float] {
    let group = RowGroup(rows: [row], weight: 1)
    forward(group)
    let factors = unsafe headFactors(transposed: true)
    unsafe normAndLogits(group, 0, factors)
    let count = row.positions * shape.vocabularySize
    return unsafe Array(UnsafeBufferPointer(start: room(0).head.logits, count: count))
  }

  func room(_ index: Int) -> RowRoom {
    unsafe RowRoom(
      rooms.base + index * roomCount, shape: shape, positions: shape.contextLength,
      vectors: table.count)
  }

  func scratch(of worker: Int) -> UnsafeMutablePointer<Float> {
    unsafe scratch.base + worker * scratchCount
  }
}

/// Rows that are worked on together.
struct RowGroup {
  let rows: [BatchRow]
  /// What a prediction that counts counts.
  let weight: Float
}
