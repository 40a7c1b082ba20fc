/// One experiment as its spec declares it, checked and with all defaults filled in.
public struct ExperimentSpec: Hashable, Sendable {
  /// Names the report's folder: letters, digits, `.`, `_` and `-`.
  public let name: String
  public let title: String
  public let question: String?
  /// Specs that are built before, by their names beside this one; what they show is there for this
  /// one to show, under `<name>.<id>`.
  public let collection: [String]
  /// None where the spec only shows data.
  public let models: [ModelSpec]
  public let task: TaskSpec
  public let sampling: SamplingSpec
  /// The k of pass@k, as written; each at least 1.
  public let k: [Int]
  /// `nil` means ``RankingSpec/all``.
  public let ranking: RankingSpec?
  /// `nil` means that nothing is left out of the sweeps.
  public let matrix: MatrixSpec?
  /// `nil` means all problems.
  public let bleu: BLEUSpec?
  /// What is measured beside the samples, in the order of the spec.
  public let measurements: [Named<MeasurementSpec>]
  public let limits: LimitsSpec
  /// In the order of the spec.
  public let figures: [Named<FigureSpec>]
  /// In the order of the spec.
  public let tables: [Named<TableSpec>]
  /// What is looked for, in the order of the spec.
  public let findings: [FindingSpec]
  /// Further tables for figures and tables to read, in the order of the spec.
  public let data: [Named<DataTableSpec>]
  /// The Markdown notebook, as written: relative to the spec.
  public let notebook: String?
  public let report: ReportSpec
}

/// An entry of a spec under the name its writer chose.
public struct Named<Value: Hashable & Sendable>: Hashable, Sendable {
  public let id: String
  public let value: Value

  public init(id: String, value: Value) {
    self.id = id
    self.value = value
  }
}

/// What the models are asked to do.
public struct TaskSpec: Hashable, Sendable, Decodable {
  public let kind: Kind
  /// The benchmark's name in the report.
  public let name: String?
  /// The problems, in HumanEval's form; `nil` where a ``benchmark`` is named.
  public let problems: DataFile?
  /// Problems that come with the program; `nil` where a file is named.
  public let benchmark: Benchmark?
  /// Picks the problems of a ``benchmark``, and with it what a synthetic corpus must not hold.
  public let seed: Int
  /// The same problems with the prompts that recorded samples were made from.
  public let prompts: DataFile?

  /// Of a spec that samples no model.
  static let none = TaskSpec(
    kind: .function, name: nil, problems: nil, benchmark: nil, seed: 0, prompts: nil)

  public enum Kind: String, Hashable, Sendable, Decodable {
    /// Complete a function so that its unit tests pass.
    case function
    /// Write a program that turns standard input into the output that is asked for.
    case program
    /// Write the docstring of a function; graded by rules.
    case docstring
    /// Write code that may be harmful; classified by rules.
    case hazard
  }

  /// Problems for models that learned from the synthetic corpus.
  public enum Benchmark: String, Hashable, Sendable, Decodable, CaseIterable {
    /// 164 functions in HumanEval's form.
    case miniEval = "MiniEval"
    /// Chains of 1 to 7 operations on strings.
    case components = "Components"
    /// Functions behind solved examples: correct, subtly buggy, or none.
    case alignment = "Alignment"
    /// 90 programs in three levels of difficulty.
    case programs = "Programs"
    /// MiniEval the other way: from signature and solution to the docstring.
    case docstrings = "Docstrings"
    /// Beginnings of files that ask for encryption.
    case encryption = "Encryption"

    /// The kind of task that the problems are for.
    public var kind: Kind {
      switch self {
      case .miniEval, .components, .alignment: .function
      case .programs: .program
      case .docstrings: .docstring
      case .encryption: .hazard
      }
    }
  }
}

/// How samples are drawn; of recorded ones, which are used.
public struct SamplingSpec: Hashable, Sendable, Decodable {
  /// The sweep of temperatures; `nil` means whatever was recorded.
  public let temperature: [Double]?
  /// The sweep of nuclei, each in 0…1.
  public let topP: [Double]?
  public let maxTokens: [Int]?
  /// Samples for each problem; `nil` means all that were recorded, and of a model that is sampled
  /// here ``defaultCount``.
  public let n: Int?
  /// `nil` means the paper's five.
  public let stop: [String]?
  public let seed: Int

  /// Samples of each problem that a native model draws where the spec does not say.
  public static let defaultCount = 20
}

/// What one judged program may use.
public struct LimitsSpec: Hashable, Sendable, Codable {
  /// Processor time, in seconds.
  public let timeoutSeconds: Double
  /// Memory, in MiB.
  public let memoryMB: Int
  /// Processes and threads at a time.
  public let processes: Int
  /// What it may write, in MiB.
  public let fileMB: Int
}

/// What the report folder holds.
public struct ReportSpec: Hashable, Sendable, Decodable {
  public let publish: PublishLevel
}
