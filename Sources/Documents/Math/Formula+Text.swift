extension Formula {
  /// The formula on one line, with Unicode signs.
  ///
  /// - Parameters:
  ///   - lower: How a subscript is written.
  ///   - upper: How a superscript is written.
  ///   - escape: Applied to every word and sign.
  func line(
    lower: (String) -> String, upper: (String) -> String, escape: (String) -> String
  ) -> String {
    withoutActuallyEscaping(lower) { lower in
      withoutActuallyEscaping(upper) { upper in
        withoutActuallyEscaping(escape) { escape in
          FormulaLine(lower: lower, upper: upper, escape: escape).text(root)
        }
      }
    }
  }

  /// A formula's source as one line of plain Unicode; the source itself if it cannot be read.
  public static func plainText(of source: String) -> String {
    guard let formula = try? Formula(source) else { return source }
    return formula.line(
      lower: { $0.count == 1 ? "_\($0)" : "_(\($0))" },
      upper: { $0 == "′" ? $0 : $0.count == 1 ? "^\($0)" : "^(\($0))" }, escape: { $0 })
  }
}

/// Writes a formula on one line.
private struct FormulaLine {
  let lower: (String) -> String
  let upper: (String) -> String
  let escape: (String) -> String

  func text(_ node: Formula.Node) -> String {
    switch node {
    case .row(let nodes): row(nodes)
    case .variable(let name), .word(let name, _), .text(let name), .large(let name):
      escape(name)
    case .number(let digits): escape(digits)
    case .symbol(let sign, _): escape(sign)
    case .fraction(let numerator, let denominator):
      grouped(numerator) + "/" + grouped(denominator)
    case .binomial(let above, let below):
      "C" + escape("(") + text(above) + ", " + text(below) + escape(")")
    case .root(let radicand, let index):
      (index.map { upper(text($0)) } ?? "") + "√" + grouped(radicand)
    case .scripts(let base, let below, let above):
      text(base) + (below.map { lower(text($0)) } ?? "") + (above.map { upper(text($0)) } ?? "")
    case .accented(let base, let accent):
      text(base).count == 1
        ? text(base) + accent.combining : escape(accent.rawValue + "(") + text(base) + escape(")")
    case .fenced(let open, let content, let close):
      escape(open) + text(content) + escape(close)
    case .space(let ems): ems > 0.5 ? "\u{2003}" : ""
    }
  }

  /// In brackets, unless it is one part that reads well without.
  private func grouped(_ node: Formula.Node) -> String {
    switch node.unwrapped {
    case .variable, .number, .fenced, .binomial, .accented, .text: return text(node)
    case .scripts(let base, _, _):
      if case .variable = base.unwrapped { return text(node) }
    default: break
    }
    return escape("(") + text(node) + escape(")")
  }

  private func row(_ nodes: [Formula.Node]) -> String {
    var result = ""
    for index in nodes.indices {
      result += separator(before: index, in: nodes) + text(nodes[index])
    }
    return result
  }

  /// A space around infix signs and relations, after commas, and beside named functions.
  private func separator(before index: Int, in nodes: [Formula.Node]) -> String {
    guard index > 0 else { return "" }
    let previous = nodes[index - 1]
    let node = nodes[index]
    switch (previous, node) {
    case (.symbol(_, .relation), _), (_, .symbol(_, .relation)): return " "
    case (.symbol(_, .punctuation), _): return " "
    case (_, .symbol(_, .binary)): return isInfix(index, in: nodes) ? " " : ""
    case (.symbol(_, .binary), _): return isInfix(index - 1, in: nodes) ? " " : ""
    default: break
    }
    if previous.isNamed { return node.opens || !previous.endsInLetter ? "" : " " }
    if node.isNamed || node.isLarge { return previous.endsOperand ? " " : "" }
    if previous.isLarge { return " " }
    if case .number = node, case .number = previous { return " " }
    return ""
  }

  /// Whether a binary sign stands between two operands and is no prefix.
  private func isInfix(_ index: Int, in nodes: [Formula.Node]) -> Bool {
    index > 0 && nodes[index - 1].endsOperand
  }
}

extension Formula.Node {
  /// Whether a sign after it is binary and not a prefix.
  var endsOperand: Bool {
    switch self {
    case .symbol(_, let kind): kind == .ordinary || kind == .closing
    case .large, .space: false
    case .row(let nodes): nodes.last?.endsOperand ?? false
    default: true
    }
  }

  /// Whether it is a function's name, with or without scripts.
  fileprivate var isNamed: Bool {
    switch self {
    case .word: true
    case .scripts(let base, _, _): base.isNamed
    default: false
    }
  }

  /// Whether a letter after it would be read as part of it.
  fileprivate var endsInLetter: Bool {
    if case .word(let name, _) = self { return name.last?.isLetter ?? false }
    return true
  }

  fileprivate var isLarge: Bool {
    switch self {
    case .large: true
    case .scripts(let base, _, _): base.isLarge
    default: false
    }
  }

  fileprivate var opens: Bool {
    switch self {
    case .symbol(_, let kind): kind == .opening
    case .fenced: true
    default: false
    }
  }
}
