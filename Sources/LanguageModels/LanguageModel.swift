/// Anything that completes prompts: a native GPT, a checkpoint, or a file of recorded samples.
public protocol LanguageModel: Sendable {
  /// The name that records and legends carry.
  var name: String { get }

  /// Completes all prompts, as many times as each asks for.
  ///
  /// All requests come at once, as a model is fastest with much to do. The same completion of the
  /// same request is always the same, whatever else is asked for.
  ///
  /// - Parameters:
  ///   - requests: In any order.
  ///   - deliver: Gets each completion as soon as it is there, in no promised order. What it throws
  ///     ends the work. A completion that the model does not have, as when fewer were recorded, is
  ///     never delivered.
  func complete(
    _ requests: [CompletionRequest], deliver: (CompletionPlace, Completion) throws -> Void) throws
}

/// Completions of one prompt that a model is asked for.
public struct CompletionRequest: Hashable, Sendable {
  public var prompt: Prompt
  /// Which of the prompt's completions; 0 is the first.
  public var indices: Range<Int>
  public var parameters: SamplingParameters
  /// With the model's name, the temperature, the task and the index, it picks a completion's random
  /// numbers.
  public var seed: UInt64

  public init(
    prompt: Prompt, indices: Range<Int>, parameters: SamplingParameters, seed: UInt64
  ) {
    self.prompt = prompt
    self.indices = indices
    self.parameters = parameters
    self.seed = seed
  }
}

/// Which of all completions asked for one is.
public struct CompletionPlace: Hashable, Sendable {
  /// The request's place among all.
  public let request: Int
  /// Among the completions of its prompt, one of the request's indices.
  public let index: Int

  public init(request: Int, index: Int) {
    self.request = request
    self.index = index
  }
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
  public var tokenLogProbabilities: [Float]?
  /// `nil` where not known.
  public var finishReason: FinishReason?

  public init(
    text: String, tokenLogProbabilities: [Float]? = nil, finishReason: FinishReason? = nil
  ) {
    self.text = text
    self.tokenLogProbabilities = tokenLogProbabilities
    self.finishReason = finishReason
  }
}

/// Why a completion ends where it does.
public enum FinishReason: String, Hashable, Sendable, Codable {
  /// Before one of the texts that it was to stop at.
  case stop
  /// At as many tokens as were allowed, or at the end of the model's context.
  case length
  /// Where the model ended the document.
  case end
}
