/// The prose of Python files: their docstrings and comments, without indentation and code.
///
/// What a tokenizer learns that has read about programs but no programs, as GPT-3's had. Texts in
/// triple quotes count as docstrings where a line begins with them, whatever they are for; lines of
/// doctests and those that are set in columns are left out.
public enum ProseInCode {
  /// The prose of a file, a line each; empty for one without any.
  ///
  /// - Complexity: O(length).
  public static func prose(of text: String) -> String {
    var lines: [Substring] = []
    var quotes: Substring?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var rest = line.drop { $0 == " " || $0 == "\t" }
      if let closing = quotes {
        let end = rest.firstRange(of: closing)
        add(end.map { rest[..<$0.lowerBound] } ?? rest, to: &lines)
        if end != nil { quotes = nil }
      } else if rest.first == "#" {
        add(rest.drop { $0 == "#" || $0 == " " || $0 == "!" }, to: &lines)
      } else if let opening = opening(of: rest) {
        rest = rest.dropFirst(opening.count)
        let closing = opening.suffix(3)
        let end = rest.firstRange(of: closing)
        add(end.map { rest[..<$0.lowerBound] } ?? rest, to: &lines)
        if end == nil { quotes = closing }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The quotes that a line begins with, with a letter before them such as `r`; `nil` for others.
  private static func opening(of line: Substring) -> Substring? {
    for quotes in ["\"\"\"", "'''"] {
      if line.hasPrefix(quotes) { return line.prefix(3) }
      if let letter = line.first, "rRuUbB".contains(letter), line.dropFirst().hasPrefix(quotes) {
        return line.prefix(4)
      }
    }
    return nil
  }

  /// Adds a line of words: no doctest, no rule of dashes, nothing set in columns.
  private static func add(_ line: Substring, to lines: inout [Substring]) {
    guard !line.hasPrefix(">>>"), !line.hasPrefix("..."), line.contains(where: \.isLetter),
      !line.contains("   ")
    else { return }
    lines.append(line)
  }
}
