extension SHA256 {
  /// The fractional parts of the cube roots of the first 64 primes, 32 bits each.
  private static let roundConstants: InlineArray<64, UInt32> = [
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
    let bytes = unsafe blocks.bytes
    for start in stride(from: 0, to: bytes.byteCount, by: 64) {
      var schedule = schedule(of: bytes, at: start)
      state &+= rounds(&schedule, from: state)
    }
    return state
  }

  /// The 16 words of a block, big end first.
  @inline(__always)
  private static func schedule(of bytes: RawSpan, at start: Int) -> InlineArray<16, UInt32> {
    InlineArray { word in
      // `state(_:after:)` gives whole blocks only, so the load is within bounds.
      unsafe UInt32(
        bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: start + 4 * word, as: UInt32.self))
    }
  }

  /// The 64 rounds. `words` holds those of the turn's 16 rounds, and after each turn makes way for
  /// the next 16 in place: only the last 16 are ever needed.
  @inline(__always)
  private static func rounds(
    _ words: inout InlineArray<16, UInt32>, from state: SIMD8<UInt32>
  ) -> SIMD8<UInt32> {
    var letters = eightRounds(state, words, 0, constants: 0)
    letters = eightRounds(letters, words, 8, constants: 8)
    for turn in 1..<4 {
      advanceHalf(&words, from: 0)
      letters = eightRounds(letters, words, 0, constants: 16 * turn)
      advanceHalf(&words, from: 8)
      letters = eightRounds(letters, words, 8, constants: 16 * turn + 8)
    }
    return letters
  }

  /// Eight words of the next turn in the place of this turn's. Written out, since in a loop the
  /// words would stay in memory: a quarter slower.
  @inline(__always)
  private static func advanceHalf(_ words: inout InlineArray<16, UInt32>, from first: Int) {
    advance(&words, first)
    advance(&words, first + 1)
    advance(&words, first + 2)
    advance(&words, first + 3)
    advance(&words, first + 4)
    advance(&words, first + 5)
    advance(&words, first + 6)
    advance(&words, first + 7)
  }

  /// The word 16 after `t`, in its place.
  @inline(__always)
  private static func advance(_ words: inout InlineArray<16, UInt32>, _ t: Int) {
    let before15 = words[(t &+ 1) & 15]
    let before2 = words[(t &+ 14) & 15]
    let sigma0 = rotate(before15, 7) ^ rotate(before15, 18) ^ (before15 >> 3)
    let sigma1 = rotate(before2, 17) ^ rotate(before2, 19) ^ (before2 >> 10)
    words[t] = words[t] &+ sigma0 &+ words[(t &+ 9) & 15] &+ sigma1
  }

  /// Eight rounds at a time: then the letters are back in their places, and none has to move.
  @inline(__always)
  private static func eightRounds(
    _ letters: SIMD8<UInt32>, _ words: InlineArray<16, UInt32>, _ first: Int, constants: Int
  ) -> SIMD8<UInt32> {
    var (a, b, c, d) = (letters[0], letters[1], letters[2], letters[3])
    var (e, f, g, h) = (letters[4], letters[5], letters[6], letters[7])
    @inline(__always) func keyed(_ t: Int) -> UInt32 {
      words[first + t] &+ roundConstants[constants + t]
    }
    round(a, b, c, &d, e, f, g, &h, keyed(0))
    round(h, a, b, &c, d, e, f, &g, keyed(1))
    round(g, h, a, &b, c, d, e, &f, keyed(2))
    round(f, g, h, &a, b, c, d, &e, keyed(3))
    round(e, f, g, &h, a, b, c, &d, keyed(4))
    round(d, e, f, &g, h, a, b, &c, keyed(5))
    round(c, d, e, &f, g, h, a, &b, keyed(6))
    round(b, c, d, &e, f, g, h, &a, keyed(7))
    return SIMD8(a, b, c, d, e, f, g, h)
  }

  /// One round; the letters are the standard's. Only `d` and `h` change. The choice of `f` or `g`
  /// by `e`, and the majority of `a`, `b`, `c`, are in forms with an operation less.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ keyedWord: UInt32
  ) {
    let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    let choice = g ^ (e & (f ^ g))
    let first = h &+ sum1 &+ choice &+ keyedWord
    let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    let majority = (a & b) | (c & (a | b))
    d = d &+ first
    h = first &+ sum0 &+ majority
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }
}
