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

  public init(verdict: String, result: String, passed: Bool) {
    self.verdict = verdict
    self.result = result
    self.passed = passed
  }
}
