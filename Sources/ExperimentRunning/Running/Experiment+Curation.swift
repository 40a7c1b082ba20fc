import CodeEvaluation
import ExperimentSpecs
import Foundation
import LanguageModels
import TinyGPT

extension Experiment {
  /// The problems that a model learns from, where they are to be chosen first; `nil` where not.
  ///
  /// What is sampled and judged for it is kept like everything that is, so an interruption loses
  /// nothing.
  func curation(
    for entry: NativeModels.Entry, threads: Int, judge makeJudge: () throws -> Judge,
    tell: @escaping @Sendable (Event) -> Void
  ) async throws -> ProblemCuration? {
    let corpus = entry.model.corpus
    guard corpus.needsCuration else { return nil }
    let filter = corpus.filter.flatMap { blueprint.models[$0.model] }
    let stage = Stage(
      name: "curate problems", version: 1,
      inputs: entry.stage.inputs.filter { input in
        ["corpus.", "filter", "limits."].contains { input.name.hasPrefix($0) }
      })
    if case .finished(let output?) = try store.state(of: stage.key),
      let known = try? JSONDecoder().decode(
        ProblemCuration.self, from: Data(contentsOf: store.objects.url(of: output.hex)))
    {
      return known
    }
    try store.begin(stage, of: blueprint.specFile)
    let judge = try makeJudge()
    let found = try await ProblemCuration.collect(corpus, judge: judge)
    var kept = Array(repeating: true, count: found.problems.count)
    if let filter, let samples = corpus.filter?.samples {
      kept = try await solved(
        found.problems.map(\.problem), by: filter, samples: samples, threads: threads,
        judge: judge, tell: tell)
    }
    var curation = ProblemCuration(records: found.dropped)
    for source in ["contest", "traced"] {
      let own = found.problems.indices.filter { found.problems[$0].source == source }
      guard !own.isEmpty else { continue }
      let passed = own.count { kept[$0] }
      curation.records.append(
        CurationRecord(source: source, outcome: "kept", problems: passed))
      if filter != nil {
        curation.records.append(
          CurationRecord(source: source, outcome: "never solved", problems: own.count - passed))
      }
    }
    curation.problems = zip(found.problems, kept).compactMap { found, isKept in
      guard isKept, let solution = found.problem.canonicalSolution else { return nil }
      return ProblemCuration.Solved(prompt: found.problem.prompt, solution: solution)
    }
    try store.finish(stage, output: Array(CanonicalJSON.data(of: curation)))
    return curation
  }

  /// Which problems a model solves in some of its samples.
  func solved(
    _ problems: [Problem], by model: NativeModels.Entry, samples: Int, threads: Int, judge: Judge,
    tell: @escaping @Sendable (Event) -> Void
  ) async throws -> [Bool] {
    let sampling = ArmSampling(
      model, temperature: ProblemCuration.temperature, count: samples,
      seed: UInt64(clamping: spec.spec.sampling.seed))
    let keys = problems.map(ArmSampling.prompt(of:))
    let stage = sampling.stage(
      problems: [Stage.Input("problems", ContentKey(of: keys.map(\.hex).joined().utf8).hex)])
    let folder = store.modelFolder(model.stage.key)
    try SamplingStage(
      sampling: sampling, stage: stage, specFile: blueprint.specFile, problems: problems
    ).run(
      threads: threads, store: store,
      model: { try ModelFolder.read(at: folder.path(percentEncoded: false)) },
      progress: { tell(.sampling(stage: stage.name, $0)) })
    let drawn = try store.samples(of: keys, count: samples, sampling: sampling.key)
    tell(.tryingProblems(count: problems.count))
    let prepared = try await judge.prepare(problems)
    var requests: [JudgeRequest] = []
    var owners: [Int] = []
    for (index, problem) in problems.enumerated() {
      for number in 0..<samples {
        guard let sample = drawn[SampleKey(prompt: keys[index], number: number)] else { continue }
        let program = ContentKey(of: (problem.prompt + sample.completion).utf8)
        requests.append(
          JudgeRequest(
            key: VerdictKey(problem: problem.contentKey, program: program),
            taskID: problem.taskID, completion: sample.completion))
        owners.append(index)
      }
    }
    let judging = Stage(
      name: "judge \(stage.name)", version: Self.judgeStageVersion,
      inputs: [
        Stage.Input(stage.name, stage.key.hex), Stage.Input("judging", blueprint.judging.hex),
      ])
    let verdicts = try await JudgeStage(
      stage: judging, judging: blueprint.judging, specFile: blueprint.specFile
    ).run(requests, judge: ProgramJudge(judge, problems: prepared), store: store) {
      tell(.judging(stage: judging.name, $0))
    }
    var solved = Array(repeating: false, count: problems.count)
    for (owner, verdict) in zip(owners, verdicts) where verdict.passed { solved[owner] = true }
    return solved
  }
}
