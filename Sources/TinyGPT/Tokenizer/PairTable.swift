/// A map from pairs of token ids to a number, for the loops that look nothing else up.
///
/// Open addressing with linear probing; a dictionary's keyed hash would take most of the time.
struct PairTable: Sendable, Hashable {
  /// `empty` where a slot is free; the count is a power of two and at most half is taken.
  private var keys: [UInt64]
  private var values: [UInt64]
  private(set) var count = 0

  /// Two ids of -1, which no token has.
  private static let empty = UInt64.max

  init(minimumCapacity: Int = 8) {
    var slots = 16
    while slots < minimumCapacity * 2 { slots *= 2 }
    keys = Array(repeating: Self.empty, count: slots)
    values = Array(repeating: 0, count: slots)
  }

  /// - Parameters: Ids of tokens, not negative.
  @inline(__always)
  static func key(_ left: Int32, _ right: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
  }

  static func pair(_ key: UInt64) -> (left: Int32, right: Int32) {
    (Int32(truncatingIfNeeded: key >> 32), Int32(truncatingIfNeeded: key))
  }

  /// The value of `key`; `nil` where there is none. Setting adds or replaces; `nil` is ignored.
  @inline(__always)
  subscript(key: UInt64) -> UInt64? {
    get {
      let slot = self.slot(of: key)
      return keys[slot] == key ? values[slot] : nil
    }
    set {
      guard let newValue else { return }
      if count * 2 >= keys.count { grow() }
      let slot = self.slot(of: key)
      if keys[slot] != key {
        keys[slot] = key
        count += 1
      }
      values[slot] = newValue
    }
  }

  /// Where `key` is, or the free slot where it would be.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: mixed ^ mixed >> 32) & mask
    while keys[slot] != key && keys[slot] != Self.empty { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    var larger = PairTable(minimumCapacity: keys.count)
    for (key, value) in zip(keys, values) where key != Self.empty { larger[key] = value }
    self = larger
  }
}
