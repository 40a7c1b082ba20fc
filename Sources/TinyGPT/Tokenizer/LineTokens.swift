/// How many tokens the lines of a text take.
public enum LineTokens {
  /// The number of tokens of each line, in order; text behind the last line break is a line.
  ///
  /// A line break counts for the line that it begins, as the indentation does that may be one token
  /// with it, so that tokenizers with and without such tokens are counted alike; the last one counts
  /// for the line that it ends. A token that lies in several lines counts for its last.
  ///
  /// - Returns: At least one number.
  /// - Complexity: O(length).
  public static func counts(
    of text: String, by encoder: inout TokenEncoder, _ tokenizer: Tokenizer
  ) -> [Int] {
    let lineBreak = UInt8(ascii: "\n")
    var counts = [0]
    for token in encoder.encode(text) {
      for byte in tokenizer.bytes(of: token) where byte == lineBreak { counts.append(0) }
      counts[counts.count - 1] += 1
    }
    if text.utf8.last == lineBreak {
      let last = counts.removeLast()
      counts[counts.count - 1] += last
    }
    return counts
  }
}
