// Times sampling: `SamplingBenchmark LAYERS WIDTH THREADS SECONDS` prints one JSON object with new
// tokens a second. Vocabulary 512, context 256, heads of width 32, top p 0.95, temperature 0.8; 200
// samples of 80 tokens of one prompt of 60 tokens, the prompt's reading included.

import Foundation
import Kernels
import LanguageModels
import TinyGPT

let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
guard arguments.count == 4 else {
  FileHandle.standardError.write(
    Data("usage: SamplingBenchmark LAYERS WIDTH THREADS SECONDS\n".utf8))
  exit(2)
}
let (layers, width, threads, seconds) = (arguments[0], arguments[1], arguments[2], arguments[3])
let (samples, promptTokens, newTokens) = (200, 60, 80)
let shape = try ModelShape(
  vocabularySize: 512, contextLength: 256, layers: layers, heads: width / 32, width: width)
// 512 tokens, each a letter pair but for the bytes, and none that ends a document early.
let letters = "abcdefghijklmnopqrstuvwxyz"
let words = letters.flatMap { first in letters.map { "\(first)\($0)" } }
let tokenizer = try Tokenizer.train(
  on: Array(repeating: words.joined(separator: " "), count: 2),
  settings: TokenizerSettings(vocabularySize: 512, specialTokens: [], whitespace: .none))
let prompt = tokenizer.decode((0..<Int32(promptTokens)).map { 33 + $0 % 26 })
let request = CompletionRequest(
  prompt: Prompt(taskID: "benchmark", text: prompt), indices: 0..<samples,
  parameters: SamplingParameters(temperature: 0.8, topP: 0.95, maxTokens: newTokens, stop: []),
  seed: 1)
let sampler = Sampler(
  try ModelFolder(weights: Weights(shape: shape, seed: 1), tokenizer: tokenizer), name: "random",
  options: SamplerOptions(threads: threads))

let clock = ContinuousClock()
var best = Duration.seconds(1_000_000)
var tokens = 0
var rounds = 0
var elapsed = Duration.zero
while elapsed < .seconds(seconds) {
  let start = clock.now
  var count = 0
  try sampler.sample([request]) { _, sample in count += sample.tokens.count }
  let time = clock.now - start
  // The first round is a warm-up.
  if rounds > 0 {
    tokens += count
    elapsed += time
    best = min(best, time)
  }
  rounds += 1
}
print(
  """
  {"kernels": "\(Processor.kernels.name)", \
  "promptTokens": \(shape.contextLength - (try sampler.tokensLeft(after: prompt))), \
  "bestTokensPerSecond": \(Double(samples * newTokens) / (best / .seconds(1))), \
  "tokensPerSecond": \(Double(tokens) / (elapsed / .seconds(1)))}
  """)
