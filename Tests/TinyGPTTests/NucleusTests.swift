import Foundation
import Kernels
import Randomness
import Testing

@testable import TinyGPT

@Suite struct NucleusTests {
  /// Sizes with whole and broken runs; few different values give ties.
  static let cases = [(1, 1000), (7, 3), (16, 5), (100, 1_000_000), (513, 12), (2000, 1_000_000)]

  private func weights(_ count: Int, values: Int, seed: UInt64) -> [Float] {
    var generator = Philox(seed: seed)
    var weights = (0..<count).map { _ -> Float in
      let share = Float(Int.random(in: 0...values, using: &generator)) / Float(values)
      return share * share * share
    }
    weights[Int.random(in: 0..<count, using: &generator)] = 1
    return weights
  }

  /// The places that stay, by sorting: larger ones first, of equal ones those in front.
  private func order(_ weights: [Float]) -> [Int] {
    weights.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
  }

  private func kept(
    _ weights: [Float], _ kernels: any KernelSet.Type, _ floor: (Nucleus) -> Float
  ) -> Set<Int> {
    let buffer = FloatBuffer(weights)
    let sums = FloatBuffer(count: weights.count / 16 + 1)
    let floor = unsafe floor(
      Nucleus(
        weights: buffer.base, runSums: sums.base, count: weights.count, kernels: kernels))
    return Set(buffer.values.indices.filter { buffer.values[$0] >= floor })
  }

  @Test(arguments: cases) func theLargestAreKept(count: Int, values: Int) {
    for seed in 0..<20 {
      let weights = weights(count, values: values, seed: UInt64(seed))
      let positive = order(weights).filter { weights[$0] > 0 }
      for number in [1, 2, 5, count / 2 + 1, count] {
        for kernels in Processor.kernelSets {
          let found = unsafe kept(weights, kernels) { nucleus in
            unsafe nucleus.floor(ofLargest: number, above: .leastNonzeroMagnitude)
          }
          #expect(found == Set(positive.prefix(number)))
        }
      }
    }
  }

  @Test(arguments: cases) func theFewestThatReachTheShareAreKept(count: Int, values: Int) {
    for seed in 0..<20 {
      let weights = weights(count, values: values, seed: UInt64(seed))
      let total = weights.reduce(0) { $0 + Double($1) }
      for share: Float in [0, 0.1, 0.5, 0.95, 0.999] {
        var sum = 0.0
        let wanted = order(weights).prefix { place in
          defer { sum += Double(weights[place]) }
          return sum == 0 || sum < Double(share) * total
        }
        for kernels in Processor.kernelSets {
          let found = unsafe kept(weights, kernels) { nucleus in
            unsafe nucleus.floor(ofShare: share, above: .leastNonzeroMagnitude)
          }
          // Where the sum meets the share to a rounding, one more or less is as right.
          #expect(found.symmetricDifference(wanted).count <= 1)
          let mass = found.reduce(0) { $0 + Double(weights[$1]) }
          #expect(mass >= Double(share) * total * (1 - 1e-6))
        }
      }
    }
  }

  /// Every place of an even grid of numbers, so that counts are shares.
  @Test func drawsFollowTheWeights() {
    let weights = weights(100, values: 1000, seed: 3)
    let floor: Float = 0.2
    let buffer = FloatBuffer(weights)
    let sums = FloatBuffer(count: 7)
    let nucleus = unsafe Nucleus(
      weights: buffer.base, runSums: sums.base, count: 100, kernels: Processor.kernels)
    let draws = 20_000
    var counts = Array(repeating: 0, count: 100)
    for number in 0..<draws {
      let place = unsafe nucleus.draw((Double(number) + 0.5) / Double(draws), above: floor)
      counts[place] += 1
    }
    let total = weights.reduce(0) { $1 >= floor ? $0 + Double($1) : $0 }
    for (weight, count) in zip(weights, counts) {
      let share = weight >= floor ? Double(weight) / total : 0
      #expect(abs(Double(count) - share * Double(draws)) <= 1.5)
    }
  }

  @Test func drawsStayWithinTheWeights() {
    let buffer = FloatBuffer([0, 0, 1, 0.5, 0] + Array(repeating: 0, count: 30))
    let sums = FloatBuffer(count: 3)
    let nucleus = unsafe Nucleus(
      weights: buffer.base, runSums: sums.base, count: 35, kernels: Processor.kernels)
    #expect(unsafe nucleus.draw(0, above: .leastNonzeroMagnitude) == 2)
    #expect(unsafe nucleus.draw(1.nextDown, above: .leastNonzeroMagnitude) == 3)
  }

  @Test func logarithms() {
    var generator = Philox(seed: 4)
    for _ in 0..<10_000 {
      let x = exp(Double.random(in: -80...80, using: &generator))
      #expect(abs(NaturalLogarithm.of(x) - log(x)) <= 0x1p-50 * max(1, abs(log(x))))
    }
    #expect(NaturalLogarithm.of(1) == 0)
  }
}
