import Charts
import Documents
import Foundation
import Testing

@testable import Rendering

@Suite struct PagedPDFTests {
  private static let markdown = #"""
    # A title of 3 words

    Pass@1 is **0.2210** of {math}`n = 200`, see {ref}`fig` and <https://example.org/a'b?c=1>.
    A note[^1] and {math}`x_1^{25} \leq \frac{7}{8} \cdot \binom{6}{4}`.

    ```{contents}
    ```

    ## First part 11

    1. one 21
    2. two 22

    ```{figure} fig
    Caption 31.
    ```

    | a | b |
    | --- | --: |
    | 41 | 0.42 |

    ## Second part 12

    ```python
    x = [51, 52]
    ```

    ```{math}
    \sum_{i=61}^{62} \sqrt{63}
    ```

    ### Third part 13

    > Quoted 71, 1,234 and 1e-5.

    [^1]: Noted 81.
    """#

  private func document() throws -> Document {
    var sources = NotebookSources()
    sources.figures["fig"] = FigureSource(alternative: "Alternative")
    return try Notebook(markdown: Self.markdown).resolved(with: sources)
  }

  private func pdf() throws -> PagedPDF {
    let scene = Scene(
      width: 200, height: 100,
      nodes: [
        .text(
          .init("scene", at: Point(20, 50), font: Font(.sans, sizePoints: 9), color: TextStyle.ink))
      ])
    return PagedPDF(
      try document(), figures: ["fig": scene], typesetter: try Typesetter(try FontCatalog()))
  }

  private func numbers(in text: String) -> [String] {
    text.matches(of: /[0-9]+(?:\.[0-9]+)?/).map { String($0.output) }.sorted()
  }

  @Test func hasTheSameBytesEveryTime() throws {
    let first = try pdf().bytes()
    #expect(try pdf().bytes() == first)
    #expect(String(decoding: first.prefix(5), as: UTF8.self) == "%PDF-")
    #expect(!String(decoding: first, as: UTF8.self).contains("CreationDate"))
  }

  /// Sorted, since figures and notes move; list numbers and page numbers are the page's own.
  @Test func saysTheNumbersOfTheMarkdown() throws {
    var markdown = MarkdownWriter().markdown(try document())
    markdown.replace(#/<(https?:[^>]*)>/#) { $0.output.1 }
    markdown.replace(#/<\/?[a-z][^>]*>/#, with: " ")
    markdown.replace(#/!?\[([^\]]*)\]\([^)]*\)/#) { $0.output.1 }
    markdown.replace(#/\n *[0-9]+\. /#, with: "\n")
    markdown.replace(#/\n\[\^[0-9]+\]:/#, with: "\n")
    let roles: Set<String> = ["folio", "contents-page", "marker"]
    let words = try pdf().pages().flatMap { PageText.runs($0, without: roles).map(\.string) }
    #expect(numbers(in: markdown).count > 30)
    #expect(numbers(in: words.joined(separator: " ")) == numbers(in: markdown))
  }

  @Test func headingsAreBookmarks() throws {
    let outline = try pdf().pages().flatMap(\.outline)
    #expect(outline.map(\.title) == ["First part 11", "Second part 12", "Third part 13"])
    #expect(outline.map(\.level) == [2, 2, 3])
  }

  @Test func linksLeadSomewhere() throws {
    let pages = try pdf().pages()
    let targets = Set(pages.flatMap { $0.content.links.map(\.target) })
    let ids = Set(pages.flatMap { $0.content.anchors.map(\.id) })
    #expect(targets.contains(.outside("https://example.org/a'b?c=1")))
    #expect(targets.contains(.inside("fig")))
    for case .inside(let id) in targets { #expect(ids.contains(id), "\(id)") }
  }

  /// Cairo 1.16 leaves out destinations that it does not know yet: none may be missing.
  @Test func everyLinkOfTheFileHasADestination() throws {
    let file = String(decoding: try pdf().bytes(), as: Unicode.ASCII.self)
    let links = file.matches(of: /\/Subtype \/Link(?s:.)*?endobj/).map(\.output)
    // Later versions of Cairo pack the objects, where only other programs see them.
    let isPacked = file.contains("/ObjStm")
    #expect(isPacked || links.count > 8)
    for link in links { #expect(link.contains("/Dest") || link.contains("/URI"), "\(link)") }
  }

  @Test func takesLetterPaper() throws {
    let typesetter = try Typesetter(try FontCatalog())
    let letter = try PagedPDF(try document(), paper: .letter, typesetter: typesetter).bytes()
    #expect(String(decoding: letter, as: UTF8.self).contains("[ 0 0 612 792 ]"))
  }

  @Test func anEmptyDocumentIsOnePage() throws {
    let typesetter = try Typesetter(try FontCatalog())
    let pdf = PagedPDF(Document(title: [], blocks: []), typesetter: typesetter)
    #expect(try pdf.pages().count == 1)
    #expect(try !pdf.bytes().isEmpty)
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext"),
      "pdftotext (poppler-utils) is not installed"))
  func otherProgramsReadItsText() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "paged-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "a.pdf")
    try Data(try pdf().bytes()).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/pdftotext")
    process.arguments = ["-layout", file.path(), "-"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for words in [
      "A title of 3 words", "First part 11", "0.2210", "Figure 1. Caption 31.", "scene",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }
}
