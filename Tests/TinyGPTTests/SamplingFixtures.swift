import Kernels
import LanguageModels
import Randomness
import Testing

@testable import TinyGPT

/// Small models and requests for the tests of sampling.
enum SamplingFixture {
  static func tokenizer() throws -> Tokenizer {
    try TokenizerFile.read(Fixture.path("tokenizers/whitespace.json"))
  }

  /// A model with random weights, large enough that it prefers some tokens to others.
  ///
  /// - Parameter headWidth: Of each of two heads.
  static func model(
    headWidth: Int = 16, context: Int = 48, layers: Int = 2, seed: Int = 1
  ) throws -> ModelFolder {
    let tokenizer = try tokenizer()
    let shape = try ModelShape(
      vocabularySize: tokenizer.vocabularySize, contextLength: context, layers: layers, heads: 2,
      width: 2 * headWidth)
    let weights = try OracleInputs.weights(shape, seed: seed)
    // Louder, so that distributions are far from even.
    var louder = weights
    unsafe louder.withTensor(weights.layout.finalGain) { gains in
      for index in gains.indices { unsafe gains[index] *= 3 }
    }
    // And documents end now and then.
    unsafe louder.withTensor(weights.layout.finalBias) { unsafe $0.update(repeating: 0.5) }
    let end = try #require(tokenizer.endOfText)
    unsafe louder.withTensor(weights.layout.tokenEmbedding) { rows in
      for column in 0..<shape.width { unsafe rows[Int(end) * shape.width + column] = 0.25 }
    }
    return try ModelFolder(weights: louder, tokenizer: tokenizer)
  }

  /// Requests of all kinds: different prompts, one twice, prompts that end in space or are empty,
  /// and different settings.
  static func requests(samples: Int = 11) -> [CompletionRequest] {
    let prompts = [
      "def f(x):\n    ", "import os", "", "for i in range(3):\n", "import os", "x = 1",
    ]
    let settings = [
      SamplingParameters(temperature: 0.8, topP: 0.95, maxTokens: 30, stop: ["\n", "é"]),
      SamplingParameters(temperature: 1, topP: 1, maxTokens: 17, stop: []),
      SamplingParameters(temperature: 0, topP: 0.95, maxTokens: 9, stop: []),
      SamplingParameters(temperature: 1.2, topP: 0.9, topK: 7, maxTokens: 100, stop: ["e"]),
    ]
    return prompts.enumerated().map { number, text in
      CompletionRequest(
        prompt: Prompt(taskID: "Task/\(number)", text: text), indices: number..<number + samples,
        parameters: settings[number % settings.count], seed: 5)
    }
  }

  /// All samples by task and index.
  static func samples(
    _ model: ModelFolder, _ requests: [CompletionRequest], rows: Int = 16, threads: Int = 2,
    kernels: any KernelSet.Type = Processor.kernels
  ) throws -> [String: GeneratedSample] {
    let sampler = Sampler(
      model, name: "fixture", options: SamplerOptions(rows: rows, threads: threads),
      kernels: kernels)
    var samples: [String: GeneratedSample] = [:]
    try sampler.sample(requests) { place, sample in
      let key = "\(requests[place.request].prompt.taskID) \(place.index)"
      #expect(samples[key] == nil)
      samples[key] = sample
    }
    return samples
  }
}
