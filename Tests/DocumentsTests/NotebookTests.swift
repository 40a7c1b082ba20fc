import Dispatch
import Synchronization
import Testing

@testable import Documents

@Suite struct NotebookTests {
  private func blocks(_ markdown: String) throws -> [Block] {
    try Sample.document(of: markdown).blocks
  }

  @Test func readsRuns() throws {
    #expect(
      try blocks("a *b* **c** ~~d~~ `e` [f](https://g.h)\ni\\\nj")
        == [
          .paragraph([
            .text("a "), .emphasis([.text("b")]), .text(" "), .strong([.text("c")]), .text(" "),
            .strikethrough([.text("d")]), .text(" "), .code("e"), .text(" "),
            .link(destination: "https://g.h", [.text("f")]), .softBreak, .text("i"), .lineBreak,
            .text("j"),
          ])
        ])
  }

  @Test func readsAutolinks() throws {
    let link = Inline.link(destination: "https://a.b/c", [.text("https://a.b/c")])
    #expect(try blocks("see https://a.b/c") == [.paragraph([.text("see "), link])])
  }

  @Test func readsLists() throws {
    let tasks = ListItem(checked: true, blocks: [.paragraph([.text("x")])])
    let open = ListItem(checked: false, blocks: [.paragraph([.text("y")])])
    #expect(try blocks("- [x] x\n- [ ] y") == [.bulletList(tight: true, [tasks, open])])
    let plain = [ListItem(blocks: [.paragraph([.text("x")])])]
    #expect(try blocks("7. x") == [.orderedList(start: 7, tight: true, plain)])
    let two = plain + [ListItem(blocks: [.paragraph([.text("y")])])]
    #expect(try blocks("* x\n\n* y") == [.bulletList(tight: false, two)])
  }

  @Test func readsTables() throws {
    let table = Table(
      alignments: [.leading, .center, .trailing],
      head: [[.text("a")], [.text("b")], [.text("c")]],
      rows: [[[.text("1|2")], [.code("x")], []]])
    #expect(
      try blocks("| a | b | c |\n| --- | :-: | --: |\n| 1\\|2 | `x` |") == [.table(table)])
  }

  @Test func readsBlocks() throws {
    let expected: [Block] = [
      .quote([.paragraph([.text("q")])]), .code(language: "python", "x = 1"), .rule,
      .code(language: nil, "indented"), .math("x^2"), .contents,
    ]
    let markdown = """
      > q

      ```python
      x = 1
      ```

      ---

          indented

      ```{math}
      x^2
      ```

      ```{contents}
      ```
      """
    #expect(try blocks(markdown) == expected)
  }

  @Test func takesTheFirstHeadingAsTitle() throws {
    let document = try Sample.document(of: "# The *title*\n\n# Part\n")
    #expect(document.title == [.text("The "), .emphasis([.text("title")])])
    #expect(document.blocks == [.heading(level: 1, id: "part", [.text("Part")])])
  }

  @Test func namesHeadingsAsCodeHostsDo() throws {
    let document = try Sample.document(of: "## Methods & *Limits*\n\n## A\n\n## A\n\n(b)=\n## C")
    #expect(document.headings.map(\.id) == ["methods--limits", "a", "a-1", "b"])
  }

  @Test func showsHTMLAsItIsWritten() throws {
    #expect(try blocks("a <b onclick=x>") == [.paragraph([.text("a "), .text("<b onclick=x>")])])
    #expect(
      try blocks("<script>alert(1)</script>")
        == [.code(language: "html", "<script>alert(1)</script>\n")])
    #expect(try blocks("<!-- a remark -->").isEmpty)
  }

  @Test func resolvesTheSample() throws {
    let document = try Sample.document()
    #expect(document.title.plainText == "How often is a program right?")
    #expect(
      document.headings.map(\.id) == ["methods", "results", "references"])
    guard case .paragraph(let abstract) = document.blocks[0] else {
      Issue.record("no abstract")
      return
    }
    #expect(abstract.contains(.text("0.2210")))
    #expect(abstract.contains(.link(destination: "#fig-pass", [.text("Figure\u{A0}1")])))
    #expect(abstract.contains(.link(destination: "#tab-scores", [.text("Table\u{A0}1")])))
    #expect(abstract.contains(.link(destination: "#methods", [.text("Methods & limits")])))
    #expect(
      abstract.contains(
        .footnote([
          .paragraph([.text("Counted with "), .text("200"), .text(" samples.")])
        ])))
  }

  @Test func numbersSourcesByFirstCitation() throws {
    let document = try Sample.document()
    guard case .orderedList(1, _, let items) = document.blocks.last,
      case .paragraph(let first) = items[0].blocks[0],
      case .paragraph(let second) = items[1].blocks[0]
    else {
      Issue.record("no references at the end")
      return
    }
    #expect(
      first.plainText
        == "Mark Chen et al. Evaluating Large Language Models Trained on Code. 2021. "
        + "arXiv:2107.03374.")
    #expect(
      second.plainText
        == "Kishore Papineni and Salim Roukos. BLEU: a Method for Automatic Evaluation. "
        + "ACL, pages 311–318, 2002. doi:10.3115/1073083.1073135.")
  }

  @Test func placesTheBibliography() throws {
    var sources = NotebookSources()
    sources.bibliography = Bibliography(entries: [
      "k": .init(type: "misc", fields: ["title": "T", "year": "2020"])
    ])
    let notebook = try Notebook(markdown: "{cite}`k`\n\n```{bibliography}\n```\n\nend")
    let document = try notebook.resolved(with: sources)
    #expect(document.blocks.count == 3)
    #expect(document.headings.isEmpty)
  }

  @Test func refusesWhatNestsTooDeep() throws {
    let deep = String(repeating: ">", count: 5000) + " x"
    #expect(throws: NotebookError.tooDeep(line: 1, limit: Notebook.depthLimit)) {
      try Notebook(markdown: deep)
    }
    let large = String(repeating: "x", count: Notebook.sizeLimitBytes + 1)
    #expect(throws: NotebookError.self) { try Notebook(markdown: large) }
  }

  /// cmark-gfm keeps a part of a parse's state for the whole process.
  @Test func textsMayBeReadAtOnce() throws {
    let text =
      "A ~~struck~~ word, www.example.org, *and* `code`.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    let first = try Notebook(markdown: text).resolved(with: NotebookSources())
    let differing = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 2000) { _ in
      let read = try? Notebook(markdown: text).resolved(with: NotebookSources())
      if read != first { differing.withLock { $0 += 1 } }
    }
    #expect(differing.withLock { $0 } == 0)
  }
}
