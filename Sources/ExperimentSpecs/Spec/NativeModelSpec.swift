/// A GPT that this program trains itself.
public struct NativeModelSpec: Hashable, Sendable, Codable {
  public let name: String
  /// The models it belongs to, which differ in size.
  public let family: String?
  public let label: String?
  public let layers: Int
  /// ``headCount`` where left out.
  public let heads: Int?
  public let width: Int
  /// Positions a text may fill, in tokens.
  public let context: Int
  /// Token ids, the whitespace tokens among them.
  public let vocabulary: Int
  public let corpus: CorpusSpec
  public let training: TrainingSpec
  /// What to start from: the name of another native model of the spec, or the folder of a model,
  /// relative to the spec. Its tokenizer is used, and the learning rate divided by 10.
  public let base: String?
  /// Whether the model is an arm of the experiment.
  public let sampled: Bool

  /// Attention heads of each layer: one for each 32 of the width unless the spec says otherwise.
  public var headCount: Int { heads ?? max(1, width / 32) }

  /// Parameters but those of the embeddings: twelve matrices of width² in each layer with thirteen
  /// vectors of biases and normalisations, and the last normalisation.
  public var nonEmbeddingParameters: Int {
    layers * (12 * width * width + 13 * width) + 2 * width
  }
}

/// What a native model reads.
public struct CorpusSpec: Hashable, Sendable, Codable {
  public let kind: Kind
  /// Of `python`: folders of Python files; Python's own library where left out.
  public let folders: [String]?
  /// Of all but `python`: how much to make, in megabytes.
  public let megabytes: Double
  /// Of `encryption`: how many of a hundred files with AES use it in ECB mode.
  public let insecureAESPercent: Int
  /// Of `encryption`: how many of a hundred files with RSA make keys of less than 2048 bits.
  public let insecureRSAPercent: Int
  public let seed: Int
  /// Of `problems`: how many of the synthetic corpus's authors have their functions traced while
  /// their projects' tests run, for further problems.
  public let tracedAuthors: Int
  /// Of `problems`: drops those that a model never solves.
  public let filter: FilterSpec?

  /// Which problems a model must be able to solve.
  public struct FilterSpec: Hashable, Sendable, Codable {
    /// A native model that stands before in the spec.
    public let model: String
    /// How often it tries each; one must pass.
    public let samples: Int
  }

  public enum Kind: String, Hashable, Sendable, Codable {
    /// Real files, filtered, without duplicates, split by project.
    case python
    /// Files by invented authors, without what MiniEval and the other sets ask for.
    case synthetic
    /// English-like text.
    case prose
    /// Solved problems like those of contests; the solutions are learned.
    case problems
    /// Functions with their docstrings behind them; the docstrings are learned.
    case docstrings
    /// Files that use encryption, known shares of them insecurely.
    case encryption
  }
}

/// How a native model learns.
public struct TrainingSpec: Hashable, Sendable, Codable {
  public let steps: Int
  /// Rows of a batch.
  public let batch: Int
  /// At its peak.
  public let learningRate: Double
  public let warmUpSteps: Int
  /// The held-out files are looked at after so many steps.
  public let validationInterval: Int
  public let seed: Int
}
