import Foundation
import Kernels
import Testing

@testable import TinyGPT

@Suite struct BackpropagationTests {
  private let vocabulary = 29
  private let context = 70
  private let padding = 7
  private let prompt = 20

  private func shape() throws -> ModelShape {
    try ModelShape(
      vocabularySize: vocabulary, contextLength: context, layers: 2, heads: 3, width: 24)
  }

  /// A full row, and a shorter one with padding to its left whose loss counts behind its prompt.
  private var rows: [BatchRow] {
    let stream = OracleInputs.tokens(2 * (context + 1), vocabulary: vocabulary)
    let short = Array(stream[(context + 1 + padding)...])
    return [
      BatchRow(sequence: Array(stream[...context])),
      BatchRow(
        sequence: short, learned: short.indices.map { $0 >= prompt }, firstPosition: padding),
    ]
  }

  private struct Oracle: Decodable {
    let loss: Double
    let logits: [Double]
  }

  @Test func gradientsOfPyTorch() throws {
    let oracle = try JSONDecoder().decode(
      Oracle.self, from: OracleInputs.fixture("gradients.json"))
    let data = try OracleInputs.fixture("gradients.f32")
    let expected = unsafe data.withUnsafeBytes { unsafe Array($0.bindMemory(to: Float.self)) }
    let model = Backpropagation(try OracleInputs.weights(shape(), seed: 1), threads: 1)
    let loss = model.lossAndGradient(rows)
    #expect(abs(loss - oracle.loss) < 1e-6)
    let gradient = model.gradient.values
    try #require(gradient.count == expected.count)
    for tensor in model.layout.tensors {
      let (ours, theirs) = (gradient[tensor.range], expected[tensor.range])
      let distance = zip(ours, theirs).map { Double($0 - $1) * Double($0 - $1) }.reduce(0, +)
      let size = theirs.map { Double($0) * Double($0) }.reduce(0, +)
      #expect((distance / size).squareRoot() < 2e-6, "\(tensor.name)")
    }
    let logits = model.logits(rows[1]).prefix(vocabulary)
    for (ours, theirs) in zip(logits, oracle.logits) {
      #expect(abs(Double(ours) - theirs) < 2e-6)
    }
  }

  /// Each tensor's gradient against the change of the loss along it.
  @Test func gradientsByFiniteDifferences() throws {
    let weights = try OracleInputs.weights(shape(), seed: 1)
    let model = Backpropagation(weights, threads: 1)
    _ = model.lossAndGradient(rows)
    let gradient = model.gradient.values
    let learned = Double(rows.reduce(0) { $0 + $1.learnedCount })
    for tensor in model.layout.tensors {
      let part = gradient[tensor.range].map(Double.init)
      let size = part.map { $0 * $0 }.reduce(0, +).squareRoot()
      let step = 0.02
      func loss(_ sign: Double) throws -> Double {
        var moved = weights
        unsafe moved.withTensor(tensor) { values in
          for index in 0..<tensor.count {
            unsafe values[index] += Float(sign * step * part[index] / size)
          }
        }
        return Backpropagation(moved, threads: 1).totalLoss(rows) / learned
      }
      let slope = (try loss(1) - loss(-1)) / (2 * step)
      #expect(abs(slope / size - 1) < 2e-3, "\(tensor.name)")
    }
  }

  @Test func bitsDependNeitherOnThreadsNorOnKernelsNorOnRowsTogether() throws {
    let weights = try OracleInputs.weights(shape(), seed: 1)
    // More rows than are worked on together.
    let many = (0..<7).flatMap { _ in rows }
    let reference = Backpropagation(weights, threads: 1)
    let loss = reference.lossAndGradient(many)
    for kernels in Processor.kernelSets {
      for threads in [1, 2, 11] {
        let model = Backpropagation(weights, kernels: kernels, threads: threads)
        #expect(model.lossAndGradient(many) == loss)
        #expect(model.gradient.values == reference.gradient.values)
      }
    }
  }
}
