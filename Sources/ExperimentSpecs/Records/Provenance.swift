/// `provenance.json`: what a report was made of, enough to make it again.
///
/// Holds no time, machine or locale: two builds from the same inputs give the same bytes.
public struct Provenance: Hashable, Sendable, Codable {
  /// The version of this file's format.
  public var schemaVersion = 1
  /// The effective spec.
  public var spec: JSONValue
  public var seed: Int
  public var data: [DataFile]
  public var records: [RecordFile]
  public var stages: [Stage]
  public var formulas: [Formula]

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
    public var version: Int

    public init(name: String, version: Int) {
      self.name = name
      self.version = version
    }
  }

  public init(
    spec: JSONValue, seed: Int, data: [DataFile], records: [RecordFile], stages: [Stage],
    formulas: [Formula]
  ) {
    self.spec = spec
    self.seed = seed
    self.data = data
    self.records = records
    self.stages = stages
    self.formulas = formulas
  }

  enum CodingKeys: String, CodingKey {
    case spec, seed, data, records, stages, formulas
    case schemaVersion = "schema_version"
  }
}
