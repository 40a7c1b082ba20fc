extension MarkdownBody {
  mutating func inlines(_ inlines: [Inline]) -> String {
    var result = ""
    for inline in inlines { result += markdown(inline, after: result.last) }
    return result
  }

  /// The runs on one line: breaks become spaces.
  mutating func line(_ inlines: [Inline]) -> String {
    self.inlines(inlines).split(whereSeparator: \.isNewline).map(\.trimmed)
      .joined(separator: " ")
  }

  /// The content of a table's cell, where a line feed would end the row.
  mutating func cell(_ content: [Inline]) -> String {
    inlines(content.map { $0 == .lineBreak ? .softBreak : $0 })
      .split(whereSeparator: \.isNewline).map(\.trimmed).joined(separator: "<br>")
  }

  private mutating func markdown(_ inline: Inline, after previous: Character?) -> String {
    switch inline {
    case .text(let text): return MarkdownEscaping.text(text)
    case .emphasis(let content): return marked(content, "*", tag: "em", after: previous)
    case .strong(let content): return marked(content, "**", tag: "strong", after: previous)
    case .strikethrough(let content): return marked(content, "~~", tag: "del", after: previous)
    case .code(let text): return MarkdownEscaping.code(text, isInTable: isInTable)
    case .math(let source): return math(source)
    case .link(let destination, let content): return link(destination, content)
    case .evidence(let id, let number): return evidence(id, number)
    case .samples(_, let words): return MarkdownEscaping.text(words)
    case .footnote(let note): return "[^\(footnotes.add(note).number)]"
    case .anchor(let id): return Self.anchor(id)
    case .softBreak: return "\n"
    case .lineBreak: return "\\\n"
    }
  }

  /// Marks when Markdown's rules would see them as such, and an HTML element otherwise.
  private mutating func marked(
    _ content: [Inline], _ mark: String, tag: String, after previous: Character?
  ) -> String {
    let text = inlines(content)
    guard let first = text.first, let last = text.last else { return "" }
    let isWord = { (character: Character) in character.isLetter || character.isNumber }
    if isWord(first), isWord(last), previous != mark.last { return mark + text + mark }
    return "<\(tag)>\(text)</\(tag)>"
  }

  private mutating func link(_ destination: String, _ content: [Inline]) -> String {
    if content == [.text(destination)], destination.hasPrefix("http"),
      LinkDestination(destination) != nil, !destination.contains(where: { "<>\\|".contains($0) })
    {
      return "<\(destination)>"
    }
    let words = inlines(content)
    switch LinkDestination(destination)?.kind {
    case .none: return words
    case .inside(let id): return "[\(words)](#\(MarkdownEscaping.destination(id)))"
    case .outside(let address): return "[\(words)](\(MarkdownEscaping.destination(address)))"
    }
  }

  /// A link; in a row of a table, where all numbers lead to one place, only the first is one.
  private mutating func evidence(_ id: String, _ number: String) -> String {
    let words = MarkdownEscaping.text(number)
    if isInTable, id == rowEvidence { return words }
    rowEvidence = id
    return "[\(words)](#\(MarkdownEscaping.destination(id)))"
  }

  func math(_ source: String) -> String {
    guard let formula = try? Formula(source) else {
      return MarkdownEscaping.code(source, isInTable: isInTable)
    }
    return formula.line(
      lower: { "<sub>\($0)</sub>" }, upper: { $0 == "′" ? $0 : "<sup>\($0)</sup>" },
      escape: MarkdownEscaping.text)
  }
}
