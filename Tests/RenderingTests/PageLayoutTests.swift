import Charts
import Documents
import Testing

@testable import Rendering

/// Every character is half its size wide, so that pages can be foretold.
private struct FixedWidth: TextMeasuring {
  func extent(of string: String, font: Font) -> TextExtent {
    TextExtent(
      width: Double(string.count) * font.sizePoints / 2, ascent: font.sizePoints * 0.8,
      descent: font.sizePoints * 0.2)
  }
}

@Suite struct PageLayoutTests {
  private func pages(_ blocks: [Block], figures: [String: Scene] = [:]) -> [Page] {
    PageLayout(
      document: Document(title: [.text("Title")], blocks: blocks), figures: figures,
      format: PageFormat(paper: .a4), measure: TextMeasure(FixedWidth()), hyphenator: nil
    ).pages()
  }

  private func paragraph(_ words: Int) -> Block {
    .paragraph([.text((0..<words).map { "word\($0)" }.joined(separator: " "))])
  }

  private func heading(_ index: Int) -> Block {
    .heading(level: 2, id: "h\(index)", [.text("Heading \(index)")])
  }

  private func figure(_ index: Int) -> Block {
    .figure(Figure(id: "f\(index)", number: index, caption: [.text("c")], alternative: "a"))
  }

  @Test func keepsTextInsideTheMargins() {
    let format = PageFormat(paper: .a4)
    for page in pages((0..<60).map { paragraph(20 + $0) }) {
      for text in PageText.runs(page, without: ["folio"]) {
        #expect(text.origin.x >= format.sideMargin - 0.01)
        #expect(text.origin.y <= format.topMargin + format.textHeight + 0.01)
        #expect(text.origin.y > format.topMargin)
        let width = FixedWidth().extent(of: text.string, font: text.font).width
        #expect(text.origin.x + width <= format.sideMargin + format.textWidth + 0.02)
      }
    }
  }

  /// Whatever the lengths of the paragraphs are, text follows every heading on its page.
  @Test func noHeadingEndsAPage() {
    var generator = SplitMix(state: 7)
    for _ in 0..<8 {
      let blocks = (0..<40).flatMap { index in
        [heading(index), paragraph(Int.random(in: 3...120, using: &generator))]
      }
      for page in pages(blocks) {
        let words = PageText.runs(page, without: ["folio"]).sorted { $0.origin.y < $1.origin.y }
        #expect(words.last?.font.family == .serif)
      }
    }
  }

  /// Paragraphs of four lines are never cut one line from an end: two and two, or not at all.
  @Test func noLineStandsAlone() {
    for lead in 0..<6 {
      let blocks = (0..<lead).map { _ in paragraph(3) } + (0..<30).map { _ in paragraph(50) }
      for page in pages(blocks) {
        var run = 0
        var last: Double?
        var runs: [Int] = []
        for y in Set(
          PageText.runs(page, without: ["folio"]).filter { $0.font.family == .serif }
            .map(\.origin.y)
        ).sorted() {
          if let last, y - last < 15 {
            run += 1
          } else {
            if run > 0 { runs.append(run) }
            run = 1
          }
          last = y
        }
        runs.append(run)
        let inner = lead == 0 ? runs : Array(runs.drop { $0 == 1 })
        #expect(inner.allSatisfy { $0 != 1 }, "\(runs)")
      }
    }
  }

  @Test func repeatsTheHeadOfALongTable() {
    let table = Table(
      id: "t", number: 1, caption: [.text("Caption")], alignments: [.leading, .trailing],
      head: [[.text("HEAD")], [.text("n")]],
      rows: (0..<100).map { [[.text("row")], [.text("\($0)")]] })
    let pages = pages([.table(table)])
    #expect(pages.count == 3)
    var rows: [Int] = []
    for page in pages {
      let runs = PageText.runs(page, without: ["folio"])
      #expect(runs.count { $0.string == "HEAD" } == 1)
      #expect(runs.count { $0.string == "row" } >= 2)
      rows += runs.compactMap { Int($0.string) }
    }
    #expect(rows == Array(0..<100))
    #expect(PageLayout.pageNumbers(pages)["t"] == 1)
  }

  @Test func floatsKeepTheirOrderAndDoNotDrift() throws {
    let scene = Scene(width: 300, height: 250)
    var blocks: [Block] = []
    for index in 1...8 { blocks += [paragraph(150), figure(index)] }
    let figures = Dictionary(uniqueKeysWithValues: (1...8).map { ("f\($0)", scene) })
    let pages = pages(blocks + [paragraph(400)], figures: figures)
    let numbers = PageLayout.pageNumbers(pages)
    let places = try (1...8).map { try #require(numbers["f\($0)"]) }
    #expect(places == places.sorted())
    // Two such figures fit on a page, and none is ever more than a page behind its text.
    #expect(places.last ?? 0 <= 6)
    #expect(pages.allSatisfy { page in page.content.anchors.count <= 2 })
  }

  /// The second figure has no room on the first page; the table behind it has. Under a heading of
  /// its own it waits, so that the figure does not leave its section.
  @Test func aTableNeedNotWaitForAFigure() {
    let table = Block.table(
      Table(
        id: "t", number: 1, caption: [.text("Caption")], alignments: [.leading],
        head: [[.text("HEAD")]], rows: [[[.text("row")]]]))
    let scene = Scene(width: 300, height: 400)
    let figures = ["f1": scene, "f2": scene]
    let same = pages([figure(1), figure(2), table], figures: figures)
    #expect(PageLayout.pageNumbers(same) == ["f1": 1, "f2": 2, "t": 1])
    let next = pages([figure(1), figure(2), heading(1), table], figures: figures)
    #expect(PageLayout.pageNumbers(next) == ["f1": 1, "f2": 2, "h1": 2, "t": 2])
  }

  @Test func notesStandOnThePageThatMentionsThem() {
    var blocks: [Block] = []
    for index in 0..<40 {
      blocks.append(
        .paragraph([
          .text("Mention\(index)"), .footnote([.paragraph([.text("Note\(index)")])]),
          .text(" and more words"),
        ]))
    }
    for page in pages(blocks) {
      let words = PageText.runs(page, without: []).map(\.string)
      for index in 0..<40 {
        let mentions = words.contains {
          $0.hasPrefix("Mention\(index)") && $0.count == "Mention\(index)".count
        }
        #expect(mentions == words.contains("Note\(index)"))
      }
    }
  }

  @Test func contentsTellTheRightPages() throws {
    let blocks = [Block.contents] + (0..<12).flatMap { [heading($0), paragraph(200)] }
    let pages = pages(blocks)
    let numbers = PageLayout.pageNumbers(pages)
    let told = PageText.runs(pages[0], only: "contents-page").map(\.string)
    let expected = try (0..<12).map { String(try #require(numbers["h\($0)"])) }
    #expect(told == expected)
  }

  @Test func wrapsLongCode() {
    let line = String(repeating: "x", count: 250)
    let wrapped = BlockLayout.wrapped([CodeSpan(.plain, line + "\n\ty")], room: 100)
    #expect(wrapped.count == 4)
    #expect(wrapped[1].first == CodeSpan(.comment, "↪ "))
    #expect(
      wrapped.prefix(3).flatMap { $0 }.filter { $0.kind == .plain }.map(\.text).joined() == line)
    #expect(wrapped[3] == [CodeSpan(.plain, "    y")])
    // Numbers are not cut in two.
    let call = BlockLayout.wrapped([CodeSpan(.plain, "aaaa(12345, 0.6789)")], room: 10)
    #expect(
      call.map { $0.map(\.text).joined() } == ["aaaa(", "↪ 12345, ", "↪ 0.6789)"])
  }

  /// Blocks of every kind in a random order and of odd sizes: every word is set exactly once.
  @Test func losesNothingWhateverTheBlocksAre() {
    var generator = SplitMix(state: 3)
    for _ in 0..<12 {
      var count = 0
      let blocks = (0..<25).map { _ in randomBlock(&count, depth: 0, &generator) }
      let words = pages(blocks).flatMap { PageText.runs($0, without: ["folio", "marker"]) }
        .flatMap { $0.string.split(separator: " ") }.filter { $0.hasPrefix("w") }
      #expect(words.map(String.init).sorted() == (0..<count).map { "w\($0)" }.sorted())
    }
  }

  private func randomBlock(_ count: inout Int, depth: Int, _ generator: inout SplitMix) -> Block {
    let size = Int.random(in: 0...30, using: &generator)
    var words: [Inline] = []
    for index in 0..<size {
      words.append(index % 7 == 3 ? .code("w\(count)") : .text("w\(count)"))
      words.append(index % 11 == 5 ? .lineBreak : .softBreak)
      count += 1
    }
    switch Int.random(in: 0..<(depth < 6 ? 8 : 5), using: &generator) {
    case 0: return .heading(level: 1 + size % 6, id: "i\(count)", words)
    case 1: return .paragraph(words + [.math("\\frac{a}{b}"), .footnote([.paragraph([])])])
    case 2: return .code(language: "python", words.map(\.plainText).joined(separator: " "))
    case 3:
      return .table(
        Table(
          id: "t\(count)", number: size % 2 == 0 ? 1 : nil, alignments: [.leading, .trailing],
          head: [words, []], rows: []))
    case 4:
      return .figure(Figure(id: "f\(count)", number: 1, caption: words, alternative: ""))
    case 5:
      let inner = randomBlock(&count, depth: depth + 1, &generator)
      return .quote([.paragraph(words), inner])
    default:
      let inner = randomBlock(&count, depth: depth + 1, &generator)
      return .bulletList(
        tight: true, [ListItem(blocks: [.paragraph(words), inner]), ListItem(blocks: [])])
    }
  }
}
