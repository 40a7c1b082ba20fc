public import ExperimentSpecs

/// Which program of which problem a verdict is about.
public struct VerdictKey: Hashable, Sendable {
  /// The hash of the problem: prompt, entry point and tests.
  public let problem: ContentKey
  /// The hash of the whole program.
  public let program: ContentKey

  public init(problem: ContentKey, program: ContentKey) {
    self.problem = problem
    self.program = program
  }
}

/// How a program fared, in the words that records use.
public struct StoredVerdict: Hashable, Sendable {
  /// The kind, as the judge names it.
  public let verdict: String
  /// The reference's words: `passed`, `timed out`, `failed: …`.
  public let result: String
  public let passed: Bool
  public let explanation: VerdictExplanation

  public init(
    verdict: String, result: String, passed: Bool,
    explanation: VerdictExplanation = VerdictExplanation()
  ) {
    self.verdict = verdict
    self.result = result
    self.passed = passed
    self.explanation = explanation
  }
}

/// What a verdict took and under which protection it was made. It differs from run to run, so it
/// stays in the store and is in no record.
public struct VerdictCircumstances: Hashable, Sendable {
  public let cpuMilliseconds: Double
  public let wallMilliseconds: Double
  public let peakBytes: Int64
  /// The sandbox's layers, as the judge sums them up.
  public let isolation: String

  public init(
    cpuMilliseconds: Double, wallMilliseconds: Double, peakBytes: Int64, isolation: String
  ) {
    self.cpuMilliseconds = cpuMilliseconds
    self.wallMilliseconds = wallMilliseconds
    self.peakBytes = peakBytes
    self.isolation = isolation
  }
}
