extension NotebookResolver {
  mutating func blocks(_ nodes: [Markup]) -> [Block] {
    var result: [Block] = []
    for (index, node) in nodes.enumerated() {
      if node.headingName != nil, index + 1 < nodes.count,
        case .heading = nodes[index + 1].kind
      {
        continue
      }
      if let block = block(node) { result.append(block) }
    }
    return result
  }

  private mutating func block(_ node: Markup) -> Block? {
    switch node.kind {
    case .heading(let level):
      .heading(level: level, id: headingID(node), inlines(node.children))
    case .paragraph: .paragraph(inlines(node.children))
    case .bulletList(let tight): .bulletList(tight: tight, items(node.children))
    case .orderedList(let start, let tight):
      .orderedList(start: start, tight: tight, items(node.children))
    case .quote: .quote(blocks(node.children))
    case .code(let info, let text): code(info: info, text: text)
    case .rule: .rule
    case .table(let alignments): table(node, alignments)
    case .directive(let directive): resolve(directive, line: node.line)
    case .html(let text):
      text.trimmed.hasPrefix("<!--") ? nil : .code(language: "html", text)
    default: .paragraph(inlines([node]))
    }
  }

  private func code(info: String, text: String) -> Block {
    let language = info.split(separator: " ").first.map(String.init)
    let content = text.hasSuffix("\n") ? String(text.dropLast()) : text
    return .code(language: language, content)
  }

  private mutating func items(_ nodes: [Markup]) -> [ListItem] {
    var result: [ListItem] = []
    for node in nodes {
      guard case .item(let checked) = node.kind else { continue }
      result.append(ListItem(checked: checked, blocks: blocks(node.children)))
    }
    return result
  }

  private mutating func table(_ node: Markup, _ alignments: [Table.Alignment]) -> Block {
    var rows: [[[Inline]]] = []
    for row in node.children {
      var cells: [[Inline]] = []
      for cell in row.children.prefix(alignments.count) { cells.append(inlines(cell.children)) }
      while cells.count < alignments.count { cells.append([]) }
      rows.append(cells)
    }
    let head = rows.first ?? []
    return .table(Table(alignments: alignments, head: head, rows: Array(rows.dropFirst())))
  }

  // MARK: Directives

  private static let options: [String: [String]] = [
    "figure": ["alt", "caption"], "table": ["caption"], "math": [], "contents": [],
    "bibliography": [],
  ]

  private mutating func resolve(_ directive: Directive, line: Int) -> Block? {
    guard let known = Self.options[directive.name] else {
      let nearest = Spelling.nearest(to: directive.name, in: Self.options.keys.sorted())
      report(.unknownDirective(directive.name, nearest: nearest), line: line)
      return nil
    }
    for option in directive.options where !known.contains(option.name) {
      let nearest = Spelling.nearest(to: option.name, in: known)
      report(
        .unknownOption(option.name, directive: directive.name, nearest: nearest),
        line: option.line)
    }
    switch directive.name {
    case "figure": return figure(directive, line: line)
    case "table": return table(directive, line: line)
    case "math":
      check(directive.body, line: directive.bodyLine)
      return .math(directive.body)
    case "contents": return .contents
    default: return .bibliographyPlace
    }
  }

  private mutating func figure(_ directive: Directive, line: Int) -> Block? {
    let id = directive.argument
    guard !id.isEmpty else {
      report(.missingArgument(directive: directive.name), line: line)
      return nil
    }
    guard let source = sources.figures[id] else {
      let nearest = Spelling.nearest(to: id, in: sources.figures.keys.sorted())
      report(.unknownFigure(id, nearest: nearest), line: line)
      return nil
    }
    guard case .figure(let number) = labels.labels[id]?.text else { return nil }
    let alternative = directive.options.last { $0.name == "alt" }?.value ?? source.alternative
    return .figure(
      Figure(
        id: id, number: number, caption: caption(of: directive) ?? source.caption,
        alternative: alternative))
  }

  private mutating func table(_ directive: Directive, line: Int) -> Block? {
    let id = directive.argument
    guard !id.isEmpty else {
      report(.missingArgument(directive: directive.name), line: line)
      return nil
    }
    guard var table = sources.tables[id] else {
      let nearest = Spelling.nearest(to: id, in: sources.tables.keys.sorted())
      report(.unknownTable(id, nearest: nearest), line: line)
      return nil
    }
    guard case .table(let number) = labels.labels[id]?.text else { return nil }
    table.id = id
    table.number = number
    table.caption = caption(of: directive) ?? table.caption
    return .table(table)
  }

  /// The caption that a block gives in its body or its `:caption:` option.
  private mutating func caption(of directive: Directive) -> [Inline]? {
    var text = directive.body
    var line = directive.bodyLine
    if text.isEmpty, let option = directive.options.last(where: { $0.name == "caption" }) {
      text = option.value
      line = option.line
    }
    guard !text.isEmpty else { return nil }
    let parsed: Markup
    do {
      parsed = try Notebook(markdown: text, firstLine: line).root
    } catch {
      report(.caption("\(error)"), line: line)
      return nil
    }
    var result: [Inline] = []
    for node in parsed.children {
      guard case .paragraph = node.kind else {
        report(.caption("only paragraphs can stand here"), line: node.line)
        continue
      }
      if !result.isEmpty { result.append(.softBreak) }
      result += inlines(node.children)
    }
    return result
  }

  mutating func check(_ formula: String, line: Int) {
    do throws(FormulaError) {
      _ = try Formula(formula)
    } catch {
      report(.formula(formula, error), line: line)
    }
  }
}
