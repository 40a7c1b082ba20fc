/// Writes a document as one HTML file that needs no network and no other file.
///
/// Every text of the document is escaped; only the pictures and `appendix` are taken as HTML.
public struct HTMLWriter: Sendable {
  /// SVG by figure id, each with ids of its own, so that they can live on one page.
  public var figures: [String: String]
  /// HTML that follows the document's blocks as it is: the caller answers for its safety.
  public var appendix: String

  public init(figures: [String: String] = [:], appendix: String = "") {
    self.figures = figures
    self.appendix = appendix
  }

  /// The bytes of the file, in UTF-8; the same for the same document.
  ///
  /// A figure without SVG becomes a link to `figures/<id>.svg`.
  public func html(_ document: Document) -> String {
    var body = HTMLBody(document: document, figures: figures)
    let content = body.blocks(document.blocks)
    let notes = body.footnoteSection()
    let title = body.inlines(document.title.unlinked)
    let subtitle = document.subtitle.isEmpty ? "" : body.inlines(document.subtitle)
    return """
      <!DOCTYPE html>
      <html lang="\(HTMLEscaping.text(document.language))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(HTMLEscaping.text(document.title.plainText))</title>
      <style>
      \(HTMLStyle.css)
      </style>
      </head>
      <body>
      <main>
      \(title.isEmpty ? "" : Self.header(title, subtitle))\(content)\(notes)\(appendix)</main>
      <script>
      \(HTMLScript.sortableTables)
      </script>
      </body>
      </html>

      """
  }

  /// `text` made harmless for elements and quoted attributes.
  public static func escaped(_ text: String) -> String {
    HTMLEscaping.text(text)
  }

  private static func header(_ title: String, _ subtitle: String) -> String {
    let line = subtitle.isEmpty ? "" : "<p class=\"subtitle\">\(subtitle)</p>\n"
    return "<header>\n<h1>\(title)</h1>\n\(line)</header>\n"
  }
}
