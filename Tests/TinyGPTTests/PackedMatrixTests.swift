import Kernels
import Randomness
import Testing

@testable import TinyGPT

@Suite struct PackedMatrixTests {
  /// Sizes with whole and broken tiles, panels and blocks of the depth.
  static let sizes = [
    (1, 1, 1), (12, 32, 64), (5, 33, 7), (29, 64, 300), (64, 95, 17), (3, 16, 513), (2, 40, 0),
  ]

  @Test(arguments: sizes) func sumsAsTheNaiveProductDoes(m: Int, n: Int, k: Int) {
    let a = floats(m * k, seed: 1)
    let b = floats(k * n, seed: 2)
    let bias = floats(n, seed: 3)
    for kernels in Processor.kernelSets {
      #expect(product(a, b, bias, m, n, k, kernels) == naive(a, b, bias, m, n, k))
    }
  }

  /// Without and with whole squares of sixteen.
  @Test(arguments: [(21, 40, 9), (13, 64, 16), (5, 70, 53)])
  func transposedFactorsAndAccumulation(m: Int, n: Int, k: Int) {
    let a = floats(m * k, seed: 4)
    let b = floats(k * n, seed: 5)
    var aT = a
    var bT = b
    for i in 0..<m { for p in 0..<k { aT[p * m + i] = a[i * k + p] } }
    for p in 0..<k { for j in 0..<n { bT[j * k + p] = b[p * n + j] } }
    let c = floats(m * n, seed: 6)
    let expected = naive(a, b, c, m, n, k, biasStride: n)
    let left = FloatBuffer(aT)
    let right = FloatBuffer(bT)
    for kernels in Processor.kernelSets {
      let matrix = PackedMatrix(depth: k, columns: n)
      let result = FloatBuffer(c)
      unsafe matrix.fill(from: Matrix(right.read, rowStride: k).transposed, with: kernels)
      unsafe matrix.multiply(
        Matrix(left.read, rowStride: m).transposed,
        into: MutableMatrix(result.base, rowStride: n), rows: m, start: .accumulate, with: kernels)
      #expect(result.values == expected)
    }
  }

  @Test func aRowAndAPanelComputedAloneHaveTheSameBits() {
    let (m, n, k) = (31, 100, 65)
    let a = floats(m * k, seed: 7)
    let b = floats(k * n, seed: 8)
    let bias = floats(n, seed: 9)
    let whole = product(a, b, bias, m, n, k, Processor.kernels)
    for row in 0..<m {
      let alone = product(
        Array(a[row * k..<(row + 1) * k]), b, bias, 1, n, k, Processor.kernels, panelByPanel: true)
      #expect(alone == Array(whole[row * n..<(row + 1) * n]))
    }
  }

  private func floats(_ count: Int, seed: UInt64) -> [Float] {
    var generator = Philox(seed: seed)
    return (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
  }

  /// The oracle: one fused multiply-add after the other.
  private func naive(
    _ a: [Float], _ b: [Float], _ start: [Float], _ m: Int, _ n: Int, _ k: Int,
    biasStride: Int = 0
  ) -> [Float] {
    var c: [Float] = []
    for i in 0..<m {
      for j in 0..<n {
        var sum = start[i * biasStride + j]
        for p in 0..<k { sum = sum.addingProduct(a[i * k + p], b[p * n + j]) }
        c.append(sum)
      }
    }
    return c
  }

  private func product(
    _ a: [Float], _ b: [Float], _ bias: [Float], _ m: Int, _ n: Int, _ k: Int,
    _ kernels: any KernelSet.Type, panelByPanel: Bool = false
  ) -> [Float] {
    let matrix = PackedMatrix(depth: k, columns: n)
    let left = FloatBuffer(a)
    let right = FloatBuffer(b)
    let start = FloatBuffer(bias)
    let result = FloatBuffer(Array(repeating: .nan, count: m * n))
    unsafe matrix.fill(from: Matrix(right.read, rowStride: n), with: kernels)
    let all = PanelLayout.panels(columns: n)
    for range in panelByPanel ? (0..<all).map({ $0..<$0 + 1 }) : [0..<all] {
      unsafe matrix.multiply(
        Matrix(left.read, rowStride: k), into: MutableMatrix(result.base, rowStride: n), rows: m,
        start: .bias(start.read), panels: range, with: kernels)
    }
    return result.values
  }
}
