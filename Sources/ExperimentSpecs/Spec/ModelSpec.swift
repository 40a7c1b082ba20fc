/// Where samples come from.
public enum ModelSpec: Hashable, Sendable {
  /// A file of samples that were recorded elsewhere.
  case samples(RecordedModel)
  /// A GPT that is trained here.
  case native(NativeModelSpec)
  /// A GPT that was trained elsewhere.
  case checkpoint(CheckpointModel)

  /// The name that records carry.
  public var name: String {
    switch self {
    case .samples(let model): model.name
    case .native(let model): model.name
    case .checkpoint(let model): model.name
    }
  }

  /// The name in legends.
  public var label: String {
    switch self {
    case .samples(let model): model.label ?? model.name
    case .native(let model): model.label ?? model.name
    case .checkpoint(let model): model.label ?? model.name
    }
  }

  /// The family of models, such as `Codex`, whose members differ in size; `nil` where not told.
  public var family: String? {
    switch self {
    case .samples(let model): model.family
    case .native(let model): model.family
    case .checkpoint(let model): model.family
    }
  }

  /// Parameters without the embeddings; `nil` where not told.
  ///
  /// Of a native model all but the two tables of embeddings: matrices, biases and normalisations.
  public var parameters: Int? {
    switch self {
    case .samples(let model): model.parameters
    case .native(let model): model.nonEmbeddingParameters
    case .checkpoint(let model): model.parameters
    }
  }

  /// What it was fine-tuned from, as the spec names it; `nil` where from nothing or not told.
  public var base: String? {
    switch self {
    case .samples, .checkpoint: nil
    case .native(let model): model.base
    }
  }

  /// The tokens that it read itself, and not its base; `nil` where not told.
  public var tokensRead: Int? {
    switch self {
    case .samples, .checkpoint: nil
    case .native(let model): model.training.steps * model.training.batch * model.context
    }
  }
}

extension ModelSpec: Decodable {
  private enum CodingKeys: String, CodingKey { case kind }
  private enum Kind: String, Decodable { case samples, native, checkpoint }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .kind) {
    case .samples: self = .samples(try RecordedModel(from: decoder))
    case .native: self = .native(try NativeModelSpec(from: decoder))
    case .checkpoint: self = .checkpoint(try CheckpointModel(from: decoder))
    }
  }
}

/// A model of which only samples are at hand, with what is known of how they were drawn.
public struct RecordedModel: Hashable, Sendable, Decodable {
  public let name: String
  /// The models it belongs to, which differ in size.
  public let family: String?
  /// Without the embeddings; `nil` where not known.
  public let parameters: Int?
  public let label: String?
  public let file: DataFile
  public let format: Format
  /// The temperature the samples were drawn at; `nil` where not known.
  public let temperature: Double?
  /// The nucleus, in 0…1; `nil` where not known.
  public let topP: Double?
  /// The most tokens a sample could have; `nil` where not known.
  public let maxTokens: Int?

  /// How a file lays its samples out.
  public enum Format: String, Hashable, Sendable, Decodable {
    /// Told by the fields of its first line.
    case auto
    /// One line a completion: `task_id`, `completion`.
    case completions
    /// One line a problem: `prompt`, `samples`.
    case promptSamples
  }
}
