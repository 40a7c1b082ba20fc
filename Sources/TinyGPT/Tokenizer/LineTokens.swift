/// How many tokens the lines of a text take.
public enum LineTokens {
  /// The number of tokens of each line, in order; the text behind the last line break is a line.
  ///
  /// A token that lies in several lines, such as a line break with the indentation behind it, counts
  /// for the one that it ends in; a line break alone counts for the line that it ends.
  ///
  /// - Complexity: O(length).
  public static func counts(
    of text: String, by encoder: inout TokenEncoder, _ tokenizer: Tokenizer
  ) -> [Int] {
    let newline = UInt8(ascii: "\n")
    var counts = [0]
    for token in encoder.encode(text) {
      let bytes = tokenizer.bytes(of: token)
      let breaks = bytes.count { $0 == newline }
      let endsLine = bytes.last == newline
      for _ in 0..<(endsLine ? breaks - 1 : breaks) { counts.append(0) }
      counts[counts.count - 1] += 1
      if endsLine { counts.append(0) }
    }
    return counts
  }
}
