/// Text with named gaps, such as `[{v} * {k} for {v} in {x}]`.
///
/// A gap is `{` name `}` with a name of lower-case letters, or `{(name)}`; other braces stand for
/// themselves, as in Python's empty dictionary `{}`.
struct Template: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case literal(String)
    /// A gap; `tight` where what fills it must be an atom, as before a dot or an index.
    case gap(String, tight: Bool)
  }

  /// As it was written.
  let text: String
  let parts: [Part]

  init(_ text: String) {
    self.text = text
    var parts: [Part] = []
    var literal = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      literal += rest[..<open]
      let after = rest[rest.index(after: open)...]
      guard let close = after.firstIndex(of: "}"), let gap = Self.gap(after[..<close]) else {
        literal += "{"
        rest = after
        continue
      }
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = ""
      parts.append(gap)
      rest = after[after.index(after: close)...]
    }
    literal += rest
    if !literal.isEmpty { parts.append(.literal(literal)) }
    self.parts = parts
  }

  private static func gap(_ inner: Substring) -> Part? {
    var name = inner
    let tight = name.first == "(" && name.last == ")" && name.count > 2
    if tight { name = name.dropFirst().dropLast() }
    guard !name.isEmpty, name.utf8.allSatisfy({ (97...122).contains($0) }) else { return nil }
    return .gap(String(name), tight: tight)
  }

  /// How often a gap occurs.
  func count(of name: String) -> Int {
    parts.reduce(0) { count, part in
      if case .gap(name, _) = part { count + 1 } else { count }
    }
  }

  /// The text with its gaps filled.
  func filled(_ fill: (_ name: String, _ tight: Bool) -> String) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .gap(let name, let tight): text += fill(name, tight)
      }
    }
    return text
  }
}
