import Charts
import Documents

/// Sets the blocks of a document as slabs for one column.
struct BlockLayout {
  let document: Document
  let figures: [String: Scene]
  let format: PageFormat
  let measure: TextMeasure
  let hyphenator: Hyphenator?
  /// The page of each id, as far as an earlier pass knows them; for the table of contents.
  var pages: [String: Int] = [:]
  var footnotes = Footnotes()

  init(
    document: Document, figures: [String: Scene], format: PageFormat, measure: TextMeasure,
    hyphenator: Hyphenator?
  ) {
    self.document = document
    self.figures = figures
    self.format = format
    self.measure = measure
    self.hyphenator = hyphenator
  }

  /// A column within the text, or within a list or a quotation.
  struct Column {
    var x: Double
    var width: Double
    var style: ParagraphStyle

    func indented(_ indent: Double) -> Column {
      Column(x: x + indent, width: width - indent, style: style)
    }
  }

  /// The whole text from its title to its last block.
  mutating func slabs() -> [Slab] {
    let column = Column(x: 0, width: format.textWidth, style: .body)
    return titleBlock(column) + slabs(document.blocks, column)
  }

  mutating func slabs(_ blocks: [Block], _ column: Column) -> [Slab] {
    var result: [Slab] = []
    var keepsNext = false
    for block in blocks {
      var next = slabs(of: block, column)
      if keepsNext, !next.isEmpty { next[0].allowsBreakBefore = false }
      guard !next.isEmpty else { continue }
      keepsNext = block.keepsNext
      result += next
    }
    return result
  }

  private mutating func slabs(of block: Block, _ column: Column) -> [Slab] {
    switch block {
    case .heading(let level, let id, let text): return heading(level, id, text, column)
    case .paragraph(let text): return spaced(lines(text, column), column.style.spacing)
    case .bulletList(let tight, let items):
      return list(items, tight: tight, column) { item, _ in
        item.checked.map { $0 ? "☑" : "☐" } ?? "•"
      }
    case .orderedList(let start, let tight, let items):
      return list(items, tight: tight, column) { "\(start + $1)." }
    case .quote(let content): return quote(content, column)
    case .code(let language, let text): return code(text, language: language, column)
    case .rule: return [rule(column)]
    case .table(let table): return self.table(table, column)
    case .figure(let figure): return [self.figure(figure, column)]
    case .math(let source): return [math(source, column)]
    case .contents: return contents(column)
    }
  }

  // MARK: Lines

  mutating func lines(_ inlines: [Inline], _ column: Column) -> [Slab] {
    var paragraph = ParagraphItems(
      measure: measure,
      hyphenator: column.style.alignment == .justified ? hyphenator : nil,
      footnotes: footnotes)
    paragraph.add(inlines, column.style.text)
    footnotes = paragraph.footnotes
    guard !paragraph.items.isEmpty else { return [] }
    let setter = LineSetter(
      measure: measure, style: column.style, x: column.x, width: column.width)
    return setter.slabs(paragraph.items)
  }

  func spaced(_ slabs: [Slab], _ space: Double) -> [Slab] {
    var result = slabs
    if !result.isEmpty { result[0].spaceBefore = max(result[0].spaceBefore, space) }
    return result
  }

  // MARK: Titles

  private mutating func titleBlock(_ column: Column) -> [Slab] {
    guard !document.title.isEmpty else { return [] }
    let title = ParagraphStyle(
      text: TextStyle(font: Font(.sans, sizePoints: 19.5, bold: true), color: TextStyle.ink),
      leading: 23.5, alignment: .leading, spacing: 0)
    var result = lines(document.title, Column(x: column.x, width: column.width, style: title))
    if !document.subtitle.isEmpty {
      var style = ParagraphStyle.body
      style.text.font = Font(.sans, sizePoints: 10.8)
      style.text.color = TextStyle.soft
      style.alignment = .leading
      result += spaced(
        lines(document.subtitle, Column(x: column.x, width: column.width, style: style)), 5)
    }
    var line = rule(column)
    line.spaceBefore = 8
    line.allowsBreakBefore = false
    return result + [line]
  }

  private static let headingSizes = [14.5, 12.8, 11.4, 10.6, 10.6, 10.6]

  private mutating func heading(
    _ level: Int, _ id: String, _ text: [Inline], _ column: Column
  ) -> [Slab] {
    let size = Self.headingSizes[min(max(level, 1), 6) - 1]
    let style = ParagraphStyle(
      text: TextStyle(
        font: Font(.sans, sizePoints: size, bold: level < 5, italic: level >= 5),
        color: TextStyle.ink),
      leading: size * 1.22, alignment: .leading, spacing: 0)
    var result = lines(text, Column(x: column.x, width: column.width, style: style))
    if result.isEmpty { result = [Slab(height: 0)] }
    for index in result.indices {
      result[index].allowsBreakBefore = index == 0
      result[index].isHeading = true
    }
    result[0].spaceBefore = level <= 2 ? 17 : 12
    result[0].anchors.append(.init(id: id, y: 0))
    result[0].outline = .init(level: level, title: text.plainText, id: id)
    result[result.count - 1].height += 1
    return result
  }

  func rule(_ column: Column) -> Slab {
    Slab(
      height: 6,
      marks: [.node(.bar(column.x, 2.5, column.width, 0.6, TextStyle.hairline))],
      spaceBefore: column.style.spacing)
  }

  // MARK: Lists and quotations

  private mutating func list(
    _ items: [ListItem], tight: Bool, _ column: Column, marker: (ListItem, Int) -> String
  ) -> [Slab] {
    let markers = items.enumerated().map { marker($1, $0) }
    let font = column.style.text.font
    let widest = markers.map { measure.width($0, font) }.max() ?? 0
    let indent = max(18, widest + 7)
    var inner = column.indented(indent)
    if tight { inner.style.spacing = 2 }
    var result: [Slab] = []
    for (index, item) in items.enumerated() {
      var slabs = slabs(item.blocks, inner)
      if slabs.isEmpty { slabs = [Slab(height: column.style.leading)] }
      let text = Scene.Text(
        markers[index],
        at: Point(column.x + indent - 6, column.style.leading * 0.74), font: font,
        color: column.style.text.color, anchor: .end)
      slabs[0].marks.append(.node(.group(.init(role: "marker", nodes: [.text(text)]))))
      let space = index == 0 ? column.style.spacing : tight ? 1.5 : column.style.spacing * 0.7
      slabs[0].spaceBefore = space
      result += slabs
    }
    return result
  }

  private mutating func quote(_ content: [Block], _ column: Column) -> [Slab] {
    var inner = column.indented(16)
    inner.width -= 12
    inner.style.text.color = TextStyle.soft
    var result = slabs(content, inner)
    for index in result.indices where !result[index].isFloat {
      let gap = index == 0 ? 0 : result[index].spaceBefore
      result[index].marks.append(
        .node(.bar(column.x + 3, -gap, 1.5, result[index].height + gap, TextStyle.hairline)))
    }
    return result
  }
}

extension Block {
  /// Whether the next block must begin on the same page.
  fileprivate var keepsNext: Bool {
    if case .heading = self { true } else { false }
  }
}
