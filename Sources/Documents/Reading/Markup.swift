/// A node of a notebook as it was written: Markdown's structure with its lines, names unresolved.
struct Markup: Sendable {
  var kind: Kind
  /// The line of the notebook on which the node begins, from 1.
  var line: Int
  var children: [Markup] = []

  enum Kind: Sendable {
    case document
    case heading(level: Int)
    case paragraph
    case bulletList(tight: Bool)
    case orderedList(start: Int, tight: Bool)
    case item(checked: Bool?)
    case quote
    case code(info: String, text: String)
    case rule
    case table([Table.Alignment])
    case row
    case cell
    case directive(Directive)
    case footnoteDefinition

    case text(String)
    case emphasis
    case strong
    case strikethrough
    case codeSpan(String)
    case link(destination: String)
    case image(destination: String)
    /// Markup of another language, which is shown as it is written.
    case html(String)
    case footnoteReference(String)
    case role(name: String, argument: String)
    case softBreak
    case lineBreak
  }
}

/// A fenced block in MyST's notation, as written.
struct Directive: Sendable {
  var name: String
  var argument: String
  /// In the order in which they stand, each with its line.
  var options: [Option]
  var body: String
  /// The line on which the body begins.
  var bodyLine: Int

  struct Option: Sendable {
    var name: String
    var value: String
    var line: Int
  }
}
