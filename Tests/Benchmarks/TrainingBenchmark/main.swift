// Times training steps: `TrainingBenchmark LAYERS WIDTH THREADS SECONDS` prints one JSON object with
// tokens a second. Vocabulary 512, context 256, batch 32, heads of width 32.
// `TrainingBenchmark peak THREADS` prints what products reach whose matrices stay in the first cache.

import Foundation
import Kernels
import TinyGPT

/// Time that all threads of this process have computed, which others on the machine hardly change.
func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

/// Operations a second, in thousand millions, of products of a 12 × 256 by a 256 × 32 matrix.
func peakGigaflops(threads: Int) -> Double {
  let size = ProductSize(rows: 12, columns: 32, depth: 256)
  let (tasks, repetitions) = (threads * 8, 20_000)
  let seconds = (0..<5).map { _ in
    ContinuousClock().measure {
      ThreadTeam(threads: threads).run(tasks) { _, _ in
        let a = FloatBuffer(count: size.rows * size.depth)
        let b = FloatBuffer(count: size.depth * size.columns)
        let c = FloatBuffer(count: size.rows * size.columns)
        for _ in 0..<repetitions {
          unsafe Processor.kernels.product(
            Matrix(a.read, rowStride: size.depth), Panels(b.read, depth: size.depth),
            into: MutableMatrix(c.base, rowStride: size.columns), size: size, start: .zero)
        }
      }
    } / .seconds(1)
  }.min()
  let operations = 2 * size.rows * size.columns * size.depth * tasks * repetitions
  return Double(operations) / (seconds ?? .infinity) / 1e9
}

if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "peak",
  let threads = Int(CommandLine.arguments[2])
{
  print(
    """
    {"kernels": "\(Processor.kernels.name)", "gigaflops": \(peakGigaflops(threads: threads))}
    """)
  exit(0)
}

let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
guard arguments.count == 4 else {
  FileHandle.standardError.write(
    Data("usage: TrainingBenchmark LAYERS WIDTH THREADS SECONDS\n".utf8))
  exit(2)
}
let (layers, width, threads, seconds) = (arguments[0], arguments[1], arguments[2], arguments[3])
let shape = try ModelShape(
  vocabularySize: 512, contextLength: 256, layers: layers, heads: width / 32, width: width)
// The same number stream as training.py's: what is learned does not matter, that it is work does.
var number: UInt32 = 1
let documents = (0..<64).map { _ in
  TokenDocument(
    tokens: (0..<4096).map { _ in
      number = number &* 1_664_525 &+ 1_013_904_223
      return Int32(number >> 23)
    })
}
let settings = TrainingSettings(
  steps: 1_000_000, batchRows: 32, learningRate: LearningRate(peak: 1e-3),
  validationInterval: 1_000_000, seed: 1)
var trainer = try Trainer(
  TrainingState(settings: settings, weights: Weights(shape: shape, seed: 1)),
  documents: documents, separator: 0, threads: threads)

_ = try trainer.takeStep()
let steady = ContinuousClock()
var best = Duration.seconds(1_000_000)
var loss = 0.0
let start = steady.now
let processorStart = processorSeconds()
var steps = 0
while steady.now - start < .seconds(seconds) {
  let before = steady.now
  loss = try trainer.takeStep().loss
  best = min(best, steady.now - before)
  steps += 1
}
let elapsed = steady.now - start
let processorElapsed = processorSeconds() - processorStart
let tokens = Double(32 * 256)
print(
  """
  {"kernels": "\(Processor.kernels.name)", "loss": \(loss), \
  "tokensPerSecond": \(Double(steps) * tokens / (elapsed / .seconds(1))), \
  "bestTokensPerSecond": \(tokens / (best / .seconds(1))), \
  "tokensPerProcessorSecond": \(Double(steps) * tokens / processorElapsed)}
  """)
