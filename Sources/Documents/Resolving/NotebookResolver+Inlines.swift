extension NotebookResolver {
  mutating func inlines(_ nodes: [Markup]) -> [Inline] {
    var result: [Inline] = []
    for node in nodes { result += inline(node) }
    return result
  }

  private mutating func inline(_ node: Markup) -> [Inline] {
    switch node.kind {
    case .text(let text), .html(let text):
      return text.hasPrefix("<!--") ? [] : [.text(text)]
    case .emphasis: return [.emphasis(inlines(node.children))]
    case .strong: return [.strong(inlines(node.children))]
    case .strikethrough: return [.strikethrough(inlines(node.children))]
    case .codeSpan(let text): return [.code(text)]
    case .link(let destination): return link(node, destination)
    case .image(let destination):
      report(.image(destination: destination), line: node.line)
      return []
    case .footnoteReference(let label): return footnote(label, line: node.line)
    case .role(let name, let argument): return role(name, argument, line: node.line)
    case .softBreak: return [.softBreak]
    case .lineBreak: return [.lineBreak]
    default: return inlines(node.children)
    }
  }

  private mutating func link(_ node: Markup, _ destination: String) -> [Inline] {
    if destination.hasPrefix("#"), labels.labels[String(destination.dropFirst())] == nil {
      let id = String(destination.dropFirst())
      report(.unknownReference(id, nearest: labels.nearest(to: id)), line: node.line)
    }
    return [.link(destination: destination, inlines(node.children))]
  }

  /// cmark numbers references by the order of their definitions at the end of the tree.
  private mutating func footnote(_ label: String, line: Int) -> [Inline] {
    let definitions = root.children.filter {
      if case .footnoteDefinition = $0.kind { true } else { false }
    }
    guard let number = Int(label), definitions.indices.contains(number - 1) else {
      return [.text("[^\(label)]")]
    }
    guard !isInsideFootnote else {
      report(.nestedFootnote, line: line)
      return []
    }
    isInsideFootnote = true
    defer { isInsideFootnote = false }
    return [.footnote(blocks(definitions[number - 1].children))]
  }

  // MARK: Roles

  private static let roles = ["value", "ref", "cite", "math"]

  private mutating func role(_ name: String, _ argument: String, line: Int) -> [Inline] {
    switch name {
    case "value": return value(argument, line: line)
    case "ref": return reference(argument, line: line)
    case "cite": return citation(argument, line: line)
    case "math":
      check(argument, line: line)
      return [.math(argument)]
    default:
      report(
        .unknownRole(name, nearest: Spelling.nearest(to: name, in: Self.roles)), line: line)
      return []
    }
  }

  private mutating func value(_ expression: String, line: Int) -> [Inline] {
    switch sources.value(expression) {
    case .success(let inlines): return inlines
    case .failure(let failure):
      report(.noValue(expression: expression, reason: failure.description), line: line)
      return []
    }
  }

  private mutating func reference(_ id: String, line: Int) -> [Inline] {
    guard let label = labels.labels[id] else {
      report(.unknownReference(id, nearest: labels.nearest(to: id)), line: line)
      return []
    }
    switch label.text {
    case .figure(let number):
      return [.link(destination: "#" + id, [.text("Figure\u{A0}\(number)")])]
    case .table(let number):
      return [.link(destination: "#" + id, [.text("Table\u{A0}\(number)")])]
    case .heading:
      return [.link(destination: "#" + id, headingText(id))]
    }
  }

  /// A heading's words, for a reference to it; a reference inside them shows its id alone.
  private mutating func headingText(_ id: String) -> [Inline] {
    guard !isInsideReference, let heading = headingMarkup[id] else { return [.text(id)] }
    isInsideReference = true
    let known = problems.count
    let text = inlines(heading.children).unlinked
    // The heading itself reports its problems, on the line where it stands.
    problems.removeLast(problems.count - known)
    isInsideReference = false
    return text
  }

  private mutating func citation(_ keys: String, line: Int) -> [Inline] {
    var numbers: Set<Int> = []
    for key in keys.split(separator: ",").map(\.trimmed) {
      guard let number = citationNumber(key) else {
        let known = sources.bibliography.entries.keys.sorted()
        report(
          .unknownCitation(key, nearest: Spelling.nearest(to: key, in: known)), line: line)
        continue
      }
      numbers.insert(number)
    }
    var result: [Inline] = []
    for number in numbers.sorted() {
      result.append(.text(result.isEmpty ? "[" : ", "))
      result.append(
        .link(destination: "#" + cited[number - 1].id, [.text(String(number))]))
    }
    return result.isEmpty ? [] : result + [.text("]")]
  }

  private mutating func citationNumber(_ key: String) -> Int? {
    if let index = cited.firstIndex(where: { $0.key == key }) { return index + 1 }
    guard sources.bibliography.entries[key] != nil else { return nil }
    cited.append((key, labels.freeID(for: "cite-\(cited.count + 1)", line: 0)))
    return cited.count
  }
}
