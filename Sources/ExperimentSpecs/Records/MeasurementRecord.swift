/// A row of what was measured beside the samples: a line of `records/measurements.jsonl.gz`, in the
/// order of the spec.
///
/// There are no texts that a model or a benchmark wrote: names, digests and numbers only.
public struct MeasurementRecord: Hashable, Sendable, Codable {
  /// What the spec calls the measurement.
  public var measurement: String
  /// Of the measurement, such as `corpus`.
  public var kind: MeasurementSpec.Kind
  /// What the row is about, such as a model's name or the digest of a file, by what it is.
  public var labels: [String: String]
  public var numbers: [String: Double]

  public init(
    _ measurement: String, _ kind: MeasurementSpec.Kind, labels: [String: String],
    numbers: [String: Double]
  ) {
    self.measurement = measurement
    self.kind = kind
    self.labels = labels
    self.numbers = numbers
  }
}
