/// A finding of others that the experiment looks for, with the rule that decides, written before the
/// numbers are known.
public struct FindingSpec: Hashable, Sendable, Decodable {
  /// What was found, in a sentence.
  public let claim: String
  /// Where it stands, such as `Figure 5`.
  public let source: String
  /// What was found there, in words or as a number.
  public let published: String
  /// What is measured for it: numbers and values of result tables with `+`, `-`, `*` and `/`, such as
  /// `best_temperature.temperature[k=100] - best_temperature.temperature[k=1]`.
  public let measured: String
  /// The ends of its interval, likewise; `nil` where it has none.
  public let interval: [String]?
  /// The form of its numbers, in the notation of d3-format.
  public let format: String?
  /// Conditions, such as `summary.pass_at_k[k=1] > 0.2`, that must all hold for it to count as
  /// reproduced.
  public let reproduced: [String]
  /// Weaker ones, for the same shape with other numbers.
  public let sameShape: [String]?
}
