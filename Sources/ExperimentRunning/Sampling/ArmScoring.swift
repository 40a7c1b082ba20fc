import ExperimentSpecs

/// How the samples of one arm are scored by a model that writes docstrings.
public struct ArmScoring: Hashable, Sendable {
  /// ``Arm/id``.
  public let arm: String
  /// The name of the model that scores.
  public let model: String
  /// The hash over the model and how it scores: specs that score by the same model share theirs.
  let key: ContentKey
  private let training: Stage

  /// Changes whenever the same texts get other scores than before.
  public static let version = 1

  /// - Returns: `nil` where the spec names no model for it.
  init?(_ arm: Arm, _ ranking: RankingSpec?, models: NativeModels) {
    guard let name = ranking?.backTranslation, let entry = models[name] else { return nil }
    self.arm = arm.id
    model = name
    training = entry.stage
    key = ContentKey(of: [
      "version": .number(Double(Self.version)), "model": .string(entry.stage.key.hex),
    ])
  }

  /// - Parameter samples: What the samples depend on.
  func stage(samples: [Stage.Input]) -> Stage {
    Stage(
      name: "score \(arm)", version: Self.version,
      inputs: [
        Stage.Input("scores", key.hex), Stage.Input(training.name, training.key.hex),
      ] + samples)
  }
}
