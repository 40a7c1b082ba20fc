import Foundation
import TinyGPT

/// The formulas of `Fixtures/training/make_fixtures.py`.
enum OracleInputs {
  /// `count` numbers in -1 ..< 1.
  static func noise(_ count: Int, seed: Int) -> [Double] {
    (0..<count).map { number in
      var bits = UInt64(number + seed * 1_000_003) &* 2_654_435_761 & 0xFFFF_FFFF
      bits = (bits ^ (bits >> 15)) &* 2_246_822_519 & 0xFFFF_FFFF
      return Double(bits >> 8) / 0x1p23 - 1
    }
  }

  static func weights(_ shape: ModelShape, seed: Int) throws -> Weights {
    let values = WeightLayout(shape).tensors.enumerated().flatMap { number, tensor in
      let gain: Double = tensor.name.hasSuffix("weight") && !tensor.decays ? 1 : 0
      return noise(tensor.count, seed: seed + number).map { Float($0 * 0.2 + gain) }
    }
    return try Weights(shape: shape, values: values)
  }

  static func tokens(_ count: Int, vocabulary: Int) -> [Int32] {
    var state = 1
    return (0..<count).map { n in
      state = (state * 5 + 3 + (n * n) % 3) % vocabulary
      return Int32(state)
    }
  }

  static func fixture(_ name: String) throws -> Data {
    let url = Bundle.module.resourceURL?.appending(path: "Fixtures/training/\(name)")
    return try Data(contentsOf: url ?? URL(filePath: name))
  }
}
