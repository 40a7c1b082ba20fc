/// Whoever runs programs and says how they fared.
public protocol Judging: Sendable {
  /// Everything a verdict depends on besides problem, program and the limits of the spec: the
  /// judge's version, the interpreter's.
  var inputs: [Stage.Input] { get }

  /// Judges programs, several at a time as it sees fit.
  ///
  /// The stream gives one verdict for each request, in the order in which they are done. It throws
  /// where the judge itself fails; that is never a program's fault. When the task that reads it is
  /// cancelled, the running programs are ended.
  ///
  /// - Parameter requests: No two have the same key.
  func verdicts(for requests: [JudgeRequest]) -> AsyncThrowingStream<Judged, any Error>
}

/// A sample to be judged.
public struct JudgeRequest: Hashable, Sendable {
  public let key: VerdictKey
  /// The problem's name, such as `HumanEval/0`.
  public let taskID: String
  public let completion: String

  public init(key: VerdictKey, taskID: String, completion: String) {
    self.key = key
    self.taskID = taskID
    self.completion = completion
  }
}

/// A verdict with the program it is about.
public struct Judged: Hashable, Sendable {
  public let key: VerdictKey
  public let verdict: StoredVerdict
  /// `nil` where not known.
  public let circumstances: VerdictCircumstances?

  public init(
    key: VerdictKey, verdict: StoredVerdict, circumstances: VerdictCircumstances? = nil
  ) {
    self.key = key
    self.verdict = verdict
    self.circumstances = circumstances
  }
}

/// How far a stage is, in samples.
public struct StageProgress: Hashable, Sendable {
  public let total: Int
  /// Includes ``reused``; all of them are in the store.
  public let done: Int
  /// Those whose verdict was there before the stage began.
  public let reused: Int
}

/// Why a judge stage could not end.
public enum JudgeStageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The judge ended before all programs had a verdict.
  case missingVerdicts(count: Int)
  /// The judge gave a verdict on a program that it was not asked about.
  case unexpectedVerdict(VerdictKey)

  public var description: String {
    switch self {
    case .missingVerdicts(let count):
      "error: the judge ended without a verdict on \(count) programs; run again to go on"
    case .unexpectedVerdict(let key):
      "error: the judge gave a verdict on the program \(key.program), which it was not given"
    }
  }
}
