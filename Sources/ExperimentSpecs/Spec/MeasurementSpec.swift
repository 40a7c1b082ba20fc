/// Something that is measured beside the samples: of a corpus, of models, or of real code.
///
/// What it gives are rows of numbers in the records, of which result tables are made.
public enum MeasurementSpec: Hashable, Sendable {
  case corpus(CorpusMeasurement)
  case memorised
  case imports(ImportsMeasurement)
  case cost(CostMeasurement)
  case tracing(TracingMeasurement)

  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// What filters take of a corpus, and into how many tokens it is divided.
    case corpus
    /// Which runs of tokens and lines of the samples stand in what their model read.
    case memorised
    /// Which modules models import where they begin a file.
    case imports
    /// The processor time of training.
    case cost
    /// Problems made of real functions, traced while their own tests run.
    case tracing
  }

  public var kind: Kind {
    switch self {
    case .corpus: .corpus
    case .memorised: .memorised
    case .imports: .imports
    case .cost: .cost
    case .tracing: .tracing
    }
  }
}

/// What filters take of a corpus, and into how many tokens tokenizers divide its held-out files.
public struct CorpusMeasurement: Hashable, Sendable, Decodable {
  public let corpus: CorpusSpec
  /// Sizes of tokenizers, in token ids without the whitespace tokens; `nil` where none are tried.
  public let vocabulary: [Int]?
}

/// Files that models begin, and the modules that they import there.
public struct ImportsMeasurement: Hashable, Sendable, Decodable {
  /// Names of native models of the spec.
  public let models: [String]
  /// What the files begin with.
  public let prompts: [String]
  /// How often each model continues each prompt.
  public let samples: Int
}

/// The processor time of a few steps of each model's training, and what power it stands for.
public struct CostMeasurement: Hashable, Sendable, Decodable {
  /// How many steps are timed.
  public let steps: Int
  /// Of one processor core at work with its share of the machine, in watts: an assumption.
  public let watts: Double
}

/// Modules of Python's own library whose tests run under the tracer.
public struct TracingMeasurement: Hashable, Sendable, Decodable {
  public let modules: [String]
  /// A native model of the spec, which tries the problems.
  public let model: String
  /// How often it tries each problem, at temperature 0.8.
  public let samples: Int
}

extension MeasurementSpec: Decodable {
  private enum CodingKeys: String, CodingKey { case kind }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .kind) {
    case .corpus: self = .corpus(try CorpusMeasurement(from: decoder))
    case .memorised: self = .memorised
    case .imports: self = .imports(try ImportsMeasurement(from: decoder))
    case .cost: self = .cost(try CostMeasurement(from: decoder))
    case .tracing: self = .tracing(try TracingMeasurement(from: decoder))
    }
  }
}
