extension Formula {
  /// The formula in MathML Core, for HTML.
  ///
  /// - Parameter display: Whether it stands on a line of its own.
  public func mathML(display: Bool) -> String {
    let attributes = display ? " display=\"block\"" : ""
    return "<math\(attributes)>\(Self.element(root, display: display))</math>"
  }

  private static func element(_ node: Node, display: Bool) -> String {
    switch node {
    case .row(let nodes):
      "<mrow>" + nodes.map { element($0, display: display) }.joined() + "</mrow>"
    case .variable(let name): "<mi>\(escaped(name))</mi>"
    case .number(let digits): "<mn>\(escaped(digits))</mn>"
    case .symbol(let sign, let kind): symbol(sign, kind)
    case .word(let name, _): word(name)
    case .text(let text): "<mtext>\(escaped(text))</mtext>"
    case .large(let sign): "<mo>\(escaped(sign))</mo>"
    case .fraction(let numerator, let denominator):
      "<mfrac>\(child(numerator))\(child(denominator))</mfrac>"
    case .binomial(let upper, let lower):
      "<mrow><mo>(</mo><mfrac linethickness=\"0\">\(child(upper))\(child(lower))</mfrac>"
        + "<mo>)</mo></mrow>"
    case .root(let radicand, .none): "<msqrt>\(child(radicand))</msqrt>"
    case .root(let radicand, .some(let index)):
      "<mroot>\(child(radicand))\(child(index))</mroot>"
    case .scripts(let base, let lower, let upper):
      scripts(base, lower: lower, upper: upper, display: display)
    case .accented(let base, let accent):
      "<mover accent=\"true\">\(child(base))<mo stretchy=\"false\">"
        + "\(escaped(accent.spacing))</mo></mover>"
    case .fenced(let open, let content, let close):
      "<mrow>\(fence(open))\(element(content, display: display))\(fence(close))</mrow>"
    case .space(let ems): "<mspace width=\"\(thousandths(ems))em\"/>"
    }
  }

  /// Inside fractions and scripts limits move beside their sign.
  private static func child(_ node: Node) -> String {
    element(node, display: false)
  }

  private static func symbol(_ sign: String, _ kind: SymbolClass) -> String {
    switch kind {
    case .ordinary where sign.first?.isLetter == true:
      "<mi mathvariant=\"normal\">\(escaped(sign))</mi>"
    case .ordinary: "<mo lspace=\"0\" rspace=\"0\" stretchy=\"false\">\(escaped(sign))</mo>"
    case .opening, .closing: "<mo stretchy=\"false\">\(escaped(sign))</mo>"
    case .binary, .relation, .punctuation: "<mo>\(escaped(sign))</mo>"
    }
  }

  private static func word(_ name: String) -> String {
    let variant = name.count == 1 ? " mathvariant=\"normal\"" : ""
    return "<mi\(variant)>\(escaped(name))</mi>"
  }

  private static func fence(_ sign: String) -> String {
    sign.isEmpty ? "" : "<mo stretchy=\"true\">\(escaped(sign))</mo>"
  }

  private static func scripts(
    _ base: Node, lower: Node?, upper: Node?, display: Bool
  ) -> String {
    let under = display && base.takesLimits
    let inner = element(base, display: display)
    switch (lower, upper) {
    case (.some(let lower), .some(let upper)):
      let name = under ? "munderover" : "msubsup"
      return "<\(name)>\(inner)\(child(lower))\(child(upper))</\(name)>"
    case (.some(let lower), .none):
      let name = under ? "munder" : "msub"
      return "<\(name)>\(inner)\(child(lower))</\(name)>"
    case (.none, .some(let upper)):
      let name = under ? "mover" : "msup"
      return "<\(name)>\(inner)\(child(upper))</\(name)>"
    case (.none, .none): return inner
    }
  }

  /// A short decimal without floating-point formatting.
  private static func thousandths(_ value: Double) -> String {
    let scaled = Int((abs(value) * 1000).rounded())
    let digits = String(scaled % 1000)
    let fraction = String(repeating: "0", count: 3 - digits.count) + digits
    return "\(value < 0 ? "-" : "")\(scaled / 1000).\(fraction)"
  }

  private static func escaped(_ text: String) -> String {
    HTMLEscaping.text(text)
  }
}

extension Formula.Node {
  /// Whether its scripts go below and above in a display.
  public var takesLimits: Bool {
    switch self {
    case .large(let sign): sign != "∫"
    case .word(_, let limits): limits
    default: false
    }
  }
}
