/// A counter-based generator: its n-th number is a function of the key and of n alone.
///
/// Each purpose gets a stream of its own by its key, so that any draw can be made again without
/// those before it, whatever the order in which work is done.
///
/// Philox-4×32 with 10 rounds: Salmon, Moraes, Dror and Shaw 2011, "Parallel Random Numbers: As Easy
/// as 1, 2, 3", <https://doi.org/10.1145/2063384.2063405>.
public struct Philox: RandomNumberGenerator, Hashable, Sendable {
  private let key: SIMD2<UInt32>
  private let stream: UInt64
  private var block: UInt64 = 0
  private var spare: UInt64?

  /// - Parameters:
  ///   - seed: Picks the key.
  ///   - stream: Picks one of 2⁶⁴ streams under that key; each has 2⁶⁵ numbers.
  public init(seed: UInt64, stream: UInt64 = 0) {
    key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.stream = stream
  }

  /// The stream that belongs to `seed` and a path of names, such as a model, a temperature, a
  /// problem and an index.
  ///
  /// Names are hashed one after the other (FNV-1a, 64 bits, with a length before each), so that
  /// `["ab", "c"]` and `["a", "bc"]` lead to different streams.
  public init(seed: UInt64, path: [String]) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func take(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for name in path {
      let length = UInt64(name.utf8.count)
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        take(UInt8(truncatingIfNeeded: length >> shift))
      }
      for byte in name.utf8 { take(byte) }
    }
    self.init(seed: seed, stream: hash)
  }

  public mutating func next() -> UInt64 {
    if let number = spare {
      spare = nil
      return number
    }
    let words = Self.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: block), UInt32(truncatingIfNeeded: block >> 32),
        UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32)), key: key)
    block &+= 1
    spare = UInt64(words[2]) | UInt64(words[3]) << 32
    return UInt64(words[0]) | UInt64(words[1]) << 32
  }

  /// The four numbers that belong to one value of the counter.
  public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var counter = counter
    var key = key
    for _ in 0..<10 {
      let first = UInt64(counter[0]) * 0xD251_1F53
      let second = UInt64(counter[2]) * 0xCD9E_8D57
      counter = SIMD4(
        UInt32(truncatingIfNeeded: second >> 32) ^ counter[1] ^ key[0],
        UInt32(truncatingIfNeeded: second),
        UInt32(truncatingIfNeeded: first >> 32) ^ counter[3] ^ key[1],
        UInt32(truncatingIfNeeded: first))
      key &+= SIMD2(0x9E37_79B9, 0xBB67_AE85)
    }
    return counter
  }
}
