/// Why prompts cannot be completed or scored.
public enum SamplingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A setting outside its range.
  case badSetting(name: String, value: String, wanted: String)
  /// A prompt without room for one more token.
  case promptTooLong(task: String, tokens: Int, context: Int)
  /// A text to be scored that does not fit, prompt and continuation together.
  case textTooLong(tokens: Int, context: Int)
  /// An empty prompt for a model whose tokenizer has no `<|endoftext|>` to begin with.
  case emptyPrompt(task: String)

  /// A model that gives logits which are no numbers: broken weights.
  case notANumber(task: String)

  public var description: String {
    switch self {
    case .badSetting(let name, let value, let wanted):
      "the \(name) of a sampling must be \(wanted) and is \(value)"
    case .promptTooLong(let task, let tokens, let context):
      "the prompt of \(task) has \(tokens) tokens, and the model's context of \(context) has no room "
        + "for one more: shorten it"
    case .textTooLong(let tokens, let context):
      "a text of \(tokens) tokens cannot be scored, as the model's context is \(context)"
    case .emptyPrompt(let task):
      "the prompt of \(task) is empty, and the tokenizer has no `\(Tokenizer.endOfTextToken)` to "
        + "begin with"
    case .notANumber(let task):
      "the model's probabilities after the prompt of \(task) are not numbers: its weights are "
        + "broken"
    }
  }
}
