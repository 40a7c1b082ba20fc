public import CodeEvaluation
import ExperimentSpecs
import Foundation
import Sandboxing

/// The real judge: programs in a sandbox, tests in another process.
public struct ProgramJudge: Judging {
  public let judge: Judge
  private let problems: [String: Int]
  private let prepared: [PreparedProblem]

  /// - Parameter prepared: The problems, tried out by ``CodeEvaluation/Judge/prepare(_:)``.
  public init(_ judge: Judge, problems prepared: [PreparedProblem]) {
    self.judge = judge
    self.prepared = prepared
    problems = Dictionary(
      prepared.enumerated().map { ($1.problem.taskID, $0) }, uniquingKeysWith: { first, _ in first }
    )
  }

  public var inputs: [Stage.Input] { Self.inputs(of: judge) }

  /// What verdicts of `judge` depend on, besides problem, program and limits.
  public static func inputs(of judge: Judge) -> [Stage.Input] {
    [
      Stage.Input("judge", String(JudgeSettings.version)),
      Stage.Input("python", judge.python.version),
    ]
  }

  public func verdicts(for requests: [JudgeRequest]) -> AsyncThrowingStream<Judged, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          let known = requests.filter { problems[$0.taskID] != nil }
          let submissions = known.compactMap { request in
            problems[request.taskID].map {
              Submission(problem: $0, completion: request.completion)
            }
          }
          let isolation = judge.isolation.summary
          try await judge.judge(submissions, of: prepared) { index, verdict, cost in
            continuation.yield(
              Judged(
                key: known[index].key, verdict: StoredVerdict(verdict),
                circumstances: VerdictCircumstances(cost, isolation: isolation)))
          }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}

extension StoredVerdict {
  /// What the store and the records keep of a verdict.
  init(_ verdict: Verdict) {
    self.init(
      verdict: verdict.kind.rawValue, result: verdict.reference, passed: verdict.passed,
      explanation: VerdictExplanation(verdict))
  }
}

extension VerdictExplanation {
  init(_ verdict: Verdict) {
    self.init()
    clock = verdict.clock?.rawValue
    call = verdict.call
    returned = verdict.returned
    assertion = verdict.assertion
    got = verdict.got
    expected = verdict.expected
    exception = verdict.exception.map {
      Exception(type: $0.type, base: $0.base, text: $0.text, line: $0.line)
    }
    // A program that was ended from outside could have got further, or less far.
    let wasEnded = [.timedOut, .outputLimit, .outOfMemory, .unstable].contains(verdict.kind)
    calls = wasEnded ? nil : verdict.calls
    attempts = verdict.attempts.isEmpty ? nil : verdict.attempts
  }
}

extension VerdictCircumstances {
  init(_ cost: VerdictCost, isolation: String) {
    self.init(
      cpuMilliseconds: cost.cpuMilliseconds, wallMilliseconds: cost.wallMilliseconds,
      peakBytes: Int64(clamping: cost.peakBytes), isolation: isolation)
  }
}
