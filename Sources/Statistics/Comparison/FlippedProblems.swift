/// The problems that one arm solves and the other does not.
public struct FlippedProblems: Hashable, Sendable {
  /// When a problem counts as solved.
  public enum Criterion: String, Hashable, Sendable {
    /// At least one sample passed.
    case someSample = "some-sample"
    /// More than half of the samples passed.
    case mostSamples = "most-samples"

    func isSolved(_ tally: SampleTally) -> Bool {
      switch self {
      case .someSample: tally.c > 0
      case .mostSamples: 2 * tally.c > tally.n
      }
    }
  }

  /// When a problem counted as solved.
  public let criterion: Criterion
  /// Solved by the second arm only, in the first arm's order.
  public let gained: [String]
  /// Solved by the first arm only, in the first arm's order.
  public let lost: [String]
}
