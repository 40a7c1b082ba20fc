public import ExperimentSpecs

/// Something that a spec has measured beside its samples, with the stage that does it.
public struct Measurement: Hashable, Sendable {
  /// What the spec calls it.
  public let id: String
  public let spec: MeasurementSpec
  /// Everything that the rows depend on. The processor time of training is measured once and then
  /// kept under its key, so that reports of one store agree.
  public let stage: Stage

  /// Changes whenever the same measurement could give other rows than before, whatever its kind.
  public static let version = 2

  /// - Parameters:
  ///   - samples: For each arm, what its samples depend on.
  ///   - files: What is measured of files.
  init(
    _ named: Named<MeasurementSpec>, in experiment: ExperimentSpec, models: NativeModels,
    samples: [[Stage.Input]], files: NativeModels.FileHashes, judging: ContentKey
  ) {
    id = named.id
    spec = named.value
    func training(_ names: [String]) -> [Stage.Input] {
      names.compactMap { models[$0] }.map { Stage.Input($0.stage.name, $0.stage.key.hex) }
    }
    var inputs = files[NativeModels.measurementUse(id)].map { [Stage.Input("files", $0.hex)] } ?? []
    let seed = Stage.Input("seed", String(experiment.sampling.seed))
    switch named.value {
    case .corpus(let corpus):
      inputs += NativeModels.settings(of: corpus.corpus)
      inputs += (corpus.vocabulary ?? []).map { Stage.Input("vocabulary", String($0)) }
    case .memorised:
      inputs += training(models.models.map(\.model.name)) + samples.flatMap { $0 }
    case .imports(let imports):
      inputs += training(imports.models) + [seed, Stage.Input("samples", String(imports.samples))]
      inputs += [Stage.Input("prompts", json: .list(imports.prompts.map(JSONValue.string)))]
    case .cost(let cost):
      inputs += training(models.models.map(\.model.name))
      inputs += [
        Stage.Input("steps", String(cost.steps)), Stage.Input("watts", json: .number(cost.watts)),
      ]
    case .tracing(let tracing):
      inputs += training([tracing.model])
      inputs += [
        seed, Stage.Input("samples", String(tracing.samples)),
        Stage.Input("judging", judging.hex),
        Stage.Input("modules", json: .list(tracing.modules.map(JSONValue.string))),
      ]
    }
    stage = Stage(name: "measure \(id)", version: Self.version, inputs: inputs)
  }
}
