import Kernels

/// A model's weights as inference reads them: matrices packed once, the rest as they are.
///
/// Memory: about as many floats as the model has, and the token embedding once more.
struct ModelFactors: ~Copyable {
  let shape: ModelShape
  /// Panels of all matrices.
  private let panels: FloatBuffer
  /// Embeddings, gains and biases, one after the other.
  private let vectors: FloatBuffer
  let layers: [LayerFactors]
  /// (C, V): the token embedding, transposed.
  let head: Factor
  /// Offsets among the vectors.
  let tokenEmbedding: Int
  let positionEmbedding: Int
  let finalNorm: NormFactors

  init(_ weights: Weights, kernels: any KernelSet.Type) {
    let layout = weights.layout
    shape = layout.shape
    var plan = FactorPlan()
    tokenEmbedding = plan.vector(layout.tokenEmbedding)
    positionEmbedding = plan.vector(layout.positionEmbedding)
    layers = layout.blocks.map { LayerFactors($0, &plan) }
    finalNorm = NormFactors(
      gain: plan.vector(layout.finalGain), bias: plan.vector(layout.finalBias))
    head = plan.transposed(layout.tokenEmbedding)
    panels = FloatBuffer(count: plan.panelCount)
    vectors = FloatBuffer(count: plan.vectorCount)
    unsafe weights.values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      for (tensor, offset) in plan.vectors {
        unsafe (vectors.base + offset).update(from: base + tensor.offset, count: tensor.count)
      }
      for (tensor, factor) in plan.matrices {
        unsafe kernels.pack(
          Matrix(base + tensor.offset, rowStride: factor.columns), depth: factor.depth,
          columns: factor.columns, into: panels.base + factor.offset)
      }
      let (tensor, factor) = (layout.tokenEmbedding, head)
      unsafe kernels.pack(
        Matrix(base + tensor.offset, rowStride: shape.width).transposed, depth: factor.depth,
        columns: factor.columns, into: panels.base + factor.offset)
    }
  }

  /// A vector by its offset.
  func vector(_ offset: Int) -> UnsafePointer<Float> { unsafe vectors.read + offset }

  func panels(of factor: Factor) -> Panels {
    unsafe Panels(panels.read + factor.offset, depth: factor.depth)
  }
}

/// Where a packed matrix (depth, columns) stands.
struct Factor: Hashable, Sendable {
  let offset: Int
  let depth: Int
  let columns: Int
}

/// A packed matrix and the offset of what is added to its product.
struct AffineFactor: Hashable, Sendable {
  let matrix: Factor
  let bias: Int

  init(_ affine: Affine, _ plan: inout FactorPlan) {
    matrix = plan.matrix(affine.weight)
    bias = plan.vector(affine.bias)
  }
}

/// Offsets of a norm's gain and bias.
struct NormFactors: Hashable, Sendable {
  let gain: Int
  let bias: Int
}

/// What a layer reads.
struct LayerFactors: Hashable, Sendable {
  let attentionNorm: NormFactors
  let queryKeyValue: AffineFactor
  let attentionOutput: AffineFactor
  let feedForwardNorm: NormFactors
  let expansion: AffineFactor
  let contraction: AffineFactor

  init(_ block: BlockTensors, _ plan: inout FactorPlan) {
    attentionNorm = NormFactors(
      gain: plan.vector(block.attentionGain), bias: plan.vector(block.attentionBias))
    queryKeyValue = AffineFactor(block.queryKeyValue, &plan)
    attentionOutput = AffineFactor(block.attentionOutput, &plan)
    feedForwardNorm = NormFactors(
      gain: plan.vector(block.feedForwardGain), bias: plan.vector(block.feedForwardBias))
    expansion = AffineFactor(block.expansion, &plan)
    contraction = AffineFactor(block.contraction, &plan)
  }
}

/// Gives each tensor its place.
struct FactorPlan {
  private(set) var vectors: [(tensor: WeightTensor, offset: Int)] = []
  private(set) var matrices: [(tensor: WeightTensor, factor: Factor)] = []
  private(set) var vectorCount = 0
  private(set) var panelCount = 0

  mutating func vector(_ tensor: WeightTensor) -> Int {
    defer { vectorCount += tensor.count }
    vectors.append((tensor, vectorCount))
    return vectorCount
  }

  mutating func matrix(_ tensor: WeightTensor) -> Factor {
    let factor = place(depth: tensor.shape[0], columns: tensor.shape[1])
    matrices.append((tensor, factor))
    return factor
  }

  /// Only its place: the caller packs it.
  mutating func transposed(_ tensor: WeightTensor) -> Factor {
    place(depth: tensor.shape[1], columns: tensor.shape[0])
  }

  private mutating func place(depth: Int, columns: Int) -> Factor {
    defer { panelCount += PanelLayout.count(depth: depth, columns: columns) }
    return Factor(offset: panelCount, depth: depth, columns: columns)
  }
}
