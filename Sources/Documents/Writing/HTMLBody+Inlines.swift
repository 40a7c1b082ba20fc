extension HTMLBody {
  mutating func inlines(_ inlines: [Inline]) -> String {
    var result = ""
    for inline in inlines { result += html(inline) }
    return result
  }

  private mutating func html(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): return HTMLEscaping.text(text.keepingPercentages)
    case .emphasis(let content): return "<em>\(inlines(content))</em>"
    case .strong(let content): return "<strong>\(inlines(content))</strong>"
    case .strikethrough(let content): return "<del>\(inlines(content))</del>"
    case .code(let text): return "<code>\(HTMLEscaping.text(text))</code>"
    case .math(let source):
      guard let formula = try? Formula(source) else {
        return "<code>\(HTMLEscaping.text(source))</code>"
      }
      return formula.mathML(display: false)
    case .link(let destination, let content): return link(destination, content)
    case .evidence(let id, let number):
      return "<a class=\"evidence\" href=\"#\(HTMLEscaping.text(id))\">"
        + "\(HTMLEscaping.text(number))</a>"
    case .samples(let query, let words):
      return "<a class=\"evidence\" href=\"#samples?\(HTMLEscaping.text(query))\">"
        + "\(HTMLEscaping.text(words))</a>"
    case .footnote(let note):
      let (number, isFirst) = footnotes.add(note)
      let id = isFirst ? " id=\"fnref.\(number)\"" : ""
      return "<sup class=\"note\"><a\(id) href=\"#fn.\(number)\" "
        + "role=\"doc-noteref\">\(number)</a></sup>"
    case .anchor(let id): return "<span id=\"\(HTMLEscaping.text(id))\"></span>"
    case .softBreak: return "\n"
    case .lineBreak: return "<br>\n"
    }
  }

  private mutating func link(_ destination: String, _ content: [Inline]) -> String {
    let words = inlines(content)
    switch LinkDestination(destination)?.kind {
    case .none: return words
    case .inside(let id): return "<a href=\"#\(HTMLEscaping.text(id))\">\(words)</a>"
    case .outside(let address):
      return "<a href=\"\(HTMLEscaping.text(address))\" rel=\"noopener noreferrer\">\(words)</a>"
    }
  }
}
