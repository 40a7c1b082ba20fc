extension Notebook {
  /// The document that the notebook stands for, with every name replaced by what it names.
  ///
  /// Figures and tables are numbered in the order in which they stand. Sources are numbered in the
  /// order in which they are first cited and listed where `{bibliography}` stands, or at the end
  /// under "References".
  ///
  /// - Parameter sources: What the names stand for.
  /// - Returns: A document without open names; its title is empty if the notebook has none.
  /// - Throws: ``ResolutionError`` with every problem of the notebook, not only the first.
  public func resolved(with sources: NotebookSources) throws(ResolutionError) -> Document {
    var resolver = NotebookResolver(root: root, sources: sources)
    return try resolver.document()
  }
}

/// One pass from markup to a document. The labels are read first, so that a reference may come
/// before what it names.
struct NotebookResolver {
  let root: Markup
  let sources: NotebookSources
  var labels = Labels()
  var problems: [ResolutionProblem] = []
  /// Each heading's id by its line, and its markup by its id.
  private var headingIDs: [Int: String] = [:]
  private(set) var headingMarkup: [String: Markup] = [:]
  /// The keys in the order of their first citation, and the ids of their entries.
  var cited: [(key: String, id: String)] = []
  var isInsideFootnote = false
  var isInsideReference = false

  init(root: Markup, sources: NotebookSources) {
    self.root = root
    self.sources = sources
  }

  mutating func document() throws(ResolutionError) -> Document {
    var nodes = root.children.filter { !$0.isFootnoteDefinition }
    var title: [Inline] = []
    var titleMarkup: Markup?
    if let first = nodes.first, case .heading(level: 1) = first.kind {
      titleMarkup = first
      nodes.removeFirst()
    }
    collectLabels(nodes)
    if let titleMarkup { title = inlines(titleMarkup.children) }
    var blocks = blocks(nodes)
    placeReferences(in: &blocks)
    problems += labels.problems
    guard problems.isEmpty else {
      // A stable order without regard to the passes: by line, then as found.
      let order = problems.enumerated().sorted { a, b in
        (a.element.line, a.offset) < (b.element.line, b.offset)
      }
      throw ResolutionError(problems: order.map(\.element))
    }
    return Document(title: title, blocks: blocks)
  }

  mutating func report(_ kind: ResolutionProblem.Kind, line: Int) {
    problems.append(ResolutionProblem(line: line, kind: kind))
  }

  // MARK: Labels

  private mutating func collectLabels(_ nodes: [Markup]) {
    var headings: [Markup] = []
    claimNames(nodes, &headings)
    for heading in headings where headingIDs[heading.line] == nil {
      let id = labels.freeID(for: slugText(heading.children), line: heading.line)
      headingIDs[heading.line] = id
      headingMarkup[id] = heading
    }
  }

  private mutating func claimNames(_ nodes: [Markup], _ headings: inout [Markup]) {
    for (index, node) in nodes.enumerated() {
      switch node.kind {
      case .directive(let directive) where directive.name == "figure":
        if !directive.argument.isEmpty { labels.claimFigure(directive.argument, line: node.line) }
      case .directive(let directive) where directive.name == "table":
        if !directive.argument.isEmpty { labels.claimTable(directive.argument, line: node.line) }
      case .heading:
        headings.append(node)
        guard index > 0, let name = nodes[index - 1].headingName else { continue }
        labels.claim(name, .heading, line: node.line)
        headingIDs[node.line] = name
        headingMarkup[name] = node
      default: claimNames(node.children, &headings)
      }
    }
  }

  /// The words of a heading as far as they are known before references are.
  private func slugText(_ nodes: [Markup]) -> String {
    nodes.map { node in
      switch node.kind {
      case .text(let text), .codeSpan(let text), .html(let text): text
      case .role("math", let source): Formula.plainText(of: source)
      case .role("value", let expression):
        (try? sources.value(expression).get())?.plainText ?? ""
      case .softBreak, .lineBreak: " "
      default: slugText(node.children)
      }
    }.joined()
  }

  func headingID(_ node: Markup) -> String {
    headingIDs[node.line] ?? "section"
  }

  // MARK: References

  /// Puts the list of cited sources where `{bibliography}` stands, or at the end.
  private mutating func placeReferences(in blocks: inout [Block]) {
    let items = cited.map { entry in
      ListItem(blocks: [
        .paragraph(
          [.anchor(entry.id)] + (sources.bibliography.entries[entry.key]?.reference() ?? []))
      ])
    }
    let list: [Block] = items.isEmpty ? [] : [.orderedList(start: 1, tight: true, items)]
    if let place = blocks.firstIndex(of: .bibliographyPlace) {
      blocks.replaceSubrange(place...place, with: list)
    } else if !items.isEmpty {
      let id = labels.freeID(for: "References", line: root.line)
      blocks += [.heading(level: 2, id: id, [.text("References")])] + list
    }
  }
}

extension Markup {
  fileprivate var isFootnoteDefinition: Bool {
    if case .footnoteDefinition = kind { true } else { false }
  }

  /// The id in a paragraph that is nothing but `(id)=`.
  var headingName: String? {
    guard case .paragraph = kind, children.count == 1, case .text(let text) = children[0].kind,
      text.hasPrefix("("), text.hasSuffix(")=")
    else { return nil }
    return String(text.dropFirst().dropLast(2))
  }
}

extension Block {
  /// Stands for `{bibliography}` until the citations are known; never in a finished document.
  static let bibliographyPlace = Block.quote([.quote([.quote([])])])
}
