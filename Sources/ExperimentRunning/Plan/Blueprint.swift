public import ExperimentSpecs
public import Foundation

/// The stages of a spec with everything they depend on, before anybody looks what is done.
public struct Blueprint: Sendable {
  /// The training stages, those that sample, score, judge and measure, each in the order of the
  /// spec, then the report.
  public let stages: [Stage]
  public let models: NativeModels
  /// How the arms of native models are sampled, with the stages that do it.
  public let samplings: [(sampling: ArmSampling, stage: Stage)]
  /// How samples are scored by a model that writes docstrings, with the stages that do it; none
  /// where the spec names no such model.
  public let scorings: [(scoring: ArmScoring, stage: Stage)]
  /// In the order of the arms.
  public let judges: [Stage]
  /// In the order of the spec.
  public let measurements: [Measurement]
  /// The hash over the judge and the limits: what verdicts are kept under.
  public let judging: ContentKey
  public let specFile: URL

  /// What the code adds to the inputs of stages.
  public struct Versions: Hashable, Sendable {
    /// Of the stage that reads samples and puts programs together.
    public let judgeStage: Int
    /// ``Judging/inputs``.
    public let judge: [Stage.Input]
    /// Of the stage that makes the report.
    public let reportStage: Int
    /// Such as the versions of formulas, and options of the command that change the report.
    public let report: [Stage.Input]

    public init(
      judgeStage: Int, judge: [Stage.Input], reportStage: Int, report: [Stage.Input]
    ) {
      self.judgeStage = judgeStage
      self.judge = judge
      self.reportStage = reportStage
      self.report = report
    }
  }

  /// - Parameters:
  ///   - spec: The spec, read and checked.
  ///   - data: Its files, as ``LoadedSpec/resolveData(with:)`` gives them.
  ///   - notebook: The hash of the notebook; `nil` where the spec has none.
  ///   - limit: How many problems are used; `nil` means all.
  ///   - files: What native models read from files.
  public init(
    _ spec: LoadedSpec, data: [(use: DataUse, file: ResolvedFile)], notebook: ContentKey?,
    limit: Int? = nil, files: NativeModels.FileHashes = [:], versions: Versions
  ) {
    let limits = Self.inputs(of: spec.effective, "limits")
    specFile = URL(filePath: spec.file).standardizedFileURL
    let hashes = data.map { Stage.Input($0.use.path.description, $0.file.sha256) }
    let first = limit.map { [Stage.Input("--limit", String($0))] } ?? []
    let models = NativeModels(spec.spec, files: files)
    let problems = Self.problems(of: spec, hashes) + first
    let samplings = spec.spec.arms.compactMap { arm -> (sampling: ArmSampling, stage: Stage)? in
      guard
        let sampling = ArmSampling(
          arm, spec.spec.sampling, form: TaskForm(spec.spec.task.kind), models: models, files: files
        )
      else { return nil }
      return (sampling, sampling.stage(problems: problems))
    }
    let samples = spec.spec.arms.map { arm in
      let drawn = samplings.first { $0.sampling.name == arm.id }.map {
        [Stage.Input($0.stage.name, $0.stage.key.hex)]
      }
      return (drawn ?? Self.recorded(arm, in: spec, hashes)) + problems
    }
    let judges = zip(spec.spec.arms, samples).map { arm, samples in
      Stage(
        name: Self.judgeName(arm), version: versions.judgeStage,
        inputs: samples + limits + versions.judge)
    }
    let scorings = zip(spec.spec.arms, samples).compactMap { arm, samples in
      ArmScoring(arm, spec.spec.ranking, models: models).map {
        (scoring: $0, stage: $0.stage(samples: samples))
      }
    }
    let judging = Self.judging(limits, versions)
    let measurements = spec.spec.measurements.map { named in
      Measurement(
        named, in: spec.spec, models: models, samples: samples, files: files, judging: judging)
    }
    let others = scorings.map(\.stage) + measurements.map(\.stage)
    let report = Stage(
      name: "report", version: versions.reportStage,
      inputs: (models.models.map(\.stage) + judges + others).map {
        Stage.Input($0.name, $0.key.hex)
      }
        + Self.reportInputs(PublishedSpec.value(of: spec, data: data), hashes)
        + (notebook.map { [Stage.Input("notebook", $0.hex)] } ?? []) + versions.report)
    self.models = models
    self.samplings = samplings
    self.scorings = scorings
    self.judges = judges
    self.measurements = measurements
    self.judging = judging
    stages =
      models.models.map(\.stage) + samplings.map(\.stage) + scorings.map(\.stage) + judges
      + measurements.map(\.stage) + [report]
  }

  /// The name of the stage that judges an arm.
  public static func judgeName(_ arm: Arm) -> String { "judge \(arm.id)" }

  /// The hash over the judge and the limits.
  private static func judging(_ limits: [Stage.Input], _ versions: Versions) -> ContentKey {
    ContentKey(
      of: .list((versions.judge + limits).map { .list([.string($0.name), .string($0.value)]) }))
  }

  /// What decides on the problems.
  private static func problems(of spec: LoadedSpec, _ hashes: [Stage.Input]) -> [Stage.Input] {
    var inputs = hashes.filter { ["task.problems", "task.prompts"].contains($0.name) }
    if let benchmark = spec.spec.task.benchmark {
      inputs.append(Stage.Input("task.benchmark", benchmark.rawValue))
      inputs.append(Stage.Input("task.seed", String(spec.spec.task.seed)))
    }
    return inputs
  }

  /// What decides on the samples of an arm that was recorded elsewhere.
  private static func recorded(
    _ arm: Arm, in spec: LoadedSpec, _ hashes: [Stage.Input]
  ) -> [Stage.Input] {
    guard case .samples(let model) = arm.model else { return [] }
    let index = spec.spec.models.firstIndex(of: arm.model) ?? 0
    // The place of a model in its list is no input: another model before it changes nothing.
    var inputs = hashes.filter { $0.name == "models[\(index)].file" }
      .map { Stage.Input("file", $0.value) }
    inputs.append(Stage.Input("format", model.format.rawValue))
    if let n = spec.spec.sampling.n { inputs.append(Stage.Input("sampling.n", String(n))) }
    return inputs
  }

  /// All of the spec that the pages show and the judges do not cover; where its files lie does not
  /// matter.
  private static func reportInputs(
    _ spec: JSONValue, _ hashes: [Stage.Input]
  ) -> [Stage.Input] {
    let whole = [
      "name", "title", "question", "k", "models", "task", "sampling", "limits", "ranking",
      "matrix", "bleu", "measurements", "findings", "report",
    ]
    let parts = ["figures", "tables", "data"]
    return whole.compactMap { key in spec[key].map { Stage.Input(key, json: $0) } }
      + parts.flatMap { inputs(of: spec, $0) }
      + parts.compactMap { key in
        // The order of figures and tables shows in a report without a notebook.
        spec[key].map {
          Stage.Input("\(key), order", json: .list($0.members.map { .string($0.key) }))
        }
      } + hashes.filter { $0.name.hasPrefix("data.") || $0.name.hasPrefix("task.") }
  }

  /// One input for each key of an object of the spec, such as `limits.memoryMB`.
  private static func inputs(of spec: JSONValue, _ key: String) -> [Stage.Input] {
    (spec[key]?.members ?? []).map { Stage.Input("\(key).\($0.key)", json: $0.value) }
  }
}
