import LanguageModels

/// A request, made ready.
struct SamplingPlan {
  let request: CompletionRequest
  let prompt: PromptTokens
  let stops: StopTexts
  /// The most tokens to draw: as many as are asked for, or for which the context has room.
  let limit: Int

  /// - Throws: ``SamplingError``, for settings and prompts with which no token can be drawn.
  init(
    _ request: CompletionRequest, tokenizer: Tokenizer, context: Int, beginsDocument: Bool
  ) throws(SamplingError) {
    try Self.check(request)
    self.request = request
    let task = request.prompt.taskID
    prompt = try Self.encode(request.prompt.text, tokenizer, beginsDocument, task: task)
    guard prompt.ids.count < context else {
      throw .promptTooLong(task: task, tokens: prompt.ids.count, context: context)
    }
    stops = StopTexts(request.parameters.stop)
    limit = min(request.parameters.maxTokens, context - prompt.ids.count)
  }

  /// The tokens of a prompt, with one that begins a document before them where that is wanted or
  /// nothing else is there.
  static func encode(
    _ text: String, _ tokenizer: Tokenizer, _ beginsDocument: Bool, task: String
  ) throws(SamplingError) -> PromptTokens {
    let tokens = tokenizer.encodePrompt(text)
    guard beginsDocument || tokens.ids.isEmpty else { return tokens }
    guard let end = tokenizer.endOfText else { throw .emptyPrompt(task: task) }
    return PromptTokens(ids: [end] + tokens.ids, pending: tokens.pending)
  }

  private static func check(_ request: CompletionRequest) throws(SamplingError) {
    let parameters = request.parameters
    guard parameters.temperature >= 0, parameters.temperature.isFinite else {
      throw .badSetting(
        name: "temperature", value: "\(parameters.temperature)", wanted: "0 or more")
    }
    guard (0...1).contains(parameters.topP) else {
      throw .badSetting(name: "top p", value: "\(parameters.topP)", wanted: "from 0 to 1")
    }
    if let topK = parameters.topK, topK < 1 {
      throw .badSetting(name: "top k", value: "\(topK)", wanted: "1 or more")
    }
    guard parameters.maxTokens >= 1 else {
      throw .badSetting(
        name: "largest number of tokens", value: "\(parameters.maxTokens)", wanted: "1 or more")
    }
    guard request.indices.lowerBound >= 0 else {
      throw .badSetting(
        name: "first index", value: "\(request.indices.lowerBound)", wanted: "0 or more")
    }
  }
}
