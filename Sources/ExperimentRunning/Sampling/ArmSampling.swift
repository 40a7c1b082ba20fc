import CodeEvaluation
import ExperimentSpecs
public import LanguageModels

/// How the samples of one arm are drawn from a model.
public struct ArmSampling: Hashable, Sendable {
  /// Names the samples, such as ``Arm/id``.
  public let name: String
  /// The model, whose name keys the random numbers.
  let model: SampledModel
  public let parameters: SamplingParameters
  public let seed: UInt64
  /// Samples of each problem.
  public let count: Int
  /// The hash over the model and all settings but ``count``: a sample is the same however many
  /// others are drawn, so specs that want more or fewer share theirs.
  public let key: ContentKey

  /// Changes whenever the same settings give other samples than before.
  public static let version = 1

  /// - Returns: `nil` for an arm whose samples were recorded elsewhere.
  init?(
    _ arm: Arm, _ sampling: SamplingSpec, form: TaskForm, models: NativeModels,
    files: NativeModels.FileHashes
  ) {
    guard let model = SampledModel(arm.model, models: models, files: files),
      let temperature = arm.temperature, let topP = arm.topP, let maxTokens = arm.maxTokens
    else { return nil }
    self.init(
      model, name: arm.id,
      SamplingParameters(
        temperature: temperature, topP: topP, maxTokens: maxTokens,
        stop: sampling.stop ?? form.stop),
      seed: UInt64(clamping: sampling.seed), count: sampling.n ?? SamplingSpec.defaultCount)
  }

  /// Samples of functions at the paper's settings, for a filter.
  init(_ entry: NativeModels.Entry, temperature: Double, count: Int, seed: UInt64) {
    self.init(
      SampledModel(entry), name: "\(entry.model.name) for the filter",
      SamplingParameters(
        temperature: temperature, topP: 0.95, maxTokens: 100, stop: TaskForm.function.stop),
      seed: seed, count: count)
  }

  private init(
    _ model: SampledModel, name: String, _ parameters: SamplingParameters, seed: UInt64,
    count: Int
  ) {
    self.name = name
    self.model = model
    self.parameters = parameters
    self.seed = seed
    self.count = count
    key = ContentKey(of: [
      "version": .number(Double(Self.version)), "model": .string(model.key.hex),
      "name": .string(model.name), "temperature": .number(parameters.temperature),
      "top_p": .number(parameters.topP), "max_tokens": .number(Double(parameters.maxTokens)),
      "stop": .list(parameters.stop.map(JSONValue.string)), "seed": .string(String(seed)),
    ])
  }

  /// The stage, whose inputs are what ``key`` is made of.
  ///
  /// - Parameter problems: What decides on the prompts.
  public func stage(problems: [Stage.Input]) -> Stage {
    let settings: [Stage.Input] = [
      Stage.Input("samples", key.hex), Stage.Input(model.origin, model.key.hex),
      Stage.Input("temperature", json: .number(parameters.temperature)),
      Stage.Input("topP", json: .number(parameters.topP)),
      Stage.Input("maxTokens", String(parameters.maxTokens)),
      Stage.Input("stop", json: .list(parameters.stop.map(JSONValue.string))),
      Stage.Input("seed", String(seed)), Stage.Input("n", String(count)),
    ]
    return Stage(
      name: "sample \(name)", version: Self.version, inputs: settings + problems)
  }

  /// The key of a problem's samples among those of ``key``.
  static func prompt(of problem: Problem) -> ContentKey {
    ContentKey(of: ["task": .string(problem.taskID), "prompt": .string(problem.prompt)])
  }
}
