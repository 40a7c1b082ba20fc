/// How measures of findings are written: numbers and `table.column[column=value]`, joined by `+`, `-`,
/// `*` and `/` with a space on both sides; a rule is two measures with a comparison between.
public enum MeasureGrammar {
  /// What stands between the sides of a rule.
  public static let comparisons: Set<String> = ["<", "<=", ">", ">="]
  /// What stands between terms.
  public static let sums: Set<String> = ["+", "-"]
  /// What stands between the factors of a term.
  public static let products: Set<String> = ["*", "/"]

  /// The parts of a text between operators that stand alone outside of brackets, each with the
  /// operator before it; the first with none.
  public static func parts(
    of text: String, between operators: Set<String>
  ) -> [(operation: String, text: String)] {
    var parts: [(operation: String, text: String)] = []
    var (operation, words, depth) = ("", [String](), 0)
    for word in text.split(separator: " ").map(String.init) {
      if depth == 0, operators.contains(word), !words.isEmpty {
        parts.append((operation, words.joined(separator: " ")))
        (operation, words) = (word, [])
      } else {
        words.append(word)
        depth += word.count { $0 == "[" } - word.count { $0 == "]" }
      }
    }
    return parts + [(operation, words.joined(separator: " "))]
  }

  /// The two sides of a rule and the comparison between them; `nil` where it is none.
  public static func sides(
    of rule: String
  ) -> (left: String, comparison: String, right: String)? {
    let parts = parts(of: rule, between: comparisons)
    guard parts.count == 2 else { return nil }
    return (parts[0].text, parts[1].operation, parts[1].text)
  }

  /// What to say of a rule that has not two sides.
  public static func noRule(_ text: String) -> String {
    "`\(text)` is no condition; write it as `a > b`, with `<`, `<=`, `>` or `>=`"
  }
}
