/// A set of texts that are looked for in other texts, all at once.
struct PhraseIndex: Sendable {
  /// The texts by their first eight bytes.
  private var byHead: [UInt64: [[UInt8]]] = [:]
  /// One bit for each of 65,536 hashes of heads: most places in a text are passed by on it.
  private var sieve = [UInt64](repeating: 0, count: 1024)

  var isEmpty: Bool { byHead.isEmpty }

  /// - Parameter text: At least eight bytes; shorter ones are not looked for.
  mutating func insert(_ text: some Collection<UInt8>) {
    let bytes = Array(text)
    guard bytes.count >= 8 else { return }
    let head = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    byHead[head, default: []].append(bytes)
    let bit = Self.hash(head)
    sieve[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  mutating func formUnion(_ other: PhraseIndex) {
    byHead.merge(other.byHead) { $0 + $1 }
    for index in sieve.indices { sieve[index] |= other.sieve[index] }
  }

  /// Whether one of the texts occurs.
  func occurs(in text: [UInt8]) -> Bool {
    var found = false
    search(text) { _ in
      found = true
      return false
    }
    return found
  }

  /// Reports each occurrence until told to stop.
  ///
  /// - Parameter report: Gets the text that was found; gives whether to go on.
  func search(_ text: [UInt8], report: ([UInt8]) -> Bool) {
    var head: UInt64 = 0
    for index in text.indices {
      head = head << 8 | UInt64(text[index])
      guard index >= 7 else { continue }
      let bit = Self.hash(head)
      guard sieve[bit >> 6] >> UInt64(bit & 63) & 1 == 1, let candidates = byHead[head] else {
        continue
      }
      let start = index - 7
      for candidate in candidates
      where text.count - start >= candidate.count
        && text[start..<(start + candidate.count)].elementsEqual(candidate)
      {
        guard report(candidate) else { return }
      }
    }
  }

  private static func hash(_ head: UInt64) -> Int {
    Int(truncatingIfNeeded: (head &* 0x9E37_79B9_7F4A_7C15) >> 48)
  }
}
