import Foundation
import Testing

/// The three forms of a report say the same: every number of one is in the others.
struct NumbersTests {
  /// Decimal numbers in the order in which they stand.
  private func numbers(in text: String) -> [String] {
    text.matches(of: /[0-9]+(?:\.[0-9]+)?/).map { String($0.output) }
  }

  @Test func areTheSameInMarkdownHTMLAndPDF() throws {
    try withSmallReport { program in
      let built = try program.run("build", "small.json")
      try #require(built.status == 0, "\(built.messages)")
      let report = try program.files(in: "Reports/small")
      let markdown = numbers(in: plain(markdown: try text(report["report.md"])))
      let html = numbers(in: plain(html: try text(report["report.html"])))
      // The numbers of the results are among them, not those of hashes alone.
      #expect(markdown.contains("25.0") && markdown.contains("0.3125"))
      #expect(markdown.count > 100)
      #expect(html == markdown)
      try compare(
        program.folder.appending(path: "Reports/small/report.pdf"), with: markdown)
    }
  }

  /// Floats move on pages, so the order of the PDF is its own.
  private func compare(_ pdf: URL, with markdown: [String]) throws {
    guard let pages = try pdfText(pdf) else {
      print("skipped the PDF's numbers: poppler's pdftotext is not installed")
      return
    }
    #expect(numbers(in: plain(pages: pages)).sorted() == markdown.sorted())
  }

  private func text(_ data: Data?) throws -> String {
    String(decoding: try #require(data), as: UTF8.self)
  }

  /// What a code host would show: without addresses, anchors, list markers and backslashes.
  private func plain(markdown: String) -> String {
    var text = markdown
    text.replace(#/<[^>]*>/#, with: "")
    text.replace(#/!?\[((?:[^\]\\]|\\.)*)\]\([^)]*\)/#) { $0.output.1 }
    text.replace(#/\n[0-9]+\. /#, with: "\n")
    text.replace("\\", with: "")
    return text
  }

  /// What a browser would show, but for the picture.
  private func plain(html: String) -> String {
    var text = html.split(separator: "<main", maxSplits: 1).last.map(String.init) ?? ""
    text.replace(#/(?s)<svg.*?</svg>/#, with: "")
    // Of the samples neither Markdown nor PDF has a list.
    text.replace(#/(?s)<aside.*?</aside>/#, with: "")
    text.replace(#/(?s)<(script|style|annotation)[^>]*>.*?</\1>/#, with: "")
    // The text alternative stands in the Markdown, too.
    text.replace(#/aria-label="(A bar[^"]*)"/#) { ">\($0.output.1)<" }
    text.replace(#/<[^>]*>/#, with: " ")
    return text.replacing("&lt;", with: "<").replacing("&#39;", with: "'")
  }

  /// Without the numbers of pages and of lists, and with words joined that end a line after a sign.
  private func plain(pages: String) -> String {
    pages.split(separator: "\u{C}").enumerated().map { index, page in
      var lines = page.split(separator: "\n")
      // What pdftotext gives last on a page is not always what stands lowest.
      if let place = lines.lastIndex(of: "\(index + 1)") { lines.remove(at: place) }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n").replacing(#/(?m)^[0-9]+\. /#, with: "").replacing(
      #/([=:_/|-]|T0\.)\n/#
    ) { $0.output.1 }
  }

  /// - Returns: `nil` where there is no `pdftotext`.
  private func pdfText(_ file: URL) throws -> String? {
    let tool = "/usr/bin/pdftotext"
    guard FileManager.default.isExecutableFile(atPath: tool) else { return nil }
    let process = Process()
    process.executableURL = URL(filePath: tool)
    process.arguments = [file.path, "-"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
