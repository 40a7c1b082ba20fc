/// A piece of code and what it is, for colouring.
public struct CodeSpan: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case plain, keyword, name, string, number, comment, decorator, definition
  }

  public var kind: Kind
  public var text: String

  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// `code` cut into spans that together are `code` again.
  ///
  /// - Parameter language: As in the info string of a fence; all but Python is plain.
  /// - Complexity: linear in the length of `code`.
  public static func spans(of code: String, language: String?) -> [CodeSpan] {
    switch language?.lowercased() {
    case "python", "py", "python3":
      var scanner = PythonScanner(code)
      return scanner.spans()
    default: return code.isEmpty ? [] : [CodeSpan(.plain, code)]
    }
  }
}
