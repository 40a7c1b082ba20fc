/// The blocks of a document as HTML, with the footnotes met so far.
struct HTMLBody {
  let document: Document
  let figures: [String: String]
  var footnotes = Footnotes()

  init(document: Document, figures: [String: String]) {
    self.document = document
    self.figures = figures
  }

  mutating func blocks(_ blocks: [Block]) -> String {
    var result = ""
    for item in blocks { result += block(item) + "\n" }
    return result
  }

  private mutating func block(_ block: Block) -> String {
    switch block {
    case .heading(let level, let id, let text): return heading(level, id, text)
    case .paragraph(let text): return "<p>\(inlines(text))</p>"
    case .bulletList(let tight, let items):
      let isTaskList = items.contains { $0.checked != nil }
      return "<ul\(isTaskList ? " class=\"tasks\"" : "")>\n\(list(items, tight))</ul>"
    case .orderedList(let start, let tight, let items):
      let first = start == 1 ? "" : " start=\"\(start)\""
      return "<ol\(first)>\n\(list(items, tight))</ol>"
    case .quote(let content): return "<blockquote>\n\(blocks(content))</blockquote>"
    case .code(let language, let text): return Self.code(text, language: language)
    case .rule: return "<hr>"
    case .table(let table): return self.table(table)
    case .figure(let figure): return self.figure(figure)
    case .math(let source): return math(source)
    case .contents: return contents()
    }
  }

  private mutating func heading(_ level: Int, _ id: String, _ text: [Inline]) -> String {
    let level = min(max(level, 1), 6)
    let name = HTMLEscaping.text(id)
    return "<h\(level) id=\"\(name)\">\(inlines(text))"
      + "<a class=\"anchor\" href=\"#\(name)\" aria-hidden=\"true\" tabindex=\"-1\"></a></h\(level)>"
  }

  private mutating func list(_ items: [ListItem], _ tight: Bool) -> String {
    var result = ""
    for item in items {
      var content = ""
      for (index, itemBlock) in item.blocks.enumerated() {
        if tight, case .paragraph(let text) = itemBlock {
          content += (index > 0 ? "\n" : "") + inlines(text)
        } else {
          content += "\n" + block(itemBlock)
        }
      }
      let box = item.checked.map {
        "<input type=\"checkbox\" disabled\($0 ? " checked" : "")> "
      }
      result += "<li>\(box ?? "")\(content)</li>\n"
    }
    return result
  }

  static func code(_ text: String, language: String?) -> String {
    let spans = CodeSpan.spans(of: text, language: language).map { span in
      let content = HTMLEscaping.text(span.text)
      return span.kind == .plain
        ? content : "<span class=\"\(span.kind.rawValue)\">\(content)</span>"
    }
    return "<pre tabindex=\"0\"><code>\(spans.joined())</code></pre>"
  }

  // MARK: Tables

  private mutating func table(_ table: Table) -> String {
    var result =
      table.id.map { "<div class=\"table\" id=\"\(HTMLEscaping.text($0))\">\n" }
      ?? "<div class=\"table\">\n"
    if table.number != nil || !table.caption.isEmpty {
      result +=
        "<p class=\"caption\">\(label("Table", table.number))\(inlines(table.caption))</p>\n"
    }
    result += "<div class=\"scroll\" tabindex=\"0\">\n<table>\n<thead>\n"
    result += row(table.head, table.alignments, cell: "th", attributes: " scope=\"col\"")
    result += "</thead>\n<tbody>\n"
    for cells in table.rows { result += row(cells, table.alignments, cell: "td", attributes: "") }
    return result + "</tbody>\n</table>\n</div>\n</div>"
  }

  private mutating func row(
    _ cells: [[Inline]], _ alignments: [Table.Alignment], cell: String, attributes: String
  ) -> String {
    var result = "<tr>"
    for (index, content) in cells.enumerated() {
      let alignment = alignments.indices.contains(index) ? alignments[index] : .leading
      let style = alignment == .leading ? "" : " class=\"\(alignment.rawValue)\""
      result += "<\(cell)\(attributes)\(style)>\(inlines(content))</\(cell)>"
    }
    return result + "</tr>\n"
  }

  private func label(_ name: String, _ number: Int?) -> String {
    number.map { "<b>\(name)\u{A0}\($0).</b> " } ?? ""
  }

  // MARK: Figures, formulas, contents

  private mutating func figure(_ figure: Figure) -> String {
    let id = HTMLEscaping.text(figure.id)
    let alternative = HTMLEscaping.text(figure.alternative)
    let picture: String
    if let svg = figures[figure.id] {
      picture =
        "<div class=\"picture\" role=\"img\" aria-label=\"\(alternative)\">"
        + "\(Self.element(ofSVG: svg))</div>"
    } else {
      picture =
        "<div class=\"picture\"><img src=\"figures/\(id).svg\" alt=\"\(alternative)\"></div>"
    }
    return "<figure id=\"\(id)\">\n\(picture)\n"
      + "<figcaption>\(label("Figure", figure.number))\(inlines(figure.caption))</figcaption>\n"
      + "</figure>"
  }

  /// The file without its XML declaration and document type, which HTML does not know.
  private static func element(ofSVG file: String) -> String {
    guard let start = file.firstRange(of: "<svg") else { return HTMLEscaping.text(file) }
    return file[start.lowerBound...].trimmed
  }

  private func math(_ source: String) -> String {
    guard let formula = try? Formula(source) else { return Self.code(source, language: nil) }
    return "<div class=\"formula\" tabindex=\"0\">\(formula.mathML(display: true))</div>"
  }

  private mutating func contents() -> String {
    let entries = document.contents
    guard let top = entries.map(\.level).min() else { return "" }
    var result = "<nav class=\"contents\" aria-label=\"Contents\">\n<ul>\n"
    for entry in entries {
      result += "<li class=\"level\(entry.level - top + 1)\">"
      result +=
        "<a href=\"#\(HTMLEscaping.text(entry.id))\">\(inlines(entry.text.unlinked))</a></li>\n"
    }
    return result + "</ul>\n</nav>"
  }

  /// The notes met so far, and those met inside them.
  mutating func footnoteSection() -> String {
    guard !footnotes.notes.isEmpty else { return "" }
    var result = "<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n"
    var number = 0
    while number < footnotes.notes.count {
      number += 1
      let content = blocks(footnotes.notes[number - 1])
      let back = "<a class=\"back\" href=\"#fnref.\(number)\" aria-label=\"Back to the text\">↩</a>"
      result += "<li id=\"fn.\(number)\">\(content)\(back)</li>\n"
    }
    return result + "</ol>\n</section>\n"
  }
}
