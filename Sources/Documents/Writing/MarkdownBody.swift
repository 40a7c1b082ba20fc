/// The blocks of a document as Markdown, with the footnotes met so far.
struct MarkdownBody {
  let document: Document
  let figureFolder: String
  var footnotes = Footnotes()
  var isInTable = false
  /// The evidence that the row of a table has led to so far.
  var rowEvidence: String?

  init(document: Document, figureFolder: String) {
    self.document = document
    self.figureFolder = figureFolder
  }

  /// One text a block, without blank lines around it.
  mutating func parts(_ blocks: [Block]) -> [String] {
    var result: [String] = []
    // Two lists in a row would become one; the second gets the other marker.
    var otherMarker = false
    for (index, item) in blocks.enumerated() {
      otherMarker = index > 0 && item.isList && item.joins(blocks[index - 1]) && !otherMarker
      let text = block(item, otherMarker: otherMarker)
      if !text.isEmpty { result.append(text) }
    }
    return result
  }

  private mutating func block(_ block: Block, otherMarker: Bool) -> String {
    switch block {
    case .heading(let level, let id, let text): return heading(level, id, text)
    case .paragraph(let text): return MarkdownEscaping.lines(inlines(text))
    case .bulletList(let tight, let items):
      return list(items, tight: tight) { _ in otherMarker ? "*" : "-" }
    case .orderedList(let start, let tight, let items):
      return list(items, tight: tight) { "\(start + $0)" + (otherMarker ? ")" : ".") }
    case .quote(let content):
      return Self.prefixed(parts(content).joined(separator: "\n\n"), first: "> ", rest: "> ")
    case .code(let language, let text): return Self.code(text, language: language)
    case .rule: return "---"
    case .table(let table): return self.table(table)
    case .figure(let figure): return self.figure(figure)
    case .math(let source): return MarkdownEscaping.lines(math(source))
    case .contents: return contents()
    }
  }

  private mutating func heading(_ level: Int, _ id: String, _ text: [Inline]) -> String {
    let marks = String(repeating: "#", count: min(max(level, 1), 6))
    let words = line(text)
    // Code hosts name a heading by its words; another id needs an anchor of its own.
    let anchor = Slug.of(text.plainText) == id ? "" : Self.anchor(id) + "\n\n"
    let closing = words.hasSuffix("#") ? " " + marks : ""
    return "\(anchor)\(marks) \(words)\(closing)"
  }

  static func anchor(_ id: String) -> String {
    "<a id=\"\(HTMLEscaping.text(id))\"></a>"
  }

  private mutating func list(
    _ items: [ListItem], tight: Bool, marker: (Int) -> String
  ) -> String {
    var result: [String] = []
    for (index, item) in items.enumerated() {
      let first = marker(index) + " "
      let indent = String(repeating: " ", count: first.count)
      let box = item.checked.map { $0 ? "[x] " : "[ ] " } ?? ""
      let content = box + parts(item.blocks).joined(separator: tight ? "\n" : "\n\n")
      result.append(Self.prefixed(content, first: first, rest: indent))
    }
    return result.joined(separator: tight ? "\n" : "\n\n")
  }

  /// `text` with a prefix before each line; empty lines get none but its visible part.
  private static func prefixed(_ text: String, first: String, rest: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      let prefix = index == 0 ? first : rest
      return line.isEmpty ? prefix.trimmed : prefix + line
    }.joined(separator: "\n")
  }

  static func code(_ text: String, language: String?) -> String {
    let fence = String(
      repeating: "`", count: max(3, MarkdownEscaping.longestRun("`", in: text) + 1))
    let info = (language ?? "").filter { !$0.isWhitespace && $0 != "`" }
    return "\(fence)\(info)\n\(text)\n\(fence)"
  }

  // MARK: Tables, figures, contents

  private mutating func table(_ table: Table) -> String {
    var result = table.id.map { Self.anchor($0) + "\n\n" } ?? ""
    if table.number != nil || !table.caption.isEmpty {
      let label = table.number.map { "**Table\u{A0}\($0).** " } ?? ""
      result += MarkdownEscaping.lines((label + line(table.caption)).trimmed) + "\n\n"
    }
    var lines = [row(table.head)]
    lines.append(
      "|" + table.alignments.map { Self.rule($0) }.joined(separator: "|") + "|")
    for cells in table.rows { lines.append(row(cells)) }
    return result + lines.joined(separator: "\n")
  }

  private static func rule(_ alignment: Table.Alignment) -> String {
    switch alignment {
    case .leading: " --- "
    case .center: " :-: "
    case .trailing: " --: "
    }
  }

  private mutating func row(_ cells: [[Inline]]) -> String {
    isInTable = true
    rowEvidence = nil
    defer { isInTable = false }
    var result = "|"
    for cell in cells { result += " " + self.cell(cell) + " |" }
    return result
  }

  private mutating func figure(_ figure: Figure) -> String {
    let address = MarkdownEscaping.destination("\(figureFolder)/\(figure.id).png")
    let alternative = MarkdownEscaping.text(figure.alternative)
    let caption = ("**Figure\u{A0}\(figure.number).** " + line(figure.caption)).trimmed
    return "\(Self.anchor(figure.id))\n\n![\(alternative)](\(address))\n\n"
      + MarkdownEscaping.lines(caption)
  }

  private mutating func contents() -> String {
    let entries = document.contents
    guard let top = entries.map(\.level).min() else { return "" }
    return entries.map { entry in
      let indent = String(repeating: "  ", count: entry.level - top)
      return "\(indent)- [\(line(entry.text.unlinked))](#\(MarkdownEscaping.destination(entry.id)))"
    }.joined(separator: "\n")
  }

  /// The notes met so far, and those met inside them.
  mutating func footnoteDefinitions() -> [String] {
    var result: [String] = []
    while result.count < footnotes.notes.count {
      let number = result.count + 1
      let content = parts(footnotes.notes[number - 1]).joined(separator: "\n\n")
      result.append(Self.prefixed(content, first: "[^\(number)]: ", rest: "    "))
    }
    return result
  }
}

extension Block {
  fileprivate var isList: Bool {
    switch self {
    case .bulletList, .orderedList: true
    default: false
    }
  }

  /// Whether it would be read as one list with the block before it.
  fileprivate func joins(_ previous: Block) -> Bool {
    switch (previous, self) {
    case (.bulletList, .bulletList), (.orderedList, .orderedList): true
    default: false
    }
  }
}
