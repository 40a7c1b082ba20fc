import Kernels
import LanguageModels
import Randomness

/// One of the samples that are drawn together.
struct SampleRow {
  let place: CompletionPlace
  let prompt: CachedPrompt
  let text: CachedText
  var sample: GrowingSample
  private var generator: Philox

  /// - Parameters:
  ///   - model: Its name, which with the plan's temperature and task and the index picks the random
  ///     numbers.
  ///   - text: Begins with the prompt.
  init(
    _ place: CompletionPlace, plan: SamplingPlan, model: String, prompt: CachedPrompt,
    text: CachedText
  ) {
    self.place = place
    self.prompt = prompt
    self.text = text
    sample = GrowingSample(pending: plan.prompt.pending)
    generator = Philox(
      seed: plan.request.seed,
      path: [
        model, "\(plan.request.parameters.temperature)", plan.request.prompt.taskID,
        "\(place.index)",
      ])
  }

  var isFinished: Bool { sample.reason != nil }

  /// Draws the next token.
  ///
  /// - Parameter logits: (V), changed.
  mutating func choose(
    _ logits: UnsafeMutablePointer<Float>, in room: PassRoom, by chooser: TokenChooser,
    tokenizer: Tokenizer, plan: SamplingPlan
  ) {
    let allowed: [Int32]? =
      if sample.pending.isEmpty {
        nil
      } else if sample.tokens.isEmpty {
        prompt.allowed
      } else {
        tokenizer.candidates(for: sample.pending)
      }
    let uniform = Double(generator.next() >> 11) * 0x1p-53
    let choice = unsafe chooser.choose(
      logits, in: room, by: plan.request.parameters, allowed: allowed, uniform: uniform)
    sample.append(choice, of: tokenizer, plan: plan)
  }
}
