import CodeEvaluation
public import ExperimentSpecs
public import LanguageModels

/// How the samples of one arm of a native model are drawn.
public struct ArmSampling: Hashable, Sendable {
  public let arm: Arm
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
  init?(_ arm: Arm, _ sampling: SamplingSpec, form: TaskForm, models: NativeModels) {
    guard case .native(let model) = arm.model, let entry = models[model.name],
      let temperature = arm.temperature, let topP = arm.topP, let maxTokens = arm.maxTokens
    else { return nil }
    self.arm = arm
    parameters = SamplingParameters(
      temperature: temperature, topP: topP, maxTokens: maxTokens,
      stop: sampling.stop ?? form.stop)
    seed = UInt64(clamping: sampling.seed)
    count = sampling.n ?? SamplingSpec.defaultCount
    key = ContentKey(of: [
      "version": .number(Double(Self.version)), "model": .string(entry.stage.key.hex),
      // The random numbers of a sample are keyed by the model's name.
      "name": .string(model.name), "temperature": .number(temperature), "top_p": .number(topP),
      "max_tokens": .number(Double(maxTokens)),
      "stop": .list(parameters.stop.map(JSONValue.string)), "seed": .string(String(seed)),
    ])
  }

  /// The name of the stage.
  public static func stageName(_ arm: Arm) -> String { "sample \(arm.id)" }

  /// The stage, whose inputs are what ``key`` is made of.
  ///
  /// - Parameters:
  ///   - training: The stage that trains the model.
  ///   - problems: What decides on the prompts.
  public func stage(training: Stage, problems: [Stage.Input]) -> Stage {
    let settings: [Stage.Input] = [
      Stage.Input("samples", key.hex), Stage.Input(training.name, training.key.hex),
      Stage.Input("temperature", json: .number(parameters.temperature)),
      Stage.Input("topP", json: .number(parameters.topP)),
      Stage.Input("maxTokens", String(parameters.maxTokens)),
      Stage.Input("stop", json: .list(parameters.stop.map(JSONValue.string))),
      Stage.Input("seed", String(seed)), Stage.Input("n", String(count)),
    ]
    return Stage(
      name: Self.stageName(arm), version: Self.version, inputs: settings + problems)
  }

  /// The key of a problem's samples among those of ``key``.
  static func prompt(of problem: Problem) -> ContentKey {
    ContentKey(of: ["task": .string(problem.taskID), "prompt": .string(problem.prompt)])
  }
}
