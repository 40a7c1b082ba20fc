import LanguageModels

/// A sample while it is drawn.
struct GrowingSample {
  private(set) var tokens: [Int32] = []
  /// What the prompt's end asks the next tokens to begin with.
  private(set) var pending: [UInt8]
  /// `nil` while it grows.
  private(set) var reason: FinishReason?
  private var logProbabilities: [Float] = []
  /// What follows the prompt.
  private var bytes: [UInt8] = []

  init(pending: [UInt8]) {
    self.pending = pending
  }

  /// Takes up a token, and finds out whether it is the last one.
  mutating func append(_ choice: TokenChoice, of tokenizer: Tokenizer, plan: SamplingPlan) {
    tokens.append(choice.token)
    logProbabilities.append(choice.logProbability)
    if choice.token == tokenizer.endOfText {
      reason = .end
      return
    }
    let known = bytes.count
    bytes += tokenizer.bytes(of: choice.token).dropFirst(pending.count)
    pending = tokenizer.pending(pending, after: choice.token)
    if let end = plan.stops.firstMatch(in: bytes, after: known) {
      bytes.removeSubrange(end...)
      reason = .stop
    } else if tokens.count >= plan.limit {
      reason = .length
    }
  }

  /// What is there; its reason is ``FinishReason/length`` if it still grows.
  var sample: GeneratedSample {
    GeneratedSample(
      text: String(decoding: bytes, as: UTF8.self), tokens: tokens,
      tokenLogProbabilities: logProbabilities, finishReason: reason ?? .length)
  }
}
