/// A number with its uncertainty and its origin: an estimate never travels alone.
public struct Estimate: Hashable, Sendable {
  /// The estimate itself, in the unit of its formula.
  public let value: Double
  /// The interval around it.
  public let interval: ConfidenceInterval
  /// How it was computed.
  public let signature: Signature
}
