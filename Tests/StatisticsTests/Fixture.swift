import Foundation
import Testing

/// Numbers frozen from an outside program; each file names its origin.
enum Fixture {
  static func read<Contents: Decodable>(_ name: String, as type: Contents.Type) throws -> Contents {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(type, from: Data(contentsOf: url))
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014): small, and enough for tests.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Hands out words so that `uniformIndex(below: bound)` gives exactly the indices listed.
struct ReplayedIndices: RandomNumberGenerator {
  var indices: ArraySlice<Int>
  let bound: Int

  mutating func next() -> UInt64 {
    // The middle of the index's share of the words, which no rejection touches.
    let index = UInt64(indices.popFirst() ?? 0)
    let share = UInt64.max / UInt64(bound)
    return index * share + share / 2
  }
}

/// Whether two numbers agree to a relative deviation, or to the same absolute one near 0.
func agree(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
  abs(a - b) <= tolerance * max(abs(a), abs(b), 1e-300) || abs(a - b) <= tolerance * 1e-3
}

/// The largest relative deviation from an oracle's numbers, and where it was.
///
/// With `REPORT_DEVIATIONS` set in the environment each is printed when it is described.
struct Deviation: CustomStringConvertible {
  let oracle: String
  private(set) var largest = 0.0
  private(set) var place = "nowhere"
  private(set) var count = 0

  init(_ oracle: String) { self.oracle = oracle }

  mutating func record(_ ours: Double, _ theirs: Double, at place: String = "") {
    count += 1
    guard ours != theirs else { return }
    let deviation = abs(ours - theirs) / abs(theirs)
    // Not a number counts as the largest of all.
    guard !(deviation <= largest) else { return }
    largest = deviation.isNaN ? .infinity : deviation
    self.place = place
  }

  /// Fails unless something was compared and nothing deviates by more than `bound`.
  func expect(below bound: Double) {
    if ProcessInfo.processInfo.environment["REPORT_DEVIATIONS"] != nil { print(self) }
    #expect(count > 0)
    #expect(largest < bound, "\(description)")
  }

  var description: String {
    "DEVIATION \(oracle): \(largest) over \(count) values, at \(place)"
  }
}
