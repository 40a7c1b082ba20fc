public import CodeEvaluation
public import ExperimentSpecs

/// Checks records against the texts they are about: every hash, and some verdicts anew.
public struct RecordProof: Sendable {
  private let records: Records
  private let texts: SampleTexts
  private let problemIndex: [String: Int]

  /// What is not as the records say, with the file and line.
  public struct Finding: Hashable, Sendable, CustomStringConvertible {
    /// Under `records`.
    public let file: String
    /// From 1.
    public let line: Int
    public let reason: String

    public var description: String { "records/\(file): line \(line): \(reason)" }
  }

  public init(_ records: Records, _ texts: SampleTexts) {
    self.records = records
    self.texts = texts
    problemIndex = Dictionary(
      texts.problems.enumerated().map { ($1.taskID, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// How many hashes ``hashFindings()`` looks at.
  public var hashCount: Int {
    records.problems.count + records.arms.reduce(0) { $0 + $1.samples.count }
  }

  /// The problems and programs whose hashes are not those of their texts.
  public func hashFindings() -> [Finding] {
    var findings: [Finding] = []
    for (index, (record, problem)) in zip(records.problems, texts.problems).enumerated()
    where record.problemSHA256 != problem.contentKey.hex {
      findings.append(
        Finding(
          file: RecordFolder.problemsName, line: index + 1,
          reason: "`problem_sha256` is not the hash of \(problem.taskID)'s texts"))
    }
    for (arm, completions) in zip(records.arms, texts.completions) {
      for (index, (sample, completion)) in zip(arm.samples, completions).enumerated() {
        guard let reason = Self.fault(of: sample, key: key(of: sample, completion)) else {
          continue
        }
        findings.append(
          Finding(file: RecordFolder.samplesName(of: arm.id), line: index + 1, reason: reason))
      }
    }
    return findings
  }

  private static func fault(of sample: SampleRecord, key: VerdictKey?) -> String? {
    guard let key else { return "there is no text of this sample" }
    return sample.programSHA256 == key.program.hex
      ? nil : "`program_sha256` is not the hash of the prompt and the completion"
  }

  private func key(of sample: SampleRecord, _ completion: String?) -> VerdictKey? {
    guard let completion, let index = problemIndex[sample.taskID] else { return nil }
    let problem = texts.problems[index]
    return VerdictKey(
      problem: problem.contentKey,
      program: ContentKey(of: (problem.prompt + completion).utf8))
  }

  /// A sample that is judged again.
  private struct Chosen {
    var request: JudgeRequest
    var record: SampleRecord
    var file: String
    var line: Int
  }

  /// Judges a random part of the programs again.
  ///
  /// Which ones depends on the seed and the programs alone: those whose hash with the seed is
  /// smallest.
  ///
  /// - Parameters:
  ///   - count: How many distinct programs; all where there are fewer.
  ///   - task: The task of the spec.
  ///   - judge: The judge with the limits of the spec.
  /// - Returns: How many were judged, and those with another verdict than recorded.
  /// - Throws: `SandboxError`, `CancellationError`.
  public func rejudge(
    _ count: Int, seed: Int, of task: TaskSpec, by judge: Judge
  ) async throws -> (count: Int, findings: [Finding]) {
    let chosen = choose(count, seed: seed)
    let needed = Set(chosen.map(\.request.taskID))
    let form = TaskForm(task.kind)
    let problems = texts.problems.filter { needed.contains($0.taskID) }
    let prepared = try await judge.prepare(form.tried(problems))
    let engine = TaskJudge(
      form, problems: problems, judge: judge, prepared: prepared,
      seed: UInt64(clamping: task.seed))
    let byKey = Dictionary(chosen.map { ($0.request.key, $0) }) { first, _ in first }
    var findings: [Finding] = []
    for try await judged in engine.verdicts(for: chosen.map(\.request)) {
      guard let sample = byKey[judged.key] else { continue }
      let verdict = judged.verdict
      guard verdict.verdict != sample.record.verdict || verdict.passed != sample.record.passed
      else { continue }
      findings.append(
        Finding(
          file: sample.file, line: sample.line,
          reason: "recorded as \(Self.words(sample.record.verdict, sample.record.passed)), judged "
            + "again \(Self.words(verdict.verdict, verdict.passed))"))
    }
    try Task.checkCancellation()
    return (chosen.count, findings.sorted { ($0.file, $0.line) < ($1.file, $1.line) })
  }

  private static func words(_ verdict: String, _ passed: Bool) -> String {
    (verdict == "passed") == passed
      ? "“\(verdict)”" : "“\(verdict)” and \(passed ? "passed" : "not passed")"
  }

  private func choose(_ count: Int, seed: Int) -> [Chosen] {
    var lots: [(lot: ContentKey, sample: Chosen)] = []
    var seen: Set<VerdictKey> = []
    for (arm, completions) in zip(records.arms, texts.completions) {
      for (index, (sample, completion)) in zip(arm.samples, completions).enumerated() {
        guard let completion, let key = key(of: sample, completion), seen.insert(key).inserted
        else { continue }
        let request = JudgeRequest(key: key, taskID: sample.taskID, completion: completion)
        lots.append(
          (
            ContentKey(of: "\(seed) \(key.problem) \(key.program)".utf8),
            Chosen(
              request: request, record: sample, file: RecordFolder.samplesName(of: arm.id),
              line: index + 1)
          ))
      }
    }
    return lots.sorted { $0.lot < $1.lot }.prefix(count).map(\.sample)
  }
}
