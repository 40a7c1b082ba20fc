import Charts
import Documents

/// Sets formulas as boxes, by the proportions of TeX's rules without its font tables.
///
/// Source: D. E. Knuth 1986, "The TeXbook", appendix G.
struct FormulaSetter {
  let measure: TextMeasure
  let color: Color

  /// A style of setting: the size of letters, and whether limits go below and above.
  struct Style {
    var size: Double
    var isDisplay: Bool
    /// Whether space around signs is left out.
    var isScript = false
    var smallestSize: Double

    init(size: Double, isDisplay: Bool) {
      self.size = size
      self.isDisplay = isDisplay
      smallestSize = size * 0.5
    }

    var script: Style { smaller(0.7, isScript: true) }
    var fractionPart: Style {
      isDisplay ? smaller(1, isScript: isScript) : smaller(0.72, isScript: true)
    }

    private func smaller(_ factor: Double, isScript: Bool) -> Style {
      var style = self
      style.size = max(size * factor, smallestSize)
      style.isDisplay = false
      style.isScript = isScript
      return style
    }
  }

  /// The height of the line on which fractions and signs are centred, in ems.
  static let axis = 0.25

  func box(_ node: Formula.Node, _ style: Style) -> FormulaBox {
    switch node {
    case .row(let nodes): row(nodes, style)
    case .variable(let name): letters(name, style, italic: true)
    case .number(let digits): letters(digits, style, italic: false)
    case .symbol(let sign, _): letters(sign, style, italic: false)
    case .word(let name, _), .text(let name): letters(name, style, italic: false)
    case .large(let sign): large(sign, style)
    case .fraction(let upper, let lower): fraction(upper, lower, style, rule: true)
    case .binomial(let upper, let lower):
      fenced("(", fraction(upper, lower, style, rule: false), ")", style)
    case .root(let radicand, let index): root(radicand, index: index, style)
    case .scripts(let base, let lower, let upper): scripts(base, lower, upper, style)
    case .accented(let base, let accent): accented(base, accent, style)
    case .fenced(let open, let content, let close):
      fenced(open, box(content, style), close, style)
    case .space(let ems): FormulaBox(width: ems * style.size, ascent: 0, descent: 0)
    }
  }

  /// Letters and signs on the baseline.
  private func letters(_ string: String, _ style: Style, italic: Bool) -> FormulaBox {
    glyphs(string, size: style.size, italic: italic)
  }

  private func glyphs(_ string: String, size: Double, italic: Bool = false) -> FormulaBox {
    // A font for mathematics has no italics but letters of their own, which readers of a PDF
    // would not find; the text's italics go well with it.
    let font = Font(italic ? .serif : .math, sizePoints: size, italic: italic)
    // The fonts' own extents leave room for a line of text, too much for stacking.
    return FormulaBox(
      width: measure.width(string, font), ascent: size * 0.7, descent: size * 0.22,
      nodes: [.text(Scene.Text(string, at: .zero, font: font, color: color))])
  }

  // MARK: Rows

  private func row(_ nodes: [Formula.Node], _ style: Style) -> FormulaBox {
    var result = FormulaBox.empty
    for index in nodes.indices {
      let space = index == 0 ? 0 : Self.space(between: index - 1, and: index, nodes, style)
      result.append(box(nodes[index], style), space: space)
    }
    return result
  }

  /// The space between two neighbours, in points.
  static func space(
    between left: Int, and right: Int, _ nodes: [Formula.Node], _ style: Style
  ) -> Double {
    let thin = style.size / 6
    if isWord(nodes[left]) || isWord(nodes[right]) || isLarge(nodes[left]) {
      if !opens(nodes[right]), !isSign(nodes[right]), !isSign(nodes[left]),
        !opens(nodes[left]), endsInLetter(nodes[left])
      {
        return thin
      }
    }
    guard !style.isScript else { return 0 }
    for index in [left, right] {
      guard case .symbol(_, let kind) = nodes[index] else { continue }
      if kind == .relation { return style.size * 5 / 18 }
      if kind == .binary, isInfix(index, nodes) { return style.size * 4 / 18 }
    }
    if case .symbol(_, .punctuation) = nodes[left] { return thin }
    return 0
  }

  private static func isInfix(_ index: Int, _ nodes: [Formula.Node]) -> Bool {
    guard index > 0 else { return false }
    switch nodes[index - 1] {
    case .symbol(_, let kind): return kind == .ordinary || kind == .closing
    case .large, .space: return false
    default: return true
    }
  }

  private static func isWord(_ node: Formula.Node) -> Bool {
    switch node {
    case .word: true
    case .scripts(let base, _, _): isWord(base)
    default: false
    }
  }

  private static func endsInLetter(_ node: Formula.Node) -> Bool {
    if case .word(let name, _) = node { return name.last?.isLetter ?? false }
    return true
  }

  private static func isLarge(_ node: Formula.Node) -> Bool {
    switch node {
    case .large: true
    case .scripts(let base, _, _): isLarge(base)
    default: false
    }
  }

  private static func isSign(_ node: Formula.Node) -> Bool {
    switch node {
    case .symbol(_, let kind): kind != .ordinary
    case .space: true
    default: false
    }
  }

  private static func opens(_ node: Formula.Node) -> Bool {
    switch node {
    case .symbol(_, let kind): kind == .opening
    case .fenced: true
    default: false
    }
  }

  // MARK: Large signs and scripts

  private func large(_ sign: String, _ style: Style) -> FormulaBox {
    let size = style.size * (style.isDisplay ? 1.5 : 1.1)
    var box = glyphs(sign, size: size)
    let drop = size * 0.25 - style.size * Self.axis
    var result = FormulaBox(width: box.width, ascent: 0, descent: 0)
    box.ascent = size * 0.75
    box.descent = size * 0.25
    result.add(box, x: 0, y: drop)
    return result
  }

  private func scripts(
    _ base: Formula.Node, _ lower: Formula.Node?, _ upper: Formula.Node?, _ style: Style
  ) -> FormulaBox {
    let core = box(base, style)
    let below = lower.map { box($0, style.script) }
    let above = upper.map { box($0, style.script) }
    if style.isDisplay && base.takesLimits { return limits(core, below, above, style) }
    var result = core
    let start = core.width + style.size * 0.03
    if let below {
      result.add(below, x: start, y: max(style.size * 0.18, core.descent - style.size * 0.1))
    }
    if let above {
      let rise = max(style.size * 0.36, core.ascent - style.size * 0.3)
      // An italic letter leans into its superscript.
      let lean = base.isVariable ? style.size * 0.06 : 0
      result.add(above, x: start + lean, y: -rise)
    }
    result.width += style.size * 0.03
    return result
  }

  private func limits(
    _ core: FormulaBox, _ below: FormulaBox?, _ above: FormulaBox?, _ style: Style
  ) -> FormulaBox {
    let width = max(core.width, below?.width ?? 0, above?.width ?? 0)
    let gap = style.size * 0.16
    var result = FormulaBox(width: width, ascent: 0, descent: 0)
    result.add(core, x: (width - core.width) / 2)
    if let below {
      result.add(
        below, x: (width - below.width) / 2, y: core.descent + gap + below.ascent)
    }
    if let above {
      result.add(
        above, x: (width - above.width) / 2, y: -(core.ascent + gap + above.descent))
    }
    return result
  }
}

extension Formula.Node {
  fileprivate var isVariable: Bool {
    if case .variable = self { true } else { false }
  }
}
