import Foundation
import LanguageModels
import Testing

@testable import TinyGPT

/// `Fixtures/sampling/greedy.json`.
private struct GreedyFixture: Decodable {
  struct Continuation: Decodable {
    let prompt: String
    let ids: [Int32]
    let tokens: [Int32]
    let logProbabilities: [Double]
  }

  let continuations: [Continuation]
}

@Suite struct ScoringTests {
  @Test func greedyTokensAreThoseOfTransformers() throws {
    let fixture = try Fixture.json("sampling/greedy.json", as: GreedyFixture.self)
    let tokenizer = try SamplingFixture.tokenizer()
    let shape = try ModelShape(
      vocabularySize: tokenizer.vocabularySize, contextLength: 64, layers: 3, heads: 2, width: 48)
    let model = try ModelFolder(
      weights: OracleInputs.weights(shape, seed: 7), tokenizer: tokenizer)
    let sampler = Sampler(model, name: "fixture")
    #expect(fixture.continuations.count == 4)
    for expected in fixture.continuations {
      #expect(tokenizer.encode(expected.prompt) == expected.ids)
      let request = CompletionRequest(
        prompt: Prompt(taskID: "Task", text: expected.prompt), indices: 0..<1,
        parameters: SamplingParameters(
          temperature: 0, topP: 1, maxTokens: expected.tokens.count, stop: []), seed: 0)
      try sampler.sample([request]) { _, sample in
        #expect(sample.tokens == expected.tokens)
        expectClose(sample.tokenLogProbabilities, expected.logProbabilities)
      }
      try expectClose(
        sampler.score(prompt: expected.ids, continuation: expected.tokens),
        expected.logProbabilities)
    }
  }

  private func expectClose(_ found: [Float], _ expected: [Double]) {
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) { #expect(abs(Double(found) - expected) < 1e-4) }
  }

  /// Reading many tokens at once gives the bits of reading them one by one.
  @Test(arguments: [16, 6, 32]) func scoresOfSamplesHaveTheirBits(headWidth: Int) throws {
    let model = try SamplingFixture.model(headWidth: headWidth)
    let sampler = Sampler(model, name: "fixture", options: SamplerOptions(rows: 20, threads: 2))
    let requests = SamplingFixture.requests(samples: 3)
    try sampler.sample(requests) { place, sample in
      let text = requests[place.request].prompt.text
      let prompt = try SamplingPlan.encode(text, model.tokenizer, false, task: "")
      #expect(
        try sampler.score(prompt: prompt.ids, continuation: sample.tokens)
          == sample.tokenLogProbabilities)
    }
  }

  @Test func probabilitiesOfAllTokensSumToOne() throws {
    let sampler = Sampler(try SamplingFixture.model(), name: "fixture")
    let sum = try (0..<Int32(sampler.pass.shape.vocabularySize)).reduce(0.0) { sum, token in
      try sum + exp(Double(sampler.score(prompt: [5, 6, 7], continuation: [token])[0]))
    }
    #expect(abs(sum - 1) < 1e-5)
  }

  @Test func textsAreScoredFromWhereThePromptEnds() throws {
    let model = try SamplingFixture.model()
    let sampler = Sampler(model, name: "fixture")
    let tokenizer = model.tokenizer
    // The prompt's last space is in one token with the word.
    let rest = tokenizer.encode(" os")
    #expect(rest.count < tokenizer.encode(" ").count + tokenizer.encode("os").count)
    let ids = tokenizer.encode("import")
    #expect(
      try sampler.score(prompt: "import ", continuation: "os")
        == sampler.score(prompt: ids, continuation: rest))
    #expect(try sampler.score(prompt: "import", continuation: "").isEmpty)
    let many = (0..<5).map { ScoreRequest(prompt: "import", continuation: " \($0)") }
    let scores = try sampler.score(many)
    for (request, score) in zip(many, scores) {
      #expect(
        try sampler.score(prompt: request.prompt, continuation: request.continuation) == score)
    }
    let long = String(repeating: "a b", count: 60)
    #expect(throws: SamplingError.self) { try sampler.score(prompt: "x", continuation: long) }
    #expect(throws: SamplingError.self) { try sampler.score(prompt: [1], continuation: [-1]) }
  }
}
