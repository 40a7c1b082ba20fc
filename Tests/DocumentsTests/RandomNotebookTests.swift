import Testing

@testable import Documents

/// Notebooks of the notation's own pieces in a random order: whatever they mean, nothing crashes,
/// and what resolves is written as sound HTML and can be read again.
@Suite struct RandomNotebookTests {
  static let pieces = [
    "# ", "## ", "word ", "*", "**", "~~", "`", "``", "```\n", "```{figure} fig-pass\n",
    "```{table} tab-scores\n", "```{math}\n", "{ref}`fig-pass`", "{value}`n`", "{cite}`chen2021`",
    "{math}`x^2`", "{math}`\\frac{`", "\n", "\n\n", "    ", "- ", "1. ", "> ", "[^1]",
    "\n[^1]: note ", "| a | b |\n| --- | --- |\n", "| 1 | 2 |\n", "<b>", "<!-- ", "-->", "[x](y)",
    "![x](y)", "\\", "(id)=\n", "---\n", ":alt: x\n", "&amp;", "\u{0}", "é", "https://a.b", "|",
    "_",
  ]

  @Test func surviveEveryStep() throws {
    let sources = try Sample.sources()
    var generator = SplitMix(state: 2_107_03374)
    var resolved = 0
    for _ in 0..<600 {
      let markdown = (0..<Int.random(in: 1...25, using: &generator)).map { _ in
        Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
      }.joined()
      let notebook = try Notebook(markdown: markdown)
      do {
        let document = try notebook.resolved(with: sources)
        resolved += 1
        #expect(HTMLElements(HTMLWriter().html(document)).isWellFormed, "\(markdown)")
        _ = try Notebook(markdown: MarkdownWriter().markdown(document))
      } catch let error as ResolutionError {
        let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(error.problems.allSatisfy { (1...lines).contains($0.line) }, "\(markdown)")
      }
    }
    #expect(resolved > 60)
  }
}
