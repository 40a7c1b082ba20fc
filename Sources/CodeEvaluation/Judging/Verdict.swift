/// What the judge found about one program.
///
/// It says how the program behaved; a failure of the sandbox is thrown instead and is never a
/// verdict.
public struct Verdict: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case passed
    case wrongAnswer = "wrong answer"
    case exception
    case timedOut = "timed out"
    case outOfMemory = "out of memory"
    /// It ended the process: by a signal, or by an exit below Python's own.
    case crashed
    case forbiddenCall = "forbidden call"
    case outputLimit = "output limit"
    case notDefined = "not defined"
    /// Judged twice, with different results; never counts as passed.
    case unstable
  }

  /// Which clock a program ran out of.
  public enum Clock: String, Hashable, Sendable, Codable { case cpu, wall }

  public var kind: Kind
  /// What the reference harness would print after `failed: `; empty for `passed`.
  public var text: String
  public var clock: Clock?
  /// The call whose result decided, its arguments shortened.
  public var call: String?
  /// What that call returned.
  public var returned: String?
  /// The failed assertion, and its two sides where they are known.
  public var assertion: String?
  public var got: String?
  public var expected: String?
  public var exception: Exception?
  /// How many calls the test made.
  public var calls: Int
  /// What the program tried that no honest program needs; empty for most.
  public var attempts: [String]

  /// An exception that came out of the program.
  public struct Exception: Hashable, Sendable, Codable {
    public var type: String
    /// The nearest builtin ancestor.
    public var base: String
    public var text: String
    /// A line of the completion, counted from 1; 0 where it lies in the prompt or is not known.
    public var line: Int
  }

  public init(_ kind: Kind, text: String = "", clock: Clock? = nil, calls: Int = 0) {
    self.kind = kind
    self.text = text
    self.clock = clock
    self.calls = calls
    attempts = []
  }

  public var passed: Bool { kind == .passed }

  /// The verdict in the words of the reference harness: `passed`, `timed out` or `failed: …`.
  ///
  /// Source: <https://github.com/openai/human-eval>, `human_eval/execution.py`.
  public var reference: String {
    switch kind {
    case .passed: "passed"
    case .timedOut: "timed out"
    default: "failed: " + text
    }
  }
}

/// What judging one program took. It differs from run to run and is no part of the verdict.
public struct VerdictCost: Hashable, Sendable, Codable {
  public var cpuMilliseconds: Double
  public var wallMilliseconds: Double
  public var peakBytes: UInt64

  public init(cpuMilliseconds: Double, wallMilliseconds: Double, peakBytes: UInt64) {
    self.cpuMilliseconds = cpuMilliseconds
    self.wallMilliseconds = wallMilliseconds
    self.peakBytes = peakBytes
  }
}
