/// A number with its uncertainty and its origin: an estimate never travels alone.
public struct Estimate: Hashable, Sendable {
  /// The estimate itself, in the unit of its formula.
  public let value: Double
  /// The interval around it.
  public let interval: ConfidenceInterval
  /// How it was computed.
  public let signature: Signature

  /// - Parameters:
  ///   - value: The estimate itself.
  ///   - interval: The interval around it.
  ///   - signature: How it was computed.
  public init(value: Double, interval: ConfidenceInterval, signature: Signature) {
    self.value = value
    self.interval = interval
    self.signature = signature
  }

  /// What this estimate differs by from a published number, taken as exact: the value and both ends
  /// of the interval less `published`.
  ///
  /// The interval tells nothing of the published number's own uncertainty, which is seldom known.
  public func difference(fromPublished published: Double) -> Estimate {
    Estimate(
      value: value - published,
      interval: ConfidenceInterval(
        lower: interval.lower - published, upper: interval.upper - published,
        level: interval.level, method: interval.method),
      signature: signature.adding(["less": "published[\(published)]"]))
  }
}
