/// A GPT that this program trains itself.
public struct NativeModelSpec: Hashable, Sendable, Codable {
  public let name: String
  /// The models it belongs to, which differ in size.
  public let family: String?
  public let label: String?
  public let layers: Int
  /// One for each 32 of the width where left out.
  public let heads: Int?
  public let width: Int
  /// Positions a text may fill, in tokens.
  public let context: Int
  /// Token ids, the whitespace tokens among them.
  public let vocabulary: Int
  public let corpus: CorpusSpec
  public let training: TrainingSpec
  /// The folder of a model to start from, relative to the spec; its tokenizer is used, and its
  /// learning rate divided by 10.
  public let base: String?
}

/// What a native model reads.
public struct CorpusSpec: Hashable, Sendable, Codable {
  public let kind: Kind
  /// Of `python`: folders of Python files; Python's own library where left out.
  public let folders: [String]?
  /// Of `synthetic` and `prose`: how much to make, in megabytes.
  public let megabytes: Double
  public let seed: Int

  public enum Kind: String, Hashable, Sendable, Codable {
    /// Real files, filtered, without duplicates, split by project.
    case python
    /// Files by invented authors, without what MiniEval and the other sets ask for.
    case synthetic
    /// English-like text.
    case prose
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
