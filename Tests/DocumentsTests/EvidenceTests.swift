import Testing

@testable import Documents

/// Numbers that lead to what they were made from, in each form and in the document itself.
@Suite struct EvidenceTests {
  private let document = Document(
    title: [.text("T")],
    blocks: [
      .paragraph([.text("It is "), .evidence(id: "e.1", "22.1%"), .text(".")]),
      .table(
        Table(
          alignments: [.leading, .trailing, .trailing], head: [[], [], []],
          rows: [
            [[.text("a")], [.evidence(id: "e.2", "1")], [.evidence(id: "e.2", "2")]],
            [[.text("b")], [.evidence(id: "e.1", "3")], [.evidence(id: "e.2", "4")]],
          ])),
      .heading(level: 2, id: "end", [.anchor("e.1"), .text("End")]),
    ])

  @Test func isALinkInHTML() {
    let html = HTMLWriter().html(document)
    #expect(html.contains("It is <a class=\"evidence\" href=\"#e.1\">22.1%</a>."))
    #expect(html.matches(of: /class="evidence"/).count == 5)
  }

  /// A row of a table links once to one place, so that its source can be read.
  @Test func isALinkInMarkdownOnceInARow() {
    let markdown = MarkdownWriter().markdown(document)
    #expect(markdown.contains("It is [22.1%](#e.1)."))
    #expect(markdown.contains("| a | [1](#e.2) | 2 |\n| b | [3](#e.1) | [4](#e.2) |"))
  }

  @Test func isListedOnceInTheOrderOfReading() {
    #expect(document.evidence == ["e.1", "e.2"])
    #expect(document.ids == ["end"])
    #expect([Inline.evidence(id: "e.1", "22.1%")].plainText == "22.1%")
    #expect([Inline.evidence(id: "e.1", "22.1%")].unlinked == [.text("22.1%")])
  }
}
