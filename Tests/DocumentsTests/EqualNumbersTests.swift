import Testing

@testable import Documents

/// The forms of a report say the same: every number of one is in the other, in the same order.
@Suite struct EqualNumbersTests {
  /// Decimal numbers in the order in which they stand.
  private func numbers(in text: String) -> [Substring] {
    text.matches(of: /[0-9]+(?:\.[0-9]+)?/).map(\.output)
  }

  @Test func areTheSameInMarkdownAndHTML() throws {
    let document = try Sample.document()
    let html = HTMLElements(HTMLWriter(figures: ["fig-pass": "<svg></svg>"]).html(document)).text
    // Only what is notation goes: addresses, anchors, list markers and backslashes.
    var markdown = MarkdownWriter().markdown(document)
    markdown.replace(/<[^>]*>/, with: "")
    markdown.replace(/!?\[([^\]]*)\]\([^)]*\)/) { $0.output.1 }
    markdown.replace(#/\n *[0-9]+\. /#, with: "\n")
    markdown.replace(#/\n\[\^[0-9]+\]:/#, with: "\n")
    let body = html.split(separator: "How often", maxSplits: 1).last.map(String.init) ?? ""
    // The page's title stands in its head and its heading.
    #expect(numbers(in: markdown).count > 15)
    #expect(numbers(in: body) == numbers(in: markdown))
  }
}
