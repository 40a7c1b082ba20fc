/// A solution turned round: signature and solution before the docstring that asked for them, as
/// models learn that write docstrings.
///
/// How likely such a model makes the problem's own docstring of a solution says how well the
/// solution does what is asked. Source: Chen et al. 2021, §5.
public struct BackTranslation: Hashable, Sendable {
  /// The code before the docstring, with its line end.
  private let signature: String
  /// The docstring behind its opening quotes, with the closing ones and the line end.
  public let docstring: String

  /// - Parameter prompt: In HumanEval's form; its last function's docstring ends it.
  /// - Returns: `nil` for a prompt whose last function has no docstring in three double quotes.
  public init?(prompt: String) {
    guard
      let head = prompt.ranges(of: "\ndef ").last?.lowerBound
        ?? (prompt.hasPrefix("def ") ? prompt.startIndex : nil),
      let opening = prompt[head...].firstRange(of: Self.opening)
    else { return nil }
    signature = String(prompt[..<opening.lowerBound])
    docstring = String(prompt[opening.upperBound...])
  }

  private static let opening = "    " + DocstringSet.quotes

  /// What stands before the docstring, up to its opening quotes.
  ///
  /// - Parameters:
  ///   - completion: The solution; white space at its end does not count.
  ///   - lines: How many lines of it are kept, at most.
  public func prompt(solution completion: String, lines: Int = .max) -> String {
    let kept = completion.split(separator: "\n", omittingEmptySubsequences: false).prefix(lines)
      .joined(separator: "\n")
    let end = kept.lastIndex { !$0.isWhitespace }.map { kept[...$0] } ?? ""
    return signature + (end.isEmpty ? "" : end + "\n") + Self.opening
  }
}
