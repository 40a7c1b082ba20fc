/// The tensors of a model in the order in which its weights stand.
///
/// Names and shapes are those that `GPT2LMHeadModel.save_pretrained` of `transformers` writes: with
/// the prefix `transformer.`, and the matrices of a block as (in, out) (its `Conv1D`). The head is
/// tied to the token embedding and has no tensor of its own.
public struct WeightLayout: Hashable, Sendable {
  public let shape: ModelShape
  /// (V, C)
  public let tokenEmbedding: WeightTensor
  /// (T, C) for the longest context.
  public let positionEmbedding: WeightTensor
  /// L of them.
  public let blocks: [BlockTensors]
  /// (C)
  public let finalGain: WeightTensor
  /// (C)
  public let finalBias: WeightTensor

  public init(_ shape: ModelShape) {
    self.shape = shape
    var end = 0
    func tensor(_ name: String, _ sizes: Int...) -> WeightTensor {
      let tensor = WeightTensor(name: "transformer." + name, shape: sizes, offset: end)
      end += tensor.count
      return tensor
    }
    let c = shape.width
    tokenEmbedding = tensor("wte.weight", shape.vocabularySize, c)
    positionEmbedding = tensor("wpe.weight", shape.contextLength, c)
    blocks = (0..<shape.layers).map { layer in
      let h = "h.\(layer)."
      return BlockTensors(
        attentionGain: tensor(h + "ln_1.weight", c), attentionBias: tensor(h + "ln_1.bias", c),
        queryKeyValue: Affine(
          weight: tensor(h + "attn.c_attn.weight", c, 3 * c),
          bias: tensor(h + "attn.c_attn.bias", 3 * c)),
        attentionOutput: Affine(
          weight: tensor(h + "attn.c_proj.weight", c, c), bias: tensor(h + "attn.c_proj.bias", c)),
        feedForwardGain: tensor(h + "ln_2.weight", c), feedForwardBias: tensor(h + "ln_2.bias", c),
        expansion: Affine(
          weight: tensor(h + "mlp.c_fc.weight", c, 4 * c),
          bias: tensor(h + "mlp.c_fc.bias", 4 * c)),
        contraction: Affine(
          weight: tensor(h + "mlp.c_proj.weight", 4 * c, c),
          bias: tensor(h + "mlp.c_proj.bias", c)))
    }
    finalGain = tensor("ln_f.weight", c)
    finalBias = tensor("ln_f.bias", c)
  }

  /// All of them, in order.
  public var tensors: [WeightTensor] {
    [tokenEmbedding, positionEmbedding] + blocks.flatMap(\.tensors) + [finalGain, finalBias]
  }

  /// How many floats a model of this shape has.
  public var count: Int { finalBias.range.upperBound }
}

/// A matrix (in, out) and what is added to its product, (out).
public struct Affine: Hashable, Sendable {
  public let weight: WeightTensor
  public let bias: WeightTensor
}

/// The tensors of one block.
public struct BlockTensors: Hashable, Sendable {
  /// (C): gain and bias of the norm before attention.
  public let attentionGain: WeightTensor
  public let attentionBias: WeightTensor
  /// (C, 3C): queries, keys and values side by side, each head after head.
  public let queryKeyValue: Affine
  /// (C, C)
  public let attentionOutput: Affine
  /// (C): gain and bias of the norm before the feed-forward part.
  public let feedForwardGain: WeightTensor
  public let feedForwardBias: WeightTensor
  /// (C, 4C)
  public let expansion: Affine
  /// (4C, C)
  public let contraction: Affine

  /// All of them, in order.
  public var tensors: [WeightTensor] {
    [
      attentionGain, attentionBias, queryKeyValue.weight, queryKeyValue.bias,
      attentionOutput.weight, attentionOutput.bias, feedForwardGain, feedForwardBias,
      expansion.weight, expansion.bias, contraction.weight, contraction.bias,
    ]
  }
}
