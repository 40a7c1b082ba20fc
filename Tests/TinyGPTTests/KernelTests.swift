import Foundation
import Kernels
import Randomness
import Testing

@testable import TinyGPT

/// Each kernel against the formula it stands for, in double precision, one number at a time.
@Suite struct KernelTests {
  private static let sizes = [(1, 1), (3, 16), (5, 40), (33, 24), (64, 32), (70, 8)]

  private func floats(_ count: Int, seed: UInt64, scale: Float = 1) -> [Float] {
    var generator = Philox(seed: seed)
    return (0..<count).map { _ in Float.random(in: -scale...scale, using: &generator) }
  }

  /// Whether all are within `bound` of one another, measured against the larger of 1 and the size.
  private func agree(_ ours: [Float], _ naive: [Double], _ bound: Double) -> Bool {
    ours.count == naive.count
      && zip(ours, naive).allSatisfy { abs(Double($0) - $1) <= bound * max(1, abs($1)) }
  }

  private func gelu(_ x: Double) -> Double {
    0.5 * x * (1 + tanh((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
  }

  @Test func geluAndItsDerivative() {
    let x = (0..<4003).map { Float($0 - 2000) / 150 } + [-1e30, 1e30, 0, -88, 88]
    for kernels in Processor.kernelSets {
      let input = FloatBuffer(x)
      let derivative = FloatBuffer(x)
      let plain = FloatBuffer(count: x.count)
      let output = FloatBuffer(count: x.count)
      unsafe kernels.gelu(input.read, into: plain.base, count: x.count)
      unsafe kernels.geluWithDerivative(derivative.base, into: output.base, count: x.count)
      #expect(plain.values == output.values)
      let isClose = agree(output.values, x.map { gelu(Double($0)) }, 3e-7)
      #expect(isClose)
      let near = x.prefix(4003).map { value in
        (gelu(Double(value) + 1e-5) - gelu(Double(value) - 1e-5)) / 2e-5
      }
      let isDerivative = agree(Array(derivative.values.prefix(4003)), near, 1e-6)
      #expect(isDerivative)
    }
  }

  @Test(arguments: sizes) func layerNorm(rows: Int, width: Int) {
    let x = floats(rows * width, seed: 1, scale: 3)
    let gain = floats(width, seed: 2)
    let bias = floats(width, seed: 3)
    let naive = (0..<rows).flatMap { row in
      let line = x[row * width..<(row + 1) * width].map(Double.init)
      let mean = line.reduce(0, +) / Double(width)
      let variance = line.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(width)
      return line.indices.map {
        (line[$0] - mean) / (variance + 1e-5).squareRoot() * Double(gain[$0]) + Double(bias[$0])
      }
    }
    for kernels in Processor.kernelSets {
      let input = FloatBuffer(x)
      let gains = FloatBuffer(gain)
      let output = FloatBuffer(count: rows * width)
      let statistics = FloatBuffer(count: 2 * rows)
      let biases = FloatBuffer(bias)
      unsafe kernels.layerNorm(
        input.read, gain: gains.read, bias: biases.read, into: output.base,
        statistics: statistics.base, size: RowsSize(rows: rows, width: width))
      let isClose = agree(output.values, naive, 2e-6)
      #expect(isClose)
    }
  }

  /// Positions and widths on both sides of a block and of a panel.
  @Test(arguments: sizes) func attention(positions t: Int, width d: Int) {
    let qkv = floats(3 * t * d, seed: 4, scale: 2)
    func at(_ part: Int, _ position: Int, _ column: Int) -> Double {
      Double(qkv[position * 3 * d + part * d + column])
    }
    let naive = (0..<t).flatMap { i in
      let scores = (0...i).map { j in
        (0..<d).map { at(0, i, $0) * at(1, j, $0) }.reduce(0, +) / Double(d).squareRoot()
      }
      let powers = scores.map { exp($0 - (scores.max() ?? 0)) }
      let sum = powers.reduce(0, +)
      return (0..<d).map { c in (0...i).map { powers[$0] * at(2, $0, c) }.reduce(0, +) / sum }
    }
    let size = HeadSize(positions: t, width: d)
    for kernels in Processor.kernelSets {
      let input = FloatBuffer(qkv)
      let output = FloatBuffer(count: t * d)
      let statistics = FloatBuffer(count: 2 * t)
      let scratch = FloatBuffer(count: size.scratchCount)
      let head = unsafe AttentionHead(
        queries: Matrix(input.read, rowStride: 3 * d),
        keys: Matrix(input.read + d, rowStride: 3 * d),
        values: Matrix(input.read + 2 * d, rowStride: 3 * d))
      unsafe kernels.attention(
        head, into: MutableMatrix(output.base, rowStride: d), statistics: statistics.base,
        size: size, scratch: scratch.base)
      let isClose = agree(output.values, naive, 2e-6)
      #expect(isClose)
    }
  }

  @Test(arguments: sizes) func crossEntropy(rows: Int, vocabulary v: Int) {
    let logits = floats(rows * v, seed: 5, scale: 30)
    let targets = (0..<rows).map { Int32($0 * 7 % v) }
    let weights = (0..<rows).map { Float($0 % 3) / 4 }
    var losses: [Double] = []
    var gradient: [Double] = []
    for row in 0..<rows {
      let line = logits[row * v..<(row + 1) * v].map(Double.init)
      let sum = line.map { exp($0) }.reduce(0, +)
      losses.append(log(sum) - line[Int(targets[row])])
      gradient += line.indices.map {
        Double(weights[row]) * (exp(line[$0]) / sum - ($0 == Int(targets[row]) ? 1 : 0))
      }
    }
    for kernels in Processor.kernelSets {
      let output = FloatBuffer(logits)
      let factors = FloatBuffer(weights)
      let terms = FloatBuffer(count: 2 * rows)
      unsafe targets.withUnsafeBufferPointer { targets in
        guard let targets = targets.baseAddress else { return }
        unsafe kernels.crossEntropy(
          output.base, targets: targets, weights: factors.read, terms: terms.base,
          size: RowsSize(rows: rows, width: v))
      }
      let isClose = agree(output.values, gradient, 1e-6)
      #expect(isClose)
      let ours = terms.values
      for row in 0..<rows {
        let loss = log(Double(ours[2 * row + 1])) - Double(ours[2 * row])
        #expect(abs(loss - losses[row]) < 1e-5)
      }
    }
  }
}
