/// How much of the samples the records of a report hold.
public enum PublishLevel: String, Hashable, Sendable, Codable, CaseIterable {
  /// Everything, with the texts.
  case all
  /// Task, index, program hash and verdict; no text that a model or a benchmark wrote.
  case verdicts
  /// No records: the report cannot be recomputed from its folder.
  case none
}
