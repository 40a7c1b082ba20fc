public import LanguageModels

/// A completion as it was drawn.
public struct GeneratedSample: Hashable, Sendable {
  /// What follows the prompt, before the text that it stops at.
  ///
  /// Bytes that are not UTF-8, such as a part of a character, are U+FFFD.
  public let text: String
  /// All tokens that were drawn, also those of the stop text or the one that ends the document.
  public let tokens: [Int32]
  /// The natural logarithm of each token's probability after those before it, under the model
  /// itself: at temperature 1, without top p and top k.
  public let tokenLogProbabilities: [Float]
  public let finishReason: FinishReason

  /// The sum of ``tokenLogProbabilities``, from first to last.
  public var sumLogProbability: Float { tokenLogProbabilities.reduce(0, +) }
}

extension Completion {
  /// - Parameter sample: All but its tokens.
  public init(_ sample: GeneratedSample) {
    self.init(
      text: sample.text, tokenLogProbabilities: sample.tokenLogProbabilities,
      finishReason: sample.finishReason)
  }
}
