/// A notebook as it was written: Markdown with names of figures, tables, numbers and sources that
/// are not resolved yet.
///
/// The notation is GitHub Flavored Markdown (tables, strikethrough, autolinks, task lists,
/// footnotes) and MyST's: fenced blocks `{figure} id`, `{table} id`, `{math}`, `{contents}`,
/// `{bibliography}` with `:option: value` lines, the roles `` {value}`expression` ``,
/// `` {ref}`id` ``, `` {cite}`key` ``, `` {math}`x^2` ``, and `(id)=` on a line of its own to name
/// the heading after it. Source: <https://mystmd.org/guide/syntax-overview>.
///
/// A heading of level 1 that comes first is the title. HTML in the Markdown is shown as it is
/// written, never passed on.
public struct Notebook: Sendable {
  /// The most bytes of UTF-8 that are read.
  public static let sizeLimitBytes = 16 << 20
  /// How deeply blocks and runs may nest.
  public static let depthLimit = 64

  /// The version of cmark-gfm, which reads the Markdown.
  public static var parserVersion: String { CommonMarkTree.parserVersion }

  let root: Markup

  /// Reads a notebook; nothing is looked up yet.
  ///
  /// - Throws: ``NotebookError`` if the text is too large or nests too deeply.
  /// - Complexity: linear in the text, but for cmark's own worst cases.
  public init(markdown: String) throws(NotebookError) {
    try self.init(markdown: markdown, firstLine: 1)
  }

  /// Reads a part of a notebook, such as a caption, that begins on the line `firstLine`.
  init(markdown: String, firstLine: Int) throws(NotebookError) {
    let bytes = markdown.utf8.count
    guard bytes <= Self.sizeLimitBytes else {
      throw .tooLarge(bytes: bytes, limitBytes: Self.sizeLimitBytes)
    }
    let tree = try CommonMarkTree(parsing: markdown)
    root = try tree.asMarkup(firstLine: firstLine).recognizingRoles()
  }
}
