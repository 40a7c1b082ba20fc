/// A formula as a tree, read from the part of TeX's notation that the `{math}` role knows.
///
/// The notation: letters, digits and operators; `_` and `^`; `\frac`, `\binom`, `\sqrt[n]{}`;
/// `\sum`, `\prod`, `\int` with limits; Greek letters; `\hat`, `\bar`, `\tilde`, `\vec`, `\dot`;
/// named functions such as `\log` and `\max`; relations and arrows; `\left( … \right)`;
/// `\text{}`, `\mathrm{}`, `\mathbb{}`; and the spaces `\,` `\;` `\quad`.
public struct Formula: Hashable, Sendable {
  public let root: Node

  /// One part of a formula.
  public indirect enum Node: Hashable, Sendable {
    /// Parts side by side.
    case row([Node])
    /// A letter that stands for a quantity, set in italics.
    case variable(String)
    case number(String)
    /// A sign, with what it does to the space around it.
    case symbol(String, SymbolClass)
    /// A function's name, upright; with `limits` its scripts go below and above in a display.
    case word(String, limits: Bool)
    /// Words within a formula.
    case text(String)
    /// A sign that grows in a display and takes limits: ∑, ∏, ∫.
    case large(String)
    case fraction(numerator: Node, denominator: Node)
    case binomial(Node, Node)
    case root(Node, index: Node?)
    case scripts(Node, lower: Node?, upper: Node?)
    case accented(Node, Accent)
    /// Brackets as high as what they hold; an empty string for none.
    case fenced(open: String, Node, close: String)
    /// Empty space, in ems.
    case space(Double)
  }

  /// What a sign is, which decides the space beside it (TeX's classes).
  public enum SymbolClass: String, Hashable, Sendable {
    case ordinary, binary, relation, opening, closing, punctuation
  }

  /// A mark over a part of a formula.
  public enum Accent: String, Hashable, Sendable, CaseIterable {
    case hat, bar, tilde, vec, dot

    /// The mark as a sign of its own.
    public var spacing: String {
      switch self {
      case .hat: "\u{5E}"
      case .bar: "\u{AF}"
      case .tilde: "\u{7E}"
      case .vec: "\u{2192}"
      case .dot: "\u{2D9}"
      }
    }

    /// The combining character that follows the letter it marks.
    public var combining: String {
      switch self {
      case .hat: "\u{302}"
      case .bar: "\u{304}"
      case .tilde: "\u{303}"
      case .vec: "\u{20D7}"
      case .dot: "\u{307}"
      }
    }
  }

  /// Reads a formula.
  ///
  /// - Parameter source: At most ``sourceLimit`` characters of the notation above.
  /// - Throws: ``FormulaError`` that names what cannot be read and where.
  /// - Complexity: linear in the length of `source`.
  public init(_ source: String) throws(FormulaError) {
    let characters = Array(source)
    guard characters.count <= Self.sourceLimit else {
      throw .tooLong(characters: characters.count, limit: Self.sourceLimit)
    }
    var parser = FormulaParser(characters)
    root = try parser.formula()
  }

  /// The most characters of a formula.
  public static let sourceLimit = 4096
  /// How deeply groups, fractions and roots may nest.
  public static let depthLimit = 24
}

extension Formula.Node {
  /// The part without rows of one element.
  var unwrapped: Formula.Node {
    if case .row(let nodes) = self, nodes.count == 1 { return nodes[0].unwrapped }
    return self
  }
}
