/// The size of a GPT-2-architecture transformer.
///
/// Letters used for shapes all over this target: B rows of a batch, T positions, V vocabulary,
/// L layers, H heads, C width, D = C / H width of a head.
///
/// Source: Radford et al. 2019, "Language Models are Unsupervised Multitask Learners", §2.3.
public struct ModelShape: Hashable, Sendable, Codable {
  /// V: number of token ids.
  public let vocabularySize: Int
  /// The largest T: number of learned positions.
  public let contextLength: Int
  /// L: number of blocks.
  public let layers: Int
  /// H: number of attention heads a block.
  public let heads: Int
  /// C: width of the residual stream, a multiple of ``heads``.
  public let width: Int

  /// - Throws: ``ModelShapeError`` for a size below 1 or a width that the heads do not divide.
  public init(
    vocabularySize: Int, contextLength: Int, layers: Int, heads: Int, width: Int
  ) throws(ModelShapeError) {
    for (name, size) in [
      ("vocabulary size", vocabularySize), ("context length", contextLength), ("layers", layers),
      ("heads", heads), ("width", width),
    ] where size < 1 {
      throw .tooSmall(name: name, size: size)
    }
    guard width.isMultiple(of: heads) else {
      throw .headsDoNotDivide(width: width, heads: heads)
    }
    self.vocabularySize = vocabularySize
    self.contextLength = contextLength
    self.layers = layers
    self.heads = heads
    self.width = width
  }

  /// - Throws: ``ModelShapeError`` as ``init(vocabularySize:contextLength:layers:heads:width:)``, or
  ///   a `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let sizes = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      vocabularySize: sizes.decode(Int.self, forKey: .vocabularySize),
      contextLength: sizes.decode(Int.self, forKey: .contextLength),
      layers: sizes.decode(Int.self, forKey: .layers),
      heads: sizes.decode(Int.self, forKey: .heads), width: sizes.decode(Int.self, forKey: .width))
  }

  /// D: width of a head.
  public var headWidth: Int { width / heads }

  /// The number of parameters without the embeddings of tokens and positions, as the paper's sizes
  /// count them: matrices, biases and gains of all blocks and of the last norm.
  ///
  /// L (12 C² + 13 C) + 2 C. Source: Kaplan et al. 2020, table 1, <https://arxiv.org/abs/2001.08361>,
  /// where 12 L C² stands for it, without biases and gains.
  public var nonEmbeddingParameters: Int {
    layers * (12 * width * width + 13 * width) + 2 * width
  }

  /// The number of all parameters. The head is the token embedding again and counts once.
  public var parameters: Int {
    nonEmbeddingParameters + (vocabularySize + contextLength) * width
  }
}

/// Why no model can have a shape.
public enum ModelShapeError: Error, Hashable, Sendable, CustomStringConvertible {
  case tooSmall(name: String, size: Int)
  case headsDoNotDivide(width: Int, heads: Int)

  public var description: String {
    switch self {
    case .tooSmall(let name, let size):
      "a model's \(name) must be at least 1 and is \(size)"
    case .headsDoNotDivide(let width, let heads):
      "a model's width must be a multiple of its heads: \(width) is none of \(heads)"
    }
  }
}
