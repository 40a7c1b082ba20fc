/// `provenance.json`: what a report was made of, enough to make it again.
///
/// Holds no time, machine or locale: two builds from the same inputs give the same bytes.
public struct Provenance: Hashable, Sendable, Codable {
  public static let fileName = "provenance.json"

  /// The version of this file's format.
  public var schemaVersion = 2
  /// The effective spec, as ``PublishedSpec`` has it.
  public var spec: JSONValue
  public var seed: Int
  /// How many of the problems were used; `nil` means all.
  public var limit: Int?
  public var data: [DataFile]
  public var records: [RecordFile]
  /// What verdicts depend on beside problem, program and limits: the judge's version, Python's.
  public var judge: [Setting]
  public var stages: [Stage]
  public var formulas: [Formula]
  /// What is missing of a report whose build was interrupted; `nil` for a whole one.
  public var partial: Partial?

  /// A setting that is not in the spec.
  public struct Setting: Hashable, Sendable, Codable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A data file that went in.
  public struct DataFile: Hashable, Sendable, Codable {
    /// Where the spec names it, such as `task.problems`.
    public var use: String
    public var name: String
    public var sha256: String

    public init(use: String, name: String, sha256: String) {
      self.use = use
      self.name = name
      self.sha256 = sha256
    }
  }

  /// A file of the folder `records`.
  public struct RecordFile: Hashable, Sendable, Codable {
    public var name: String
    public var sha256: String
    public var rows: Int

    public init(name: String, sha256: String, rows: Int) {
      self.name = name
      self.sha256 = sha256
      self.rows = rows
    }
  }

  /// A stage of the plan with the key over all its inputs.
  public struct Stage: Hashable, Sendable, Codable {
    public var name: String
    public var version: Int
    public var key: String

    public init(name: String, version: Int, key: String) {
      self.name = name
      self.version = version
      self.key = key
    }
  }

  /// A formula by which numbers of the report were computed.
  public struct Formula: Hashable, Sendable, Codable {
    public var name: String
    public var version: String
    /// Name, settings and version in one line.
    public var signature: String

    public init(name: String, version: String, signature: String) {
      self.name = name
      self.version = version
      self.signature = signature
    }
  }

  /// How far an interrupted build had come.
  public struct Partial: Hashable, Sendable, Codable {
    /// Which problems count, in words for readers.
    public var rule: String
    /// In the order of the plan.
    public var stages: [StageProgress]

    public init(rule: String, stages: [StageProgress]) {
      self.rule = rule
      self.stages = stages
    }
  }

  /// How much of a stage was done.
  public struct StageProgress: Hashable, Sendable, Codable {
    /// The name of the stage, such as `judge model_T0.8`.
    public var name: String
    /// What is counted: `models`, `samples` or `problems`.
    public var unit: String
    public var done: Int
    public var total: Int

    public init(name: String, unit: String, done: Int, total: Int) {
      self.name = name
      self.unit = unit
      self.done = done
      self.total = total
    }
  }

  public init(
    spec: JSONValue, seed: Int, limit: Int? = nil, data: [DataFile], records: [RecordFile],
    judge: [Setting], stages: [Stage], formulas: [Formula]
  ) {
    self.spec = spec
    self.seed = seed
    self.limit = limit
    self.data = data
    self.records = records
    self.judge = judge
    self.stages = stages
    self.formulas = formulas
  }

  enum CodingKeys: String, CodingKey {
    case spec, seed, limit, data, records, judge, stages, formulas, partial
    case schemaVersion = "schema_version"
  }
}
