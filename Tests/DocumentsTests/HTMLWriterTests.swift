import Testing

@testable import Documents

@Suite struct HTMLWriterTests {
  private func body(_ blocks: [Block]) -> String {
    var body = HTMLBody(document: Document(title: [], blocks: blocks), figures: [:])
    return body.blocks(blocks)
  }

  private func run(_ inlines: [Inline]) -> String {
    var body = HTMLBody(document: Document(title: [], blocks: []), figures: [:])
    return body.inlines(inlines)
  }

  @Test func writesRuns() {
    #expect(
      run([
        .text("a"), .emphasis([.text("b")]), .strong([.text("c")]), .strikethrough([.text("d")]),
        .code("e"), .softBreak, .lineBreak, .anchor("f"),
      ])
        == "a<em>b</em><strong>c</strong><del>d</del><code>e</code>\n<br>\n<span id=\"f\"></span>")
  }

  @Test func numbersKeepTheirPercentSign() {
    #expect(run([.text("28.8 % and 3 % %, a %")]) == "28.8\u{A0}% and 3\u{A0}% %, a %")
    #expect(run([.code("7 % 2")]) == "<code>7 % 2</code>")
  }

  @Test func writesBlocks() {
    #expect(
      body([.rule, .quote([.paragraph([.text("q")])])])
        == "<hr>\n<blockquote>\n<p>q</p>\n</blockquote>\n")
    let nested = Block.bulletList(tight: true, [ListItem(blocks: [.paragraph([.text("n")])])])
    #expect(
      body([
        .orderedList(
          start: 3, tight: true, [ListItem(blocks: [.paragraph([.text("a")]), nested])])
      ]) == "<ol start=\"3\">\n<li>a\n<ul>\n<li>n</li>\n</ul></li>\n</ol>\n")
    #expect(
      body([.bulletList(tight: true, [ListItem(checked: true, blocks: [])])])
        .contains("<input type=\"checkbox\" disabled checked>"))
    #expect(
      body([.code(language: "python", "x = 1")])
        == "<pre tabindex=\"0\"><code>x = <span class=\"number\">1</span></code></pre>\n")
  }

  @Test func writesTablesAndFigures() throws {
    let document = try Sample.document()
    let html = HTMLWriter(figures: [
      "fig-pass": "<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 1 1\"></svg>\n"
    ]).html(document)
    #expect(html.contains("<td class=\"trailing\">0.125</td>"))
    #expect(html.contains("<th scope=\"col\">model</th>"))
    #expect(
      html.contains(
        "<div class=\"picture\" role=\"img\" aria-label=\"Pass rate rises with k.\">"
          + "<svg viewBox=\"0 0 1 1\"></svg></div>"))
    #expect(!html.contains("<?xml"))
    #expect(html.contains("<b>Figure\u{A0}1.</b> The rate of 0.2210 against <math>"))
    #expect(html.contains("<a href=\"#methods\">Methods &amp; limits</a>"))
    #expect(html.contains("id=\"fn.1\""))
    #expect(HTMLWriter().html(document).contains("<img src=\"figures/fig-pass.svg\""))
  }

  @Test func isTheSameEveryTime() throws {
    let first = HTMLWriter().html(try Sample.document())
    #expect(try (0..<3).allSatisfy { _ in HTMLWriter().html(try Sample.document()) == first })
  }

  @Test func needsNoOtherFile() throws {
    let html = HTMLWriter(figures: ["fig-pass": "<svg></svg>"]).html(try Sample.document())
    for mark in ["src=", "@import", "url(", "<link", "<iframe", "fetch("] {
      #expect(!html.contains(mark), "\(mark) would load another file")
    }
  }

  /// Texts that would run as a script or leave their attribute if they were not escaped.
  static let attacks = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='alert(1)",
    "</title><script>alert(1)</script>", "</style><svg onload=alert(1)>", "]]><!--",
    "--><script>", "&lt;script&gt;", "\u{0}<b\u{1}>", "</code></pre><script>",
    "</math><script>", "\u{202E}txt", "${x}`{{y}}",
  ]

  @Test(arguments: attacks) func hostileTextStaysText(attack: String) {
    let runs: [Inline] = [
      .text(attack), .code(attack), .math(attack), .math("\\text{\(attack)}"),
      .link(destination: attack, [.text(attack)]),
      .link(destination: "https://a.b/" + attack, [.text("x")]),
      .link(destination: "#" + attack, [.text("x")]), .anchor(attack),
      .footnote([.paragraph([.text(attack)])]),
    ]
    let table = Table(
      id: attack, number: 1, caption: runs, alignments: [.leading], head: [runs], rows: [[runs]])
    let document = Document(
      title: runs, subtitle: runs, language: attack,
      blocks: [
        .heading(level: 1, id: attack, runs), .paragraph(runs), .code(language: attack, attack),
        .code(language: "python", attack), .math(attack), .table(table), .contents,
        .figure(Figure(id: attack, number: 1, caption: runs, alternative: attack)),
      ])
    let elements = HTMLElements(HTMLWriter().html(document))
    #expect(elements.isWellFormed)
    #expect(elements.count(of: "script") == 1)
    #expect(elements.count(of: "svg") == 0)
    #expect(elements.attributes.allSatisfy { !$0.name.hasPrefix("on") })
    #expect(elements.attributes.allSatisfy { $0.name != "src" || $0.value.hasPrefix("figures/") })
  }

  @Test(arguments: [
    ("https://a.b/c?d=e#f", true), ("http://a.b", true), ("#part", true), ("records/x.gz", true),
    ("../a.html", true), ("/a", true), ("javascript:alert(1)", false),
    ("JaVaScRiPt:alert(1)", false), (" javascript:alert(1)", false),
    ("java\nscript:alert(1)", false), ("data:text/html,x", false), ("file:///etc/passwd", false),
    ("vbscript:x", false), ("//evil.example", false), ("/\\evil.example", false),
    ("\u{1}javascript:x", false), ("", false), ("mailto:a@b", false),
    ("a/b:c", true),
  ])
  func limitsDestinations(destination: String, allowed: Bool) {
    #expect((LinkDestination(destination) != nil) == allowed)
    let html = run([.link(destination: destination, [.text("words")])])
    #expect(html.contains("href") == allowed)
    #expect(html.contains("words"))
  }
}
