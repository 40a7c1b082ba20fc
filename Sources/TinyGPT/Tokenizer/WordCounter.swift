/// How often each word occurs, in the order of first occurrence.
struct WordCounter {
  /// The different words' bytes one after another; word `i` begins at `starts[i]`.
  private var pool: [UInt8] = []
  private var starts: [Int] = [0]
  private(set) var counts: [Int] = []
  /// Indices of words, or -1, placed by hash; the count is a power of two, at most half taken.
  private var slots = [Int](repeating: -1, count: 1 << 10)

  /// The number of different words.
  var distinct: Int { counts.count }

  subscript(index: Int) -> ArraySlice<UInt8> { pool[starts[index]..<starts[index + 1]] }

  /// Counts one occurrence of the word between two places of `text`.
  mutating func add(_ text: Span<UInt8>, from start: Int, upTo end: Int) {
    var slot = Self.hash(text, from: start, upTo: end) & (slots.count - 1)
    while slots[slot] >= 0 {
      if isWord(slots[slot], equalTo: text, from: start, upTo: end) {
        counts[slots[slot]] += 1
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = counts.count
    for index in start..<end { pool.append(text[index]) }
    starts.append(pool.count)
    counts.append(1)
    if counts.count * 2 > slots.count { grow() }
  }

  private func isWord(
    _ word: Int, equalTo text: Span<UInt8>, from start: Int, upTo end: Int
  ) -> Bool {
    let own = starts[word]
    guard starts[word + 1] - own == end - start else { return false }
    for offset in 0..<(end - start) where pool[own + offset] != text[start + offset] {
      return false
    }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for word in counts.indices {
      var slot = Self.hash(pool.span, from: starts[word], upTo: starts[word + 1])
      slot &= slots.count - 1
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = word
    }
  }

  /// FNV-1a, with its upper half folded into the lower.
  private static func hash(_ text: Span<UInt8>, from start: Int, upTo end: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in start..<end { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
