import Kernels
import LanguageModels
import Testing

@testable import TinyGPT

@Suite struct SamplerTests {
  /// With heads of whole and of broken runs of lanes.
  @Test(arguments: [16, 6]) func bitsDoNotDependOnWhatElseIsDrawn(headWidth: Int) throws {
    let model = try SamplingFixture.model(headWidth: headWidth)
    let requests = SamplingFixture.requests()
    let expected = try SamplingFixture.samples(model, requests, rows: 1, threads: 1)
    #expect(expected.count == 66)
    for (rows, threads) in [(1, 2), (3, 1), (3, 2), (16, 3), (200, 1), (200, 2), (200, 5)] {
      #expect(
        try SamplingFixture.samples(model, requests, rows: rows, threads: threads) == expected)
      #expect(
        try SamplingFixture.samples(model, requests.reversed(), rows: rows, threads: threads)
          == expected)
    }
  }

  @Test func bitsDoNotDependOnTheKernels() throws {
    let model = try SamplingFixture.model()
    let requests = SamplingFixture.requests(samples: 3)
    let expected = try SamplingFixture.samples(model, requests)
    for kernels in Processor.kernelSets {
      #expect(try SamplingFixture.samples(model, requests, kernels: kernels) == expected)
    }
  }

  @Test func aSampleCanBeDrawnAgainAlone() throws {
    let model = try SamplingFixture.model()
    var request = SamplingFixture.requests()[1]
    let all = try SamplingFixture.samples(model, [request])
    #expect(Set(all.values.map(\.tokens)).count == all.count)
    request.indices = 9..<10
    let alone = try SamplingFixture.samples(model, [request])
    #expect(alone == ["Task/1 9": try #require(all["Task/1 9"])])
    request.seed = 6
    #expect(try SamplingFixture.samples(model, [request]) != alone)
  }

  /// The temperature, the task and the model's name pick the numbers, not only the seed.
  @Test func differentKeysGiveDifferentSamples() throws {
    let model = try SamplingFixture.model()
    var requests = [SamplingFixture.requests()[1]]
    let texts = try SamplingFixture.samples(model, requests).values.map(\.text)
    requests[0].prompt.taskID = "Other"
    let others = try SamplingFixture.samples(model, requests).values.map(\.text)
    #expect(Set(texts).isDisjoint(with: others))
  }

  @Test func samplesEndWhereTheyShould() throws {
    let model = try SamplingFixture.model()
    let samples = try SamplingFixture.samples(model, SamplingFixture.requests(samples: 60))
    let end = try #require(model.tokenizer.endOfText)
    var reasons: [FinishReason: Int] = [:]
    for (key, sample) in samples {
      reasons[sample.finishReason, default: 0] += 1
      #expect(sample.tokens.count == sample.tokenLogProbabilities.count)
      #expect(sample.tokenLogProbabilities.allSatisfy { $0 <= 0 })
      #expect(!sample.tokens.dropLast().contains(end))
      #expect((sample.tokens.last == end) == (sample.finishReason == .end))
      if key.hasPrefix("Task/3") || key.hasPrefix("Task/0") || key.hasPrefix("Task/4") {
        let stops = key.hasPrefix("Task/3") ? ["e"] : ["\n", "é"]
        for stop in stops { #expect(!sample.text.contains(stop)) }
      } else {
        #expect(sample.finishReason != .stop)
      }
    }
    #expect(reasons.count == 3)
  }

  /// A prompt of p tokens leaves room for context - p more, whatever is asked for.
  @Test func theContextEnds() throws {
    let model = try SamplingFixture.model(context: 12)
    let sampler = Sampler(model, name: "fixture")
    let left = try sampler.tokensLeft(after: "import os")
    #expect(left == 12 - model.tokenizer.encode("import os").count)
    let request = CompletionRequest(
      prompt: Prompt(taskID: "Task", text: "import os"), indices: 0..<20,
      parameters: SamplingParameters(temperature: 1, topP: 1, maxTokens: 500, stop: []), seed: 1)
    let samples = try SamplingFixture.samples(model, [request]).values
    #expect(samples.allSatisfy { $0.tokens.count == left || $0.finishReason == .end })
    #expect(samples.contains { $0.finishReason == .length })
  }

  /// The samples' texts go on where the prompt ends, its last spaces being part of their first tokens.
  @Test func promptsThatEndInSpace() throws {
    let model = try SamplingFixture.model()
    let tokenizer = model.tokenizer
    for request in SamplingFixture.requests(samples: 20) where request.parameters.stop.isEmpty {
      let prompt = tokenizer.encodePrompt(request.prompt.text)
      for sample in try SamplingFixture.samples(model, [request]).values {
        let drawn = sample.tokens.filter { $0 != tokenizer.endOfText }
        let whole = (prompt.ids + drawn).flatMap { Array(tokenizer.bytes(of: $0)) }
        guard whole.count >= request.prompt.text.utf8.count else { continue }
        #expect(whole.starts(with: Array(request.prompt.text.utf8)))
        #expect(
          String(decoding: whole.dropFirst(request.prompt.text.utf8.count), as: UTF8.self)
            == sample.text)
      }
    }
  }

  @Test func requestsThatCannotBeServed() throws {
    let model = try SamplingFixture.model(context: 4)
    let sampler = Sampler(model, name: "fixture")
    var request = CompletionRequest(
      prompt: Prompt(taskID: "Long", text: "a b c d e f"), indices: 0..<1,
      parameters: SamplingParameters(temperature: 1, topP: 1, maxTokens: 5, stop: []), seed: 1)
    func refuses(_ expected: SamplingError) {
      #expect(throws: expected) { try sampler.sample([request]) { _, _ in } }
    }
    let tokens = model.tokenizer.encode(request.prompt.text).count
    refuses(.promptTooLong(task: "Long", tokens: tokens, context: 4))
    request.prompt.text = "a"
    request.parameters.temperature = -1
    refuses(.badSetting(name: "temperature", value: "-1.0", wanted: "0 or more"))
    request.parameters.temperature = 1
    request.parameters.topP = .nan
    refuses(.badSetting(name: "top p", value: "nan", wanted: "from 0 to 1"))
    request.parameters.topP = 1
    request.parameters.topK = 0
    refuses(.badSetting(name: "top k", value: "0", wanted: "1 or more"))
  }

  @Test func brokenWeightsAreNamed() throws {
    let good = try SamplingFixture.model()
    var weights = good.weights
    unsafe weights.withTensor(weights.layout.finalBias) { unsafe $0[0] = .nan }
    let model = try ModelFolder(weights: weights, tokenizer: good.tokenizer)
    for request in SamplingFixture.requests(samples: 1) {
      #expect(throws: SamplingError.notANumber(task: request.prompt.taskID)) {
        try SamplingFixture.samples(model, [request])
      }
    }
  }

  @Test func anErrorOfTheReceiverEndsTheWork() throws {
    struct Enough: Error {}
    let sampler = Sampler(try SamplingFixture.model(), name: "fixture")
    var count = 0
    #expect(throws: Enough.self) {
      try sampler.sample(SamplingFixture.requests()) { _, _ in
        count += 1
        if count == 5 { throw Enough() }
      }
    }
    #expect(count == 5)
  }
}
