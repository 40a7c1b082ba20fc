public import CodeEvaluation
public import ExperimentSpecs
import Foundation

/// An experiment ready to run: its spec, its files, and the stages that lead to its records.
public struct Experiment: Sendable {
  public let spec: LoadedSpec
  public let data: [(use: DataUse, file: ResolvedFile)]
  public let material: Material
  public let blueprint: Blueprint
  private let store: Store
  private let preparing: Stage

  /// The version of the stage that reads samples and puts programs together.
  public static let judgeStageVersion = 1

  /// - Parameters:
  ///   - resolver: Finds the files that the spec names.
  ///   - judgeInputs: ``ProgramJudge/inputs(of:)``.
  ///   - report: What the report stage depends on besides the spec and the records.
  /// - Throws: `SpecProblems` for files that are not at hand, `DatasetError` for what is in them.
  public init(
    _ spec: LoadedSpec, store: Store, resolver: DataResolver, limit: Int?,
    judgeInputs: [Stage.Input], report: [Stage.Input], reportVersion: Int
  ) throws {
    self.spec = spec
    self.store = store
    data = try spec.resolveData(with: resolver)
    material = try Material(spec, data: data, limit: limit)
    var notebook: ContentKey?
    if let file = spec.notebook { notebook = ContentKey(of: try Data(contentsOf: file)) }
    blueprint = Blueprint(
      spec, data: data, notebook: notebook, limit: limit,
      versions: Blueprint.Versions(
        judgeStage: Self.judgeStageVersion, judge: judgeInputs, reportStage: reportVersion,
        report: report))
    preparing = Stage(
      name: "try problems", version: 1,
      inputs: [Stage.Input("judging", blueprint.judging.hex)]
        + material.problems.map { problem in
          let solution = ContentKey(of: (problem.canonicalSolution ?? "").utf8)
          return Stage.Input(problem.taskID, problem.contentKey.hex + solution.hex)
        })
  }

  /// What a build would do.
  public func plan() throws -> Plan {
    let work = Dictionary(
      uniqueKeysWithValues: material.arms.map { arm in
        (Blueprint.judgeName(arm.arm), arm.samples.map(\.key))
      })
    return try Plan(blueprint, work: work, store: store)
  }

  /// What a run tells while it goes on.
  public enum Event: Sendable {
    /// The problems are being tried on their own reference solutions.
    case tryingProblems(count: Int)
    case judging(stage: String, StageProgress)
  }

  /// Does all that is missing and gives the records.
  ///
  /// Each verdict is kept as soon as it is made; what the store knows is not done again, and where
  /// it knows everything no program runs.
  ///
  /// - Parameter makeJudge: Called when something is to be judged.
  /// - Throws: What the judge throws, ``StoreError``, `CancellationError`.
  public func records(
    judgedBy makeJudge: () throws -> Judge, tell: @escaping @Sendable (Event) -> Void
  ) async throws -> Records {
    var judge: ProgramJudge?
    if try known() == nil {
      let engine = try makeJudge()
      tell(.tryingProblems(count: material.problems.count))
      let prepared = try await engine.prepare(material.problems)
      try store.begin(preparing, of: blueprint.specFile)
      let standings = prepared.map { ProblemStanding($0.standing) }
      try store.finish(preparing, output: Array(try JSONEncoder().encode(standings)))
      judge = ProgramJudge(engine, problems: prepared)
    }
    var verdicts: [[StoredVerdict]] = []
    for (arm, stage) in zip(material.arms, blueprint.stages) {
      verdicts.append(try await self.verdicts(on: arm, stage: stage, judge: judge, tell: tell))
    }
    let standings = try standings() ?? []
    return Records(material, standings: standings, verdicts: verdicts)
  }

  private func verdicts(
    on arm: Material.ArmSamples, stage: Stage, judge: ProgramJudge?,
    tell: @escaping @Sendable (Event) -> Void
  ) async throws -> [StoredVerdict] {
    let requests = arm.samples.map { sample in
      JudgeRequest(
        key: sample.key, taskID: material.problems[sample.problem].taskID,
        completion: sample.completion)
    }
    guard let judge else {
      let known = try store.verdicts(requests.map(\.key), judging: blueprint.judging)
      return requests.compactMap { known[$0.key] }
    }
    let work = JudgeStage(stage: stage, judging: blueprint.judging, specFile: blueprint.specFile)
    return try await work.run(requests, judge: judge, store: store) { progress in
      tell(.judging(stage: stage.name, progress))
    }
  }

  /// The standings of the problems, where every arm has all its verdicts as well.
  private func known() throws -> [ProblemStanding]? {
    for stage in blueprint.stages.dropLast() {
      guard case .finished = try store.state(of: stage.key) else { return nil }
    }
    return try standings()
  }

  private func standings() throws -> [ProblemStanding]? {
    guard case .finished(let output?) = try store.state(of: preparing.key),
      let standings = try? JSONDecoder().decode(
        [ProblemStanding].self, from: Data(contentsOf: store.objects.url(of: output.hex))),
      standings.count == material.problems.count
    else { return nil }
    return standings
  }
}
