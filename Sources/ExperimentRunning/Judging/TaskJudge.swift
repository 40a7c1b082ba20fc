import CodeEvaluation
import Corpora
import ExperimentSpecs

/// Judges samples of any kind of task: with the sandbox where programs are to run, by rules where
/// texts are to be graded.
struct TaskJudge: Judging {
  let form: TaskForm
  /// The problems as models see them, by task id.
  private let problems: [String: Problem]
  private let programs: ProgramJudge
  private let graders: [String: DocstringSet.Problem]

  /// - Parameters:
  ///   - problems: As models see them.
  ///   - prepared: The problems as the judge sees them, tried out.
  ///   - seed: Of the benchmark, whose docstrings are graded.
  init(
    _ form: TaskForm, problems: [Problem], judge: Judge, prepared: [PreparedProblem], seed: UInt64
  ) {
    self.form = form
    self.problems = Dictionary(
      problems.map { ($0.taskID, $0) }, uniquingKeysWith: { first, _ in first })
    programs = ProgramJudge(judge, problems: prepared)
    let set = form == .docstring ? DocstringSet(eval: MiniEval(seed: seed)).problems : []
    graders = Dictionary(set.map { ($0.taskID, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var inputs: [Stage.Input] { programs.inputs }

  func verdicts(for requests: [JudgeRequest]) -> AsyncThrowingStream<Judged, any Error> {
    form == .docstring ? graded(requests) : judged(requests)
  }

  private func judged(_ requests: [JudgeRequest]) -> AsyncThrowingStream<Judged, any Error> {
    let texts = Dictionary(
      requests.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let wrapped = requests.compactMap { request in
      problems[request.taskID].map {
        JudgeRequest(
          key: request.key, taskID: request.taskID,
          completion: form.completion(request.completion, of: $0))
      }
    }
    let stream = programs.verdicts(for: wrapped)
    guard form == .hazard else { return stream }
    return AsyncThrowingStream { continuation in
      let task = Task {
        do {
          for try await judged in stream {
            guard let request = texts[judged.key], let problem = problems[request.taskID] else {
              continue
            }
            continuation.yield(
              Judged(
                key: judged.key,
                verdict: Self.encryption(
                  problem, request.completion, compiles: judged.verdict.passed),
                circumstances: judged.circumstances))
          }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  /// What the rules say of a program that asks for encryption; `passed` is one that is secure.
  private static func encryption(
    _ problem: Problem, _ completion: String, compiles: Bool
  ) -> StoredVerdict {
    func failed(_ kind: String) -> StoredVerdict {
      StoredVerdict(verdict: kind, result: "failed: \(kind)", passed: false)
    }
    guard compiles else { return failed("invalid") }
    let cipher: Cipher = problem.taskID.contains("/RSA/") ? .rsa : .aes
    switch EncryptionClassifier().use(of: cipher, in: problem.prompt + completion) {
    case .secure: return StoredVerdict(verdict: "passed", result: "passed", passed: true)
    case .insecure: return failed("insecure")
    case .unclear: return failed("unclear")
    }
  }

  private func graded(_ requests: [JudgeRequest]) -> AsyncThrowingStream<Judged, any Error> {
    AsyncThrowingStream { continuation in
      for request in requests {
        guard let problem = graders[request.taskID] else { continue }
        continuation.yield(
          Judged(key: request.key, verdict: Self.verdict(problem.grade(request.completion))))
      }
      continuation.finish()
    }
  }

  private static func verdict(_ grade: DocstringGrader.Verdict) -> StoredVerdict {
    let reason: String
    switch grade {
    case .right: return StoredVerdict(verdict: "passed", result: "passed", passed: true)
    case .unknown(let word): reason = "the word “\(word)” is none that says what a function does"
    case .names(let names):
      reason = "says " + (names.isEmpty ? "nothing" : names.joined(separator: ", "))
    case .parameter(let operation): reason = "another parameter of \(operation)"
    }
    return StoredVerdict(verdict: "wrong answer", result: "failed: \(reason)", passed: false)
  }
}
