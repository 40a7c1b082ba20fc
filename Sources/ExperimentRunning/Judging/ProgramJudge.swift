public import CodeEvaluation
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
          try await judge.judge(submissions, of: prepared) { index, verdict, _ in
            continuation.yield(Judged(key: known[index].key, verdict: StoredVerdict(verdict)))
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
      verdict: verdict.kind.rawValue, result: verdict.reference, passed: verdict.passed)
  }
}
