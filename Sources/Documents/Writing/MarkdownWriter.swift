/// Writes a document as Markdown that reads well on a code host and as plain text.
///
/// Pictures are `figures/<id>.png` beside the file; tables are pipe tables; formulas are Unicode
/// with `<sub>` and `<sup>`; footnotes stand at the end.
public struct MarkdownWriter: Sendable {
  /// Where the pictures lie, relative to the file.
  public var figureFolder: String

  public init(figureFolder: String = "figures") {
    self.figureFolder = figureFolder
  }

  /// The text of the file, in UTF-8, with a line feed at its end; the same for the same document.
  public func markdown(_ document: Document) -> String {
    var body = MarkdownBody(document: document, figureFolder: figureFolder)
    var parts: [String] = []
    if !document.title.isEmpty { parts.append("# " + body.line(document.title)) }
    if !document.subtitle.isEmpty { parts.append("*" + body.line(document.subtitle) + "*") }
    parts += body.parts(document.blocks)
    parts += body.footnoteDefinitions()
    return parts.joined(separator: "\n\n") + "\n"
  }
}
