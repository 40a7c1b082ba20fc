import Testing

@testable import Documents

@Suite struct MarkdownWriterTests {
  private func markdown(_ blocks: [Block]) -> String {
    MarkdownWriter().markdown(Document(title: [], blocks: blocks))
  }

  @Test func writesTheSample() throws {
    let text = MarkdownWriter().markdown(try Sample.document())
    for part in [
      "# How often is a program right?\n",
      "A *short* abstract with **strong** words, ~~old~~ ones, `code`, and a note[^1].",
      "see [Figure\u{A0}1](#fig-pass), [Table\u{A0}1](#tab-scores) and\n"
        + "[Methods & limits](#methods).",
      "- [Methods & limits](#methods)\n  - [Results](#results)\n",
      "<a id=\"methods\"></a>\n\n## Methods & limits",
      "1 − C(n − c, k)/C(n, k)", "1. first\n2. second\n   - nested", "- [x] done\n- [ ] open",
      "> A quotation.", "```python\ndef add(a, b):  # sum\n    return a + b\n```",
      "| model | pass@1 |\n| --- | --: |\n| A \\| B | 0.25 |",
      "![Pass rate rises with k.](figures/fig-pass.png)\n\n**Figure\u{A0}1.** The rate of 0.2210",
      "**Table\u{A0}1.** Scores.\n\n| model | rate |\n| --- | --: |\n| small | 0.125 |",
      "[^1]: Counted with 200 samples.",
      "1. <a id=\"cite-1\"></a>Mark Chen et al. *Evaluating",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func writesScriptsAsHTML() {
    #expect(
      markdown([.paragraph([.math("x_i^{2} < \\sqrt{y}")])])
        == "x<sub>i</sub><sup>2</sup> \\< √y\n")
    #expect(markdown([.paragraph([.math("\\frac{")])]) == "`\\frac{`\n")
  }

  @Test func limitsDestinations() {
    let link = Inline.link(destination: "javascript:alert(1)", [.text("x")])
    #expect(markdown([.paragraph([link])]) == "x\n")
  }

  /// What is written is read as what was meant, whatever the text holds.
  @Test(
    arguments: HTMLWriterTests.attacks + [
      "# no heading", "- no list", "1. no list", "1) no", "> no quote", "a\\b", "*x* _y_ **z**",
      "snake_case _edge_", "a | b", "[a](b)", "![a](b)", "`code`", "~~no~~", "<https://a.b>",
      "&amp; &#65;", "=== no", "--- no", "+ no", "[^1]", "{value}`x`", ":- no", "$x$", "trailing\\",
      "***", "a*b*c", "``", "\\`", "[x] no task", "(id)=", "www.a.b", "see https://a.b/c",
    ])
  func textReadsBackAsItself(text: String) throws {
    // Control characters are replaced and space at the ends is no part of a paragraph.
    let clean = String(
      text.map { $0.unicodeScalars.allSatisfy { $0.value >= 32 } ? $0 : "\u{FFFD}" })
    let written = markdown([.paragraph([.text(text)])])
    let read = try Sample.document(of: written)
    guard case .paragraph(let runs) = read.blocks.first, read.blocks.count == 1 else {
      Issue.record("'\(written)' is read as \(read.blocks)")
      return
    }
    #expect(runs.allSatisfy { if case .text = $0 { true } else { false } }, "\(runs)")
    #expect(runs.plainText == clean)
  }

  @Test(arguments: HTMLWriterTests.attacks + ["`", "``a`", " a ", "a|b", "a\\|b"])
  func codeReadsBackAsItself(text: String) throws {
    let clean = String(
      text.map { $0 == "\u{0}" ? "\u{FFFD}" : $0 })
    let written = markdown([.paragraph([.text("x"), .code(text)]), .code(language: "c", text)])
    let read = try Sample.document(of: written)
    #expect(
      read.blocks == [
        .paragraph([.text("x"), .code(clean)]), .code(language: "c", clean),
      ])
    let cells = Table(alignments: [.leading], head: [[.text("h")]], rows: [[[.code(text)]]])
    let table = try Sample.document(of: markdown([.table(cells)]))
    guard case .table(let readTable) = table.blocks.first else {
      Issue.record("no table in \(table)")
      return
    }
    #expect(readTable.rows.count == 1)
    #expect(readTable.rows[0].count == 1)
    // A backslash before a bar needs HTML, which is read as it is written.
    if !text.contains("\\|") { #expect(readTable.rows[0][0].plainText == clean) }
  }

  @Test func blocksReadBackAsThemselves() throws {
    let paragraph = Block.paragraph([.text("p"), .softBreak, .text("q")])
    let nested = Block.bulletList(
      tight: false,
      [
        ListItem(blocks: [paragraph, .code(language: "python", "a\n\n  b"), .quote([paragraph])]),
        ListItem(checked: false, blocks: [paragraph]),
      ])
    let blocks: [Block] = [
      .heading(level: 2, id: "a-b", [.text("A b")]), paragraph, nested,
      .bulletList(tight: true, [ListItem(blocks: [.paragraph([.text("x")])])]),
      .orderedList(
        start: 9, tight: true,
        [
          ListItem(blocks: [.paragraph([.text("x")])]),
          ListItem(blocks: [.paragraph([.text("y")])]),
        ]),
      .quote([.orderedList(start: 1, tight: true, [ListItem(blocks: [.paragraph([.text("x")])])])]),
      .code(language: nil, "```\n````"), .rule,
      .table(
        Table(
          alignments: [.leading, .center, .trailing],
          head: [[.text("a")], [.strong([.text("b")])], []],
          rows: [[[.text("x|y")], [.emphasis([.text("z")])], [.text("1")]]])),
      .paragraph([
        .link(destination: "https://a.b/c_(d)?e=f&g=h", [.emphasis([.text("x")])]),
        .footnote([paragraph, .code(language: nil, "c")]),
      ]),
    ]
    let read = try Sample.document(of: markdown(blocks))
    var expected = blocks
    expected[expected.count - 1] = .paragraph([
      .link(destination: "https://a.b/c_%28d%29?e=f&g=h", [.emphasis([.text("x")])]),
      .footnote([paragraph, .code(language: nil, "c")]),
    ])
    for (index, block) in expected.enumerated() where read.blocks.indices.contains(index) {
      #expect(read.blocks[index] == block)
    }
    #expect(read.blocks.count == expected.count)
  }
}
