import Foundation
import Testing
import TinyGPT

@Suite struct SampleTests {
  /// One line of `--logprobs`.
  private struct Line: Decodable, Equatable {
    let index: Int
    let text: String
    let tokens: [Int32]
    let tokenLogprobs: [Double]
    let sumLogprob: Double
    let finishReason: String
  }

  /// Runs `body` with the program in a folder that holds the model `small`.
  private func withModel(_ body: (Program, ModelFolder) throws -> Void) throws {
    let program = try Program()
    defer { program.remove() }
    let tokenizer = try Tokenizer.train(
      on: ["def add(a, b):\n    return a + b\n"], settings: TokenizerSettings(vocabularySize: 280))
    let shape = try ModelShape(
      vocabularySize: 280, contextLength: 40, layers: 1, heads: 2, width: 16)
    var weights = Weights(shape: shape, seed: 1)
    // The most probable token is `a` each time.
    let a = Int(tokenizer.encode("a")[0]) * shape.width
    unsafe weights.withTensor(weights.layout.finalBias) { unsafe $0.update(repeating: 1) }
    unsafe weights.withTensor(weights.layout.tokenEmbedding) { rows in
      for column in a..<a + shape.width { unsafe rows[column] = 0.2 }
    }
    let model = try ModelFolder(weights: weights, tokenizer: tokenizer)
    try model.write(to: program.folder.appending(path: "small").path)
    try body(program, model)
  }

  private func lines(_ text: String) throws -> [Line] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try text.split(separator: "\n").map {
      try decoder.decode(Line.self, from: Data($0.utf8))
    }
    .sorted { $0.index < $1.index }
  }

  @Test func jsonLines() throws {
    try withModel { program, model in
      let arguments = ["sample", "small", "--logprobs", "--n", "7", "--max-tokens", "9"]
      let outcome = try program.start(arguments, input: "def f(a):\n").wait()
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(outcome.messages.isEmpty)
      let found = try lines(outcome.output)
      #expect(found.map(\.index) == Array(0..<7))
      for line in found {
        #expect(line.tokenLogprobs.count == line.tokens.count)
        #expect(abs(line.tokenLogprobs.reduce(0, +) - line.sumLogprob) < 1e-3)
        #expect(line.finishReason == (line.tokens.count == 9 ? "length" : "end"))
        // The prompt's line break is part of the first token.
        #expect(("\n" + line.text).hasPrefix(model.tokenizer.decode(line.tokens.prefix(1))))
      }
      let again = try program.start(arguments + ["--threads", "1"], input: "def f(a):\n").wait()
      #expect(try lines(again.output) == found)
      let other = try program.start(arguments + ["--seed", "1"], input: "def f(a):\n").wait()
      #expect(try lines(other.output) != found)
    }
  }

  @Test func texts() throws {
    try withModel { program, _ in
      let arguments = ["sample", "small", "--max-tokens", "8", "--temperature", "0"]
      let one = try program.start(arguments, input: "def").wait()
      let three = try program.start(arguments + ["--n", "3"], input: "def").wait()
      #expect(one.output == "aaaaaaaa\n")
      #expect(three.output.components(separatedBy: "\naaaaaaaa\n").count == 4)
      let stopped = try program.start(
        arguments + ["--stop", "codex", "--stop", "aaa"], input: "def"
      ).wait()
      #expect(stopped.output == "\n")
    }
  }

  @Test func exportsWhatItReads() throws {
    try withModel { program, model in
      let outcome = try program.run("export", "small", "out/model")
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(
        try ModelFolder.read(at: program.folder.appending(path: "out/model").path) == model)
      let again = try program.run("export", "small", "out/model")
      #expect(again.status == 2)
      #expect(again.firstMessage.hasPrefix("out/model: error: "))
    }
  }

  @Test func badInput() throws {
    try withModel { program, _ in
      let missing = try program.start(["sample", "none"], input: "def").wait()
      #expect(missing.status == 2)
      #expect(missing.firstMessage.hasPrefix("none/config.json: error: "))
      let long = try program.start(
        ["sample", "small"], input: String(repeating: "xyz ", count: 40)
      ).wait()
      #expect(long.status == 2)
      #expect(long.firstMessage.contains("context of 40"))
      let setting = try program.start(["sample", "small", "--top-p", "1.5"], input: "x").wait()
      #expect(setting.status == 2)
      #expect(long.output.isEmpty && missing.output.isEmpty && setting.output.isEmpty)
    }
  }
}
