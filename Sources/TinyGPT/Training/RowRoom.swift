// Letters: T positions, V vocabulary, L layers, H heads, C width.

/// What a layer keeps of one row's forward pass for its backward pass.
@unsafe struct LayerRoom {
  /// (T, C): the residual stream before the layer.
  let input: UnsafeMutablePointer<Float>
  /// (T, 2)
  let firstStatistics: UnsafeMutablePointer<Float>
  /// (T, C)
  let firstNorm: UnsafeMutablePointer<Float>
  /// (T, 3C)
  let queryKeyValue: UnsafeMutablePointer<Float>
  /// (H, T, 2)
  let attentionStatistics: UnsafeMutablePointer<Float>
  /// (T, C): what the heads give, side by side.
  let attended: UnsafeMutablePointer<Float>
  /// (T, C): the residual stream between attention and the feed-forward part.
  let middle: UnsafeMutablePointer<Float>
  /// (T, 2)
  let secondStatistics: UnsafeMutablePointer<Float>
  /// (T, C)
  let secondNorm: UnsafeMutablePointer<Float>
  /// (T, 4C): before GELU, then GELU's derivative there.
  let expanded: UnsafeMutablePointer<Float>
  /// (T, 4C): after GELU.
  let activated: UnsafeMutablePointer<Float>

  init(_ carver: inout Carver, shape: ModelShape, positions: Int) {
    let (t, c) = (positions, shape.width)
    unsafe input = carver.take(t * c)
    unsafe firstStatistics = carver.take(2 * t)
    unsafe firstNorm = carver.take(t * c)
    unsafe queryKeyValue = carver.take(3 * t * c)
    unsafe attentionStatistics = carver.take(2 * shape.heads * t)
    unsafe attended = carver.take(t * c)
    unsafe middle = carver.take(t * c)
    unsafe secondStatistics = carver.take(2 * t)
    unsafe secondNorm = carver.take(t * c)
    unsafe expanded = carver.take(4 * t * c)
    unsafe activated = carver.take(4 * t * c)
  }
}

/// What is kept of one row behind the last layer.
@unsafe struct HeadRoom {
  /// (T, C): the residual stream behind the last layer.
  let input: UnsafeMutablePointer<Float>
  /// (T, 2)
  let statistics: UnsafeMutablePointer<Float>
  /// (T, C)
  let norm: UnsafeMutablePointer<Float>
  /// (T, V): then their gradient.
  let logits: UnsafeMutablePointer<Float>
  /// (T, 2)
  let terms: UnsafeMutablePointer<Float>
  /// (T): what each position counts.
  let weights: UnsafeMutablePointer<Float>

  init(_ carver: inout Carver, shape: ModelShape, positions: Int) {
    let (t, c) = (positions, shape.width)
    unsafe input = carver.take(t * c)
    unsafe statistics = carver.take(2 * t)
    unsafe norm = carver.take(t * c)
    unsafe logits = carver.take(t * shape.vocabularySize)
    unsafe terms = carver.take(2 * t)
    unsafe weights = carver.take(t)
  }
}

/// Gradients of one row as they pass through a layer.
@unsafe struct GradientRoom {
  /// (T, C) each: of the residual stream behind and before a layer, in turns.
  let residual: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>)
  /// (T, C)
  let middle: UnsafeMutablePointer<Float>
  /// (T, C): of what a norm gave.
  let norm: UnsafeMutablePointer<Float>
  /// (T, C)
  let attended: UnsafeMutablePointer<Float>
  /// (T, 3C)
  let queryKeyValue: UnsafeMutablePointer<Float>
  /// (T, 4C)
  let expanded: UnsafeMutablePointer<Float>
  /// Of all gains and biases of the model; see ``VectorTable``.
  let vectors: UnsafeMutablePointer<Float>

  init(_ carver: inout Carver, shape: ModelShape, positions: Int, vectors count: Int) {
    let (t, c) = (positions, shape.width)
    unsafe residual = (carver.take(t * c), carver.take(t * c))
    unsafe middle = carver.take(t * c)
    unsafe norm = carver.take(t * c)
    unsafe attended = carver.take(t * c)
    unsafe queryKeyValue = carver.take(3 * t * c)
    unsafe expanded = carver.take(4 * t * c)
    unsafe vectors = carver.take(count)
  }

  /// Of the residual stream behind layer `layer`, which is also that before the next one.
  func behind(_ layer: Int) -> UnsafeMutablePointer<Float> {
    unsafe layer.isMultiple(of: 2) ? residual.0 : residual.1
  }

  /// Of the residual stream before layer `layer`.
  func before(_ layer: Int) -> UnsafeMutablePointer<Float> {
    unsafe behind(layer + 1)
  }
}

/// All that is kept of one row.
@unsafe struct RowRoom {
  let layers: [LayerRoom]
  let head: HeadRoom
  let gradients: GradientRoom
  /// Floats taken.
  let count: Int

  init(_ base: UnsafeMutablePointer<Float>, shape: ModelShape, positions: Int, vectors: Int) {
    var carver = unsafe Carver(base)
    unsafe layers = (0..<shape.layers).map { _ in
      unsafe LayerRoom(&carver, shape: shape, positions: positions)
    }
    unsafe head = HeadRoom(&carver, shape: shape, positions: positions)
    unsafe gradients = GradientRoom(
      &carver, shape: shape, positions: positions, vectors: vectors)
    unsafe count = carver.used
  }

  /// The residual stream behind layer `layer`.
  func output(of layer: Int) -> UnsafeMutablePointer<Float> {
    unsafe layer + 1 < layers.count ? layers[layer + 1].input : head.input
  }
}
