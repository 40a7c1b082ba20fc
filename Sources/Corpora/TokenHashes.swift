/// Tokens and runs of tokens as hashes, for looking up what texts have in common.
///
/// A token is a run of letters, digits and underscores (and of bytes outside ASCII), or one other
/// character; white space only separates.
enum TokenHashes {
  /// Hashes of the tokens (FNV-1a, 64 bits).
  static func of(_ bytes: [UInt8]) -> [UInt64] {
    var tokens: [UInt64] = []
    tokens.reserveCapacity(bytes.count / 3)
    var word: UInt64?
    for byte in bytes {
      if isWordByte(byte) {
        word = ((word ?? 0xCBF2_9CE4_8422_2325) ^ UInt64(byte)) &* 0x100_0000_01B3
        continue
      }
      if let done = word { tokens.append(done) }
      word = nil
      if byte > 0x20 { tokens.append(UInt64(byte)) }
    }
    if let done = word { tokens.append(done) }
    return tokens
  }

  /// Hashes of all runs of a length, in order: a polynomial over the tokens' hashes.
  ///
  /// - Complexity: O(tokens).
  static func runs(of tokens: [UInt64], length: Int) -> [UInt64] {
    guard tokens.count >= length else { return [] }
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    let oldest = (0..<length).reduce(UInt64(1)) { power, _ in power &* base }
    var hash: UInt64 = 0
    var runs: [UInt64] = []
    runs.reserveCapacity(tokens.count)
    for (index, token) in tokens.enumerated() {
      hash = hash &* base &+ token
      if index >= length { hash = hash &- oldest &* tokens[index - length] }
      if index >= length - 1 { runs.append(hash) }
    }
    return runs
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
