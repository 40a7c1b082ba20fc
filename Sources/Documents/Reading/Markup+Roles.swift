extension Markup {
  /// The tree with every code span that follows `{name}` directly made into a role.
  func recognizingRoles() -> Markup {
    var result = self
    result.children = []
    for child in children {
      if case .codeSpan(let argument) = child.kind, let name = result.takeRoleName() {
        result.children.append(
          Markup(kind: .role(name: name, argument: argument.trimmed), line: child.line))
      } else {
        result.children.append(child.recognizingRoles())
      }
    }
    return result
  }

  /// Removes `{name}` from the end of the last child and returns the name.
  private mutating func takeRoleName() -> String? {
    guard let last = children.last, case .text(let text) = last.kind, text.last == "}",
      let brace = text.lastIndex(of: "{")
    else { return nil }
    let name = text[text.index(after: brace)..<text.index(before: text.endIndex)]
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0 == "-" }) else { return nil }
    let before = String(text[..<brace])
    children.removeLast()
    if !before.isEmpty { children.append(Markup(kind: .text(before), line: last.line)) }
    return String(name)
  }
}
