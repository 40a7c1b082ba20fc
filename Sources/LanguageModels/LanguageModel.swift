/// Anything that completes prompts: a native GPT, a checkpoint, or a file of recorded samples.
public protocol LanguageModel: Sendable {
  /// The name that records and legends carry.
  var name: String { get }

  /// The completion `index` of `prompt`: the same arguments always give the same completion.
  ///
  /// - Parameter index: 0 is the first.
  /// - Returns: `nil` where the model has no such completion, as when fewer were recorded.
  func completion(of prompt: Prompt, index: Int) async throws -> Completion?
}

/// What a model is asked to continue.
public struct Prompt: Hashable, Sendable {
  /// The problem it belongs to, such as `HumanEval/0`.
  public var taskID: String
  public var text: String

  public init(taskID: String, text: String) {
    self.taskID = taskID
    self.text = text
  }
}

/// What a model gave back.
public struct Completion: Hashable, Sendable {
  public var text: String
  /// One natural logarithm for each token, under the untempered model; `nil` where not known.
  public var tokenLogProbabilities: [Double]?

  public init(text: String, tokenLogProbabilities: [Double]? = nil) {
    self.text = text
    self.tokenLogProbabilities = tokenLogProbabilities
  }
}
