/// The tokens of the words that came last, so that a frequent word is merged once.
///
/// Each word has one slot, where it replaces the one before it; so its memory is bounded.
struct WordCache {
  /// A word of at most 15 bytes, with its length.
  struct Key: Hashable {
    fileprivate let low: UInt64
    fileprivate let high: UInt64

    /// `nil` for a word that is too long.
    @inline(__always)
    init?(_ text: Span<UInt8>, from start: Int, upTo end: Int) {
      let length = end - start
      guard length <= 15 else { return nil }
      var low: UInt64 = 0
      var high = UInt64(length)
      for index in start..<min(start + 8, end) { low = low << 8 | UInt64(text[index]) }
      if length > 8 { for index in (start + 8)..<end { high = high << 8 | UInt64(text[index]) } }
      self.low = low
      self.high = high
    }

    fileprivate var hash: UInt64 {
      let mixed = (low ^ high &* 0xFF51_AFD7_ED55_8CCD) &* 0x9E37_79B9_7F4A_7C15
      return mixed ^ mixed >> 32
    }
  }

  private struct Slot {
    /// No word has the length 0.
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// Where its tokens begin in the pool; with one token, the token itself.
    var start: Int32 = 0
    var count: Int32 = 0
  }

  private var slots: [Slot]
  private var pool: [Int32] = []
  /// Tokens of replaced words stay in the pool until it is emptied with all slots.
  private static let largestPool = 1 << 20

  /// - Parameter slots: A power of two.
  init(slots: Int) {
    self.slots = Array(repeating: Slot(), count: slots)
  }

  /// Appends the word's tokens to `output`, if they are here.
  @inline(__always)
  func append(_ key: Key, to output: inout [Int32]) -> Bool {
    let slot = slots[Int(truncatingIfNeeded: key.hash) & (slots.count - 1)]
    guard slot.low == key.low, slot.high == key.high else { return false }
    if slot.count == 1 {
      output.append(slot.start)
    } else {
      for index in Int(slot.start)..<Int(slot.start + slot.count) { output.append(pool[index]) }
    }
    return true
  }

  mutating func insert(_ key: Key, tokens: [Int32]) {
    if pool.count + tokens.count > Self.largestPool {
      pool.removeAll(keepingCapacity: true)
      slots = Array(repeating: Slot(), count: slots.count)
    }
    var slot = Slot(low: key.low, high: key.high, count: Int32(tokens.count))
    if tokens.count == 1 {
      slot.start = tokens[0]
    } else {
      slot.start = Int32(pool.count)
      pool += tokens
    }
    slots[Int(truncatingIfNeeded: key.hash) & (slots.count - 1)] = slot
  }
}
