public import CodeEvaluation
public import ExperimentSpecs
import Foundation
import TinyGPT

/// An experiment ready to run: its spec, its files, and the stages that lead to its records.
public struct Experiment: Sendable {
  public let spec: LoadedSpec
  public let data: [(use: DataUse, file: ResolvedFile)]
  public let blueprint: Blueprint
  /// What native models read from files.
  public let files: NativeModels.FileHashes
  let store: Store
  let sources: TrainingSources
  private let limit: Int?

  /// The version of the stage that reads samples and puts programs together.
  public static let judgeStageVersion = 1

  /// - Parameters:
  ///   - resolver: Finds the files that the spec names.
  ///   - sources: Where corpora are found.
  ///   - judgeInputs: ``ProgramJudge/inputs(of:)``.
  ///   - report: What the report stage depends on besides the spec and the records.
  /// - Throws: `SpecProblems` for files that are not at hand.
  public init(
    _ spec: LoadedSpec, store: Store, resolver: DataResolver, sources: TrainingSources,
    limit: Int?, judgeInputs: [Stage.Input], report: [Stage.Input], reportVersion: Int
  ) throws {
    self.spec = spec
    self.store = store
    self.sources = sources
    data = try spec.resolveData(with: resolver)
    self.limit = limit
    files = NativeModels.hashes(of: spec.spec, from: sources)
    var notebook: ContentKey?
    if let file = spec.notebook { notebook = ContentKey(of: try Data(contentsOf: file)) }
    blueprint = Blueprint(
      spec, data: data, notebook: notebook, limit: limit, files: files,
      versions: Blueprint.Versions(
        judgeStage: Self.judgeStageVersion, judge: judgeInputs, reportStage: reportVersion,
        report: report))
  }

  /// Reads the files of problems and samples.
  ///
  /// - Throws: `DatasetError` for what is in them.
  func material() throws(DatasetError) -> Material {
    try Material(spec, data: data, limit: limit)
  }

  /// The stage that tries the problems on their own solutions.
  func preparing(_ problems: [Problem]) -> Stage {
    Stage(
      name: "try problems", version: 1,
      inputs: [Stage.Input("judging", blueprint.judging.hex)]
        + problems.map { problem in
          let solution = ContentKey(of: (problem.canonicalSolution ?? "").utf8)
          return Stage.Input(problem.taskID, problem.contentKey.hex + solution.hex)
        })
  }

  /// The key over all that the records follow from; `nil` while a stage is not finished.
  public func settledKey() throws(StoreError) -> ContentKey? {
    let stages = blueprint.stages.dropLast()
    for stage in stages {
      guard case .finished = try store.state(of: stage.key) else { return nil }
    }
    let names = ["models", "task", "sampling", "matrix", "ranking", "measurements"]
    let parts = names.map { spec.effective[$0] ?? .null }
    return ContentKey(of: .list(stages.map { .string($0.key.hex) } + parts))
  }

  /// What a build would do.
  public func plan() throws -> Plan {
    var material = try material()
    for (sampling, _) in blueprint.samplings { try material.fill(sampling, from: store) }
    let work = Dictionary(
      uniqueKeysWithValues: material.arms.map { arm in
        (Blueprint.judgeName(arm.arm), arm.samples.map(\.key))
      })
    let drawn = blueprint.samplings.map { sampling, stage in
      let there = material.arms.first { $0.arm.id == sampling.name }?.samples.count ?? 0
      return (stage.name, (total: material.problems.count * sampling.count, done: there))
    }
    return try Plan(
      blueprint, work: work, drawn: Dictionary(uniqueKeysWithValues: drawn), store: store)
  }

  /// What a run tells while it goes on.
  public enum Event: Sendable {
    case training(TrainingStage.Event)
    /// The problems are being tried on their own reference solutions.
    case tryingProblems(count: Int)
    case sampling(stage: String, StageProgress)
    case judging(stage: String, StageProgress)
    /// Samples are scored by a model that writes docstrings.
    case scoring(stage: String, StageProgress)
    case measuring(stage: String, StageProgress)
  }

  /// Does all that is missing and gives the records.
  ///
  /// Each sample and each verdict is kept as soon as it is made; what the store knows is not done
  /// again, and where it knows everything no program runs.
  ///
  /// - Parameters:
  ///   - threads: How many compute, where models are trained and sampled.
  ///   - makeJudge: Called when something is to be judged.
  /// - Throws: What training, sampling and the judge throw, ``StoreError``, `CancellationError`.
  public func records(
    threads: Int, judgedBy makeJudge: () throws -> Judge,
    tell: @escaping @Sendable (Event) -> Void
  ) async throws -> Records {
    var material = try material()
    var models: [ModelRecord] = []
    for entry in blueprint.models.models {
      models.append(try await trained(entry, threads: threads, judge: makeJudge, tell: tell))
    }
    for (sampling, stage) in blueprint.samplings {
      try draw(sampling, stage, of: material.problems, threads: threads, tell: tell)
      try material.fill(sampling, from: store)
    }
    let scores = try scored(material, threads: threads, tell: tell)
    var judge: TaskJudge?
    let preparing = preparing(material.problems)
    if !blueprint.judges.isEmpty, try known(preparing) == nil {
      let engine = try makeJudge()
      tell(.tryingProblems(count: material.problems.count))
      let prepared = try await engine.prepare(form.tried(material.problems))
      try store.begin(preparing, of: blueprint.specFile)
      let standings = form.standings(prepared, of: material.problems)
      try store.finish(preparing, output: Array(try JSONEncoder().encode(standings)))
      judge = TaskJudge(
        form, problems: material.problems, judge: engine, prepared: prepared,
        seed: UInt64(clamping: spec.spec.task.seed))
    }
    let verdicts = try await verdicts(on: material, judge: judge, tell: tell)
    let measurements = try await measured(
      material, models: models, threads: threads, judge: makeJudge, tell: tell)
    let standings = try standings(preparing) ?? []
    var records = Records(material, standings: standings, verdicts: verdicts, models: models)
    records.measurements = measurements
    records.add(scores)
    return records
  }

  private var form: TaskForm { TaskForm(spec.spec.task.kind) }

  /// Trains a model unless the store has it.
  private func trained(
    _ entry: NativeModels.Entry, threads: Int, judge: () throws -> Judge,
    tell: @escaping @Sendable (Event) -> Void
  ) async throws -> ModelRecord {
    if let known = try store.model(entry) { return known }
    let curation = try await curation(for: entry, threads: threads, judge: judge, tell: tell)
    try store.begin(entry.stage, of: blueprint.specFile)
    let lock = try store.lockModel(entry.stage.key)
    defer { withExtendedLifetime(lock) {} }
    // Another build may have trained it while this one waited.
    if let known = try store.model(entry) { return known }
    let base =
      entry.base.map { store.modelFolder($0) }
      ?? entry.model.base.map { URL(filePath: $0, relativeTo: sources.specFolder) }
    let stage = TrainingStage(
      entry, folder: store.modelFolder(entry.stage.key), base: base, sources: sources)
    let start = ContinuousClock.now
    let (ending, record) = try stage.run(threads: threads, curation: curation) {
      tell(.training($0))
    }
    guard ending == .finished else { throw CancellationError() }
    try store.recordRate(
      kind: entry.stage.kind, units: 1, seconds: (.now - start) / .seconds(1))
    try store.finish(entry.stage, output: Array(CanonicalJSON.data(of: record.thinned)))
    return record.thinned
  }

  private func draw(
    _ sampling: ArmSampling, _ stage: Stage, of problems: [Problem], threads: Int,
    tell: (Event) -> Void
  ) throws {
    if case .finished = try store.state(of: stage.key) { return }
    let work = SamplingStage(
      sampling: sampling, stage: stage, specFile: blueprint.specFile, problems: problems)
    let folder = sampling.model.place(in: store, specFolder: sources.specFolder)
    try work.run(
      threads: threads, store: store,
      model: { try ModelFolder.read(at: folder.path(percentEncoded: false)) },
      progress: { tell(.sampling(stage: stage.name, $0)) })
  }

  /// The scores of the arms' samples by back-translation, by the names of the arms.
  private func scored(
    _ material: Material, threads: Int, tell: (Event) -> Void
  ) throws -> [String: [Double?]] {
    var scores: [String: [Double?]] = [:]
    for (scoring, stage) in blueprint.scorings {
      guard let model = blueprint.models[scoring.model],
        let arm = material.arms.first(where: { $0.arm.id == scoring.arm })
      else { continue }
      let work = ScoringStage(
        scoring: scoring, stage: stage, specFile: blueprint.specFile, problems: material.problems)
      let folder = store.modelFolder(model.stage.key)
      scores[scoring.arm] = try work.run(
        arm.samples, threads: threads, store: store,
        model: { try ModelFolder.read(at: folder.path(percentEncoded: false)) },
        progress: { tell(.scoring(stage: stage.name, $0)) })
    }
    return scores
  }

  /// The verdicts on the samples of each arm, in their order.
  ///
  /// - Parameter judge: `nil` where the store has all of them.
  private func verdicts(
    on material: Material, judge: TaskJudge?, tell: @escaping @Sendable (Event) -> Void
  ) async throws -> [[StoredVerdict]] {
    guard let judge else {
      return try material.arms.concurrentMap { (arm) throws(StoreError) in
        let known = try store.verdicts(arm.samples.map(\.key), judging: blueprint.judging)
        return arm.samples.compactMap { known[$0.key] }
      }
    }
    var verdicts: [[StoredVerdict]] = []
    for (arm, stage) in zip(material.arms, blueprint.judges) {
      let requests = arm.samples.map { sample in
        JudgeRequest(
          key: sample.key, taskID: material.problems[sample.problem].taskID,
          completion: sample.completion)
      }
      let work = JudgeStage(
        stage: stage, judging: blueprint.judging, specFile: blueprint.specFile)
      verdicts.append(
        try await work.run(requests, judge: judge, store: store) { progress in
          tell(.judging(stage: stage.name, progress))
        })
    }
    return verdicts
  }

  /// The standings of the problems, where every arm has all its verdicts as well.
  private func known(_ preparing: Stage) throws -> [ProblemStanding]? {
    for stage in blueprint.judges {
      guard case .finished = try store.state(of: stage.key) else { return nil }
    }
    return try standings(preparing)
  }

  /// - Parameter preparing: The stage whose output they are: one for each of its problems.
  func standings(_ preparing: Stage) throws -> [ProblemStanding]? {
    guard case .finished(let output?) = try store.state(of: preparing.key),
      let standings = try? JSONDecoder().decode(
        [ProblemStanding].self, from: Data(contentsOf: store.objects.url(of: output.hex))),
      standings.count == preparing.inputs.count - 1
    else { return nil }
    return standings
  }
}
