import Kernels
import LanguageModels

// Letter: V vocabulary.

/// A token that was chosen, and the natural logarithm of its probability under the model itself.
struct TokenChoice: Hashable, Sendable {
  let token: Int32
  let logProbability: Float
}

/// Chooses tokens by their logits.
///
/// The temperature comes first, then top k, then top p among what that leaves. Of tokens with equal
/// probability at the border, those with the smaller ids stay.
struct TokenChooser {
  let kernels: any KernelSet.Type
  /// V
  let count: Int
  /// Ids that stand for no text and are never chosen.
  let excluded: [Int32]

  /// - Parameters:
  ///   - logits: (V), changed.
  ///   - room: Whose weights are changed.
  ///   - allowed: The ids to choose from; `nil` for all.
  ///   - uniform: A number drawn from 0 ..< 1.
  /// - Returns: A log-probability of nan where the logits are no numbers.
  func choose(
    _ logits: UnsafeMutablePointer<Float>, in room: PassRoom, by parameters: SamplingParameters,
    allowed: [Int32]?, uniform: Double
  ) -> TokenChoice {
    let largest = unsafe kernels.largest(logits, count: count)
    let sum = unsafe kernels.exponentials(
      logits, minus: largest, times: 1, into: room.weights, count: count)
    guard sum.isFinite else { return TokenChoice(token: 0, logProbability: .nan) }
    let restricted = allowed != nil || !excluded.isEmpty
    let token: Int
    var logit: Float = 0
    if restricted {
      let original = unsafe Array(UnsafeBufferPointer(start: logits, count: count))
      unsafe restrict(logits, to: allowed)
      unsafe token = pick(logits, in: room, by: parameters, uniform: uniform, weighed: false)
      logit = original[token]
    } else {
      unsafe token = pick(
        logits, in: room, by: parameters, uniform: uniform,
        weighed: parameters.temperature == 1)
      unsafe logit = logits[token]
    }
    return TokenChoice(
      token: Int32(token), logProbability: Self.logarithm(logit - largest, of: sum))
  }

  /// The logarithm of a token's probability, from its logit less the largest one and the sum of the
  /// exponentials of all such differences.
  static func logarithm(_ difference: Float, of sum: Float) -> Float {
    Float(Double(difference) - NaturalLogarithm.of(Double(sum)))
  }

  /// Logits of what cannot be chosen become -∞.
  private func restrict(_ logits: UnsafeMutablePointer<Float>, to allowed: [Int32]?) {
    if let allowed {
      let kept = allowed.map { unsafe logits[Int($0)] }
      unsafe logits.update(repeating: -.infinity, count: count)
      for (id, logit) in zip(allowed, kept) { unsafe logits[Int(id)] = logit }
    }
    for id in excluded { unsafe logits[Int(id)] = -.infinity }
  }

  /// - Parameter weighed: Whether the room's weights are already those of the logits.
  private func pick(
    _ logits: UnsafePointer<Float>, in room: PassRoom, by parameters: SamplingParameters,
    uniform: Double, weighed: Bool
  ) -> Int {
    let largest = unsafe kernels.largest(logits, count: count)
    guard parameters.temperature > 0 else {
      let place = unsafe kernels.firstPlace(of: largest, in: logits, count: count)
      return place < count ? place : 0
    }
    if !weighed {
      // Bounded, as an infinite factor would make no number of the largest logit's 0.
      let scale = Float(min(1 / parameters.temperature, 1e30))
      _ = unsafe kernels.exponentials(
        logits, minus: largest, times: scale, into: room.weights, count: count)
    }
    let nucleus = unsafe Nucleus(
      weights: room.weights, runSums: room.runSums, count: count, kernels: kernels)
    var floor = Float.leastNonzeroMagnitude
    if let topK = parameters.topK { unsafe floor = nucleus.floor(ofLargest: topK, above: floor) }
    if parameters.topP < 1 {
      unsafe floor = nucleus.floor(ofShare: Float(parameters.topP), above: floor)
    }
    return unsafe nucleus.draw(uniform, above: floor)
  }
}
