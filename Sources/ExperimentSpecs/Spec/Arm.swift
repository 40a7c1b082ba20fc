/// One combination of a model and its settings: what is sampled, judged and drawn together.
public struct Arm: Hashable, Sendable {
  public let model: ModelSpec
  /// `nil` where a recorded model does not say; 0 is greedy.
  public let temperature: Double?
  /// In 0…1; `nil` where a recorded model does not say.
  public let topP: Double?
  /// `nil` where a recorded model does not say.
  public let maxTokens: Int?

  /// Names the arm in file names, stages and messages, such as `codegen-16b-mono_T0.8`: unlike for
  /// unlike arms of a spec.
  public var id: String {
    var parts = [model.name]
    if let temperature { parts.append("T\(JSONValue.text(of: temperature))") }
    if let topP { parts.append("p\(JSONValue.text(of: topP))") }
    if let maxTokens { parts.append("m\(maxTokens)") }
    return parts.joined(separator: "_")
  }
}

extension ExperimentSpec {
  /// The arms of the experiment, models first, in the order of the spec.
  ///
  /// A recorded model gives one arm, or none if the sweeps in `sampling` leave its settings out;
  /// a setting it does not tell is never left out. A model that is sampled here gives one arm for each
  /// combination of the sweeps; where a setting is left out, it is the paper's.
  ///
  /// What ``matrix`` excludes is left out.
  public var arms: [Arm] {
    allArms.filter { matrix?.excludes($0) != true }
  }

  /// The arms with those that ``matrix`` excludes.
  var allArms: [Arm] {
    models.flatMap { model -> [Arm] in
      switch model {
      case .samples(let recorded):
        guard sampling.includes(recorded) else { return [] }
        return [
          Arm(
            model: model, temperature: recorded.temperature, topP: recorded.topP,
            maxTokens: recorded.maxTokens)
        ]
      case .native(let native): return native.sampled ? drawnArms(of: model) : []
      case .checkpoint: return drawnArms(of: model)
      }
    }
  }

  private func drawnArms(of model: ModelSpec) -> [Arm] {
    (sampling.temperature ?? [0.8]).flatMap { temperature in
      (sampling.topP ?? [0.95]).flatMap { topP in
        (sampling.maxTokens ?? [300]).map { maxTokens in
          Arm(model: model, temperature: temperature, topP: topP, maxTokens: maxTokens)
        }
      }
    }
  }
}

extension SamplingSpec {
  fileprivate func includes(_ model: RecordedModel) -> Bool {
    Self.allows(temperature, model.temperature) && Self.allows(topP, model.topP)
      && Self.allows(maxTokens, model.maxTokens)
  }

  private static func allows<Value: Equatable>(_ sweep: [Value]?, _ recorded: Value?) -> Bool {
    guard let sweep, let recorded else { return true }
    return sweep.contains(recorded)
  }
}
