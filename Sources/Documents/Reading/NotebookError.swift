/// Why a text cannot be read as a notebook at all.
public enum NotebookError: Error, Hashable, Sendable {
  /// The text has more than `limitBytes` bytes in UTF-8.
  case tooLarge(bytes: Int, limitBytes: Int)
  /// Quotes, lists or emphasis nest deeper than `limit`; `line` is where.
  case tooDeep(line: Int, limit: Int)
  /// The Markdown parser could not be set up.
  case unreadable
}

extension NotebookError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooLarge(let bytes, let limitBytes):
      "the notebook has \(bytes) bytes; at most \(limitBytes) are read: split it"
    case .tooDeep(let line, let limit):
      "line \(line): blocks nest more than \(limit) deep; flatten the quotes or lists"
    case .unreadable:
      "the Markdown parser cannot start: is memory left, are cmark-gfm's extensions installed?"
    }
  }
}
