/// GPT-2's division of a text into words, within which byte pairs are merged.
///
/// A word is the first of these that fits at its beginning, and as long as it can be:
///
///     's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
///
/// so a word takes along one space before it, and of a run of space all but the last character
/// is a word of its own.
///
/// Source: `encoder.py` of <https://github.com/openai/gpt-2>.
enum WordPattern {
  /// Where the word that begins at `start` ends.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - start: The beginning of a character, before `end`.
  ///   - end: Where the text is taken to end; the beginning of a character or the end of `text`.
  /// - Returns: A place in `start + 1 ... end`.
  @inline(__always)
  static func endOfWord(in text: Span<UInt8>, from start: Int, upTo end: Int) -> Int {
    let (first, afterFirst) = character(in: text, at: start)
    if text[start] == UInt8(ascii: " "), afterFirst < end {
      let (second, afterSecond) = character(in: text, at: afterFirst)
      if second != .space { return endOfRun(of: second, in: text, from: afterSecond, upTo: end) }
    }
    if first == .space { return endOfSpace(in: text, from: start, upTo: end) }
    if text[start] == UInt8(ascii: "'") {
      let length = contractionLength(in: text, at: start, upTo: end)
      if length > 0 { return start + length }
    }
    return endOfRun(of: first, in: text, from: afterFirst, upTo: end)
  }

  /// The class of the character at `index`, and where the next one begins.
  @inline(__always)
  private static func character(
    in text: Span<UInt8>, at index: Int
  ) -> (CharacterClass, end: Int) {
    let byte = text[index]
    if byte < 0x80 { return (CharacterClass(ascii: byte), index + 1) }
    return longCharacter(in: text, at: index)
  }

  @inline(never)
  private static func longCharacter(
    in text: Span<UInt8>, at index: Int
  ) -> (CharacterClass, end: Int) {
    let lead = text[index]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    // The text is UTF-8, so that the value is always a scalar's.
    return (Unicode.Scalar(value).map(CharacterClass.init) ?? .other, index + length)
  }

  @inline(__always)
  private static func endOfRun(
    of run: CharacterClass, in text: Span<UInt8>, from start: Int, upTo end: Int
  ) -> Int {
    var index = start
    while index < end {
      let (next, after) = character(in: text, at: index)
      guard next == run else { break }
      index = after
    }
    return index
  }

  private static func endOfSpace(in text: Span<UInt8>, from start: Int, upTo end: Int) -> Int {
    var index = start
    var last = start
    while index < end {
      let (next, after) = character(in: text, at: index)
      guard next == .space else { return last > start ? last : index }
      last = index
      index = after
    }
    return end
  }

  /// The length of `'s`, `'t`, `'re`, `'ve`, `'m`, `'ll` or `'d` at `index`; 0 if none is there.
  private static func contractionLength(
    in text: Span<UInt8>, at index: Int, upTo end: Int
  ) -> Int {
    guard index + 1 < end else { return 0 }
    let second: UInt8? = index + 2 < end ? text[index + 2] : nil
    switch text[index + 1] {
    case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "m"), UInt8(ascii: "d"): return 2
    case UInt8(ascii: "r"), UInt8(ascii: "v"): return second == UInt8(ascii: "e") ? 3 : 0
    case UInt8(ascii: "l"): return second == UInt8(ascii: "l") ? 3 : 0
    default: return 0
    }
  }
}
