extension SHA256 {
  /// The fractional parts of the cube roots of the first 64 primes, 32 bits each.
  private static let roundConstants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1,
    0x923F_82A4, 0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3,
    0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786,
    0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
    0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147,
    0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13,
    0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
    0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A,
    0x5B9C_CA4F, 0x682E_6FF3, 0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208,
    0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
  ]

  /// The fractional parts of the square roots of the first 8 primes, 32 bits each.
  static let initialState: SIMD8<UInt32> = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A,
    0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]

  /// The state after whole blocks (FIPS 180-4, §6.2.2).
  ///
  /// - Parameter blocks: A multiple of 64 bytes.
  static func state(
    _ before: SIMD8<UInt32>, after blocks: Span<UInt8>
  ) -> SIMD8<UInt32> {
    var state = before
    let constants = roundConstants.span
    var schedule = InlineArray<64, UInt32>(repeating: 0)
    var words = schedule.mutableSpan
    for start in stride(from: 0, to: blocks.count, by: 64) {
      fill(&words, with: blocks.extracting(start..<(start + 64)))
      state &+= rounds(of: words.span, constants, from: state)
    }
    return state
  }

  /// The message schedule: the block's 16 words, big end first, and 48 mixed from them.
  @inline(__always)
  private static func fill(_ words: inout MutableSpan<UInt32>, with block: Span<UInt8>) {
    for t in 0..<16 {
      words[t] =
        UInt32(block[4 * t]) << 24 | UInt32(block[4 * t + 1]) << 16
        | UInt32(block[4 * t + 2]) << 8 | UInt32(block[4 * t + 3])
    }
    for t in 16..<64 {
      let before15 = words[t - 15]
      let before2 = words[t - 2]
      let sigma0 = rotate(before15, 7) ^ rotate(before15, 18) ^ (before15 >> 3)
      let sigma1 = rotate(before2, 17) ^ rotate(before2, 19) ^ (before2 >> 10)
      words[t] = sigma1 &+ words[t - 7] &+ sigma0 &+ words[t - 16]
    }
  }

  /// The 64 rounds, eight to a turn: after eight the letters are back in their places, so none
  /// has to move.
  @inline(__always)
  private static func rounds(
    of words: Span<UInt32>, _ constants: Span<UInt32>, from state: SIMD8<UInt32>
  ) -> SIMD8<UInt32> {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for t in stride(from: 0, to: 64, by: 8) {
      round(a, b, c, &d, e, f, g, &h, constants[t] &+ words[t])
      round(h, a, b, &c, d, e, f, &g, constants[t + 1] &+ words[t + 1])
      round(g, h, a, &b, c, d, e, &f, constants[t + 2] &+ words[t + 2])
      round(f, g, h, &a, b, c, d, &e, constants[t + 3] &+ words[t + 3])
      round(e, f, g, &h, a, b, c, &d, constants[t + 4] &+ words[t + 4])
      round(d, e, f, &g, h, a, b, &c, constants[t + 5] &+ words[t + 5])
      round(c, d, e, &f, g, h, a, &b, constants[t + 6] &+ words[t + 6])
      round(b, c, d, &e, f, g, h, &a, constants[t + 7] &+ words[t + 7])
    }
    return SIMD8(a, b, c, d, e, f, g, h)
  }

  /// One round; the letters are the standard's. Only `d` and `h` change.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ keyedWord: UInt32
  ) {
    let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    let choice = (e & f) ^ (~e & g)
    let first = h &+ sum1 &+ choice &+ keyedWord
    let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    let majority = (a & b) ^ (a & c) ^ (b & c)
    d = d &+ first
    h = first &+ sum0 &+ majority
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }
}
