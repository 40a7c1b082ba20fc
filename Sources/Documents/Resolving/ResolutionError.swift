/// All that keeps a notebook from becoming a document, in the order of the lines.
public struct ResolutionError: Error, Hashable, Sendable {
  public let problems: [ResolutionProblem]
}

/// One name of a notebook that stands for nothing, or one construct that cannot be read.
public struct ResolutionProblem: Hashable, Sendable {
  /// The line of the notebook, from 1.
  public let line: Int
  public let kind: Kind

  public enum Kind: Hashable, Sendable {
    /// `nearest` is the known name that was probably meant.
    case unknownFigure(String, nearest: String?)
    case unknownTable(String, nearest: String?)
    case unknownReference(String, nearest: String?)
    case unknownCitation(String, nearest: String?)
    case unknownRole(String, nearest: String?)
    case unknownDirective(String, nearest: String?)
    case unknownOption(String, directive: String, nearest: String?)
    case noValue(expression: String, reason: String)
    case duplicateID(String, firstLine: Int)
    case invalidID(String)
    case formula(String, FormulaError)
    case missingArgument(directive: String)
    /// Pictures come from `{figure}` blocks only.
    case image(destination: String)
    /// A footnote whose text refers to a footnote.
    case nestedFootnote
    /// A caption that is no paragraph or cannot be read.
    case caption(String)
  }
}

extension ResolutionProblem.Kind: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownFigure(let id, let nearest): Self.unknown("figure", id, nearest)
    case .unknownTable(let id, let nearest): Self.unknown("table", id, nearest)
    case .unknownReference(let id, let nearest): Self.unknown("reference", id, nearest)
    case .unknownCitation(let key, let nearest): Self.unknown("citation", key, nearest)
    case .unknownRole(let name, let nearest): Self.unknown("role", name, nearest)
    case .unknownDirective(let name, let nearest): Self.unknown("block", name, nearest)
    case .unknownOption(let name, let directive, let nearest):
      Self.unknown("option of {\(directive)}", name, nearest)
    case .noValue(let expression, let reason): "no value for '\(expression)': \(reason)"
    case .duplicateID(let id, let firstLine): "'\(id)' is already named on line \(firstLine)"
    case .invalidID(let id):
      "'\(id)' is no id: use letters, digits, '-', '_' and '.', beginning with a letter"
    case .formula(let source, let error): "formula '\(source)', \(error)"
    case .missingArgument(let directive): "{\(directive)} needs an id after it"
    case .image(let destination):
      "picture '\(destination)': name one with a {figure} block instead"
    case .nestedFootnote: "a footnote cannot refer to another footnote"
    case .caption(let reason): "caption: \(reason)"
    }
  }

  private static func unknown(_ what: String, _ name: String, _ nearest: String?) -> String {
    "unknown \(what) '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
  }
}

extension ResolutionError: CustomStringConvertible {
  public var description: String {
    problems.map { "line \($0.line): \($0.kind)" }.joined(separator: "\n")
  }
}
