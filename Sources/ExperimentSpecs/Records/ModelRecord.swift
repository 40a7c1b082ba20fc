/// A model that was trained for the report: a line of `records/models.jsonl.gz`, in the order of the
/// spec.
public struct ModelRecord: Hashable, Sendable, Codable {
  /// The name that the samples carry.
  public var model: String
  /// All parameters, those of the embeddings among them.
  public var parameters: Int
  /// Parameters but those of the embeddings: the paper's measure of size.
  public var nonEmbeddingParameters: Int
  public var layers: Int
  public var heads: Int
  public var width: Int
  /// Positions a text may fill, in tokens.
  public var context: Int
  /// Token ids.
  public var vocabulary: Int
  /// Files it learned from.
  public var files: Int
  /// Tokens of these files.
  public var corpusTokens: Int
  /// Tokens of the files it was tried on meanwhile.
  public var heldOutTokens: Int
  /// How the loss went: the first step, the last one, those at which the held-out files were looked
  /// at, and some between.
  public var losses: [LossRecord]
  /// How the problems that it learned from were come by; `nil` where it learned from files.
  public var curation: [CurationRecord]?

  public init(
    model: String, parameters: Int, nonEmbeddingParameters: Int, layers: Int, heads: Int,
    width: Int, context: Int, vocabulary: Int, files: Int, corpusTokens: Int, heldOutTokens: Int,
    losses: [LossRecord]
  ) {
    self.model = model
    self.parameters = parameters
    self.nonEmbeddingParameters = nonEmbeddingParameters
    self.layers = layers
    self.heads = heads
    self.width = width
    self.context = context
    self.vocabulary = vocabulary
    self.files = files
    self.corpusTokens = corpusTokens
    self.heldOutTokens = heldOutTokens
    self.losses = losses
  }

  enum CodingKeys: String, CodingKey {
    case model, parameters, layers, heads, width, context, vocabulary, files, losses, curation
    case nonEmbeddingParameters = "non_embedding_parameters"
    case corpusTokens = "corpus_tokens"
    case heldOutTokens = "held_out_tokens"
  }
}

/// The loss of one step of a training.
public struct LossRecord: Hashable, Sendable, Codable {
  /// Steps done.
  public var step: Int
  /// Positions read until here.
  public var tokens: Int
  /// Of the step's batch, in nats a token.
  public var loss: Double
  /// Of the held-out files, in nats a token, at the steps where it was measured.
  public var validationLoss: Double?

  public init(step: Int, tokens: Int, loss: Double, validationLoss: Double?) {
    self.step = step
    self.tokens = tokens
    self.loss = loss
    self.validationLoss = validationLoss
  }

  enum CodingKeys: String, CodingKey {
    case step, tokens, loss
    case validationLoss = "validation_loss"
  }
}

/// How many problems came from a source, and what became of them.
public struct CurationRecord: Hashable, Sendable, Codable {
  /// Such as `contest` or `traced`.
  public var source: String
  /// `kept`, or why they were left out.
  public var outcome: String
  public var problems: Int

  public init(source: String, outcome: String, problems: Int) {
    self.source = source
    self.outcome = outcome
    self.problems = problems
  }
}
