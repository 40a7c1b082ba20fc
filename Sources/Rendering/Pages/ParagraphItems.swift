import Charts
import Documents

/// Turns runs of text into the items that lines are broken from.
struct ParagraphItems {
  let measure: TextMeasure
  let hyphenator: Hyphenator?
  private(set) var items: [LineItem] = []
  private(set) var footnotes: Footnotes
  /// The last letter set, which decides the direction of a quotation mark.
  private var previous: Character = " "

  init(measure: TextMeasure, hyphenator: Hyphenator?, footnotes: Footnotes) {
    self.measure = measure
    self.hyphenator = hyphenator
    self.footnotes = footnotes
  }

  mutating func add(_ inlines: [Inline], _ style: TextStyle) {
    for inline in inlines { add(inline, style) }
  }

  private mutating func add(_ inline: Inline, _ style: TextStyle) {
    var inner = style
    switch inline {
    case .text(let text): add(text: text, style)
    case .emphasis(let content):
      inner.font.italic.toggle()
      add(content, inner)
    case .strong(let content):
      inner.font.bold = true
      add(content, inner)
    case .strikethrough(let content):
      inner.isStruck = true
      add(content, inner)
    case .code(let text): add(code: text, style)
    case .math(let source): add(formula: source, style)
    case .link(let destination, let content):
      switch LinkDestination(destination)?.kind {
      case .none: break
      case .inside(let id): inner.target = .inside(id)
      case .outside(let address): inner.target = .outside(address)
      }
      if inner.target != nil { inner.color = TextStyle.link }
      add(content, inner)
    case .evidence(let id, let number):
      // In the colour of the text: pages full of numbers would be full of blue.
      inner.target = .inside(id)
      add(text: number, inner)
    case .samples(_, let words): add(text: words, style)
    case .footnote(let note): add(note: note, style)
    case .anchor(let id): items.append(.box(.init(content: .anchor(id), width: 0)))
    case .softBreak: addSpace(style)
    case .lineBreak: items.append(.forcedBreak)
    }
  }

  // MARK: Words

  private mutating func add(text: String, _ style: TextStyle) {
    var word = ""
    for character in text.keepingPercentages {
      if character == " " || character == "\t" || character.isNewline {
        add(word: word, style)
        word = ""
        addSpace(style)
        previous = " "
      } else {
        word.append(typographic(character))
        previous = character
      }
    }
    add(word: word, style)
  }

  /// Straight quotation marks, as they are typed, become those of print.
  private func typographic(_ character: Character) -> Character {
    guard character == "\"" || character == "'" else { return character }
    let opens = previous.isWhitespace || "([{–—".contains(previous)
    return character == "\"" ? (opens ? "“" : "”") : (opens ? "‘" : "’")
  }

  private mutating func addSpace(_ style: TextStyle) {
    // Two spaces in a row are one.
    if case .glue = items.last { return }
    let width = measure.width(" ", style.font)
    items.append(.glue(width: width, stretch: width * 0.6, shrink: width * 0.35))
  }

  private mutating func addBox(_ text: String, _ style: TextStyle) {
    guard !text.isEmpty else { return }
    items.append(
      .box(.init(content: .text(text, style), width: measure.width(text, style.font))))
  }

  /// The cost of a break within a name such as `model_T0.8`, which is the last resort.
  static let nameBreakCost = 150.0

  /// A word in pieces between the places where it may be divided.
  private mutating func add(word: String, _ style: TextStyle) {
    var letters = ""
    for (index, character) in word.enumerated() {
      letters.append(character)
      let isInside = index > 0 && index < word.count - 1
      // A sign before a number is no dash.
      if isInside, "-–—/_".contains(character), letters.count > 1 {
        add(syllables: letters, style)
        letters = ""
        items.append(.penalty(cost: character == "_" ? Self.nameBreakCost : 30, hyphen: nil))
      }
    }
    add(syllables: letters, style)
  }

  private mutating func add(syllables word: String, _ style: TextStyle) {
    let core = word.drop { !$0.isLetter }
    let lead = word.count - core.count
    let letters = core.prefix { $0.isLetter }
    var start = word.startIndex
    for point in hyphenator?.points(in: String(letters)) ?? [] {
      let end = word.index(word.startIndex, offsetBy: lead + point)
      addBox(String(word[start..<end]), style)
      let hyphen = LineItem.Fragment(
        content: .text("-", style), width: measure.width("-", style.font))
      items.append(.penalty(cost: 60, hyphen: hyphen))
      start = end
    }
    addBox(String(word[start...]), style)
  }

  /// Code may end a line after its punctuation, without a hyphen.
  private mutating func add(code: String, _ style: TextStyle) {
    var mono = style
    mono.font = Font(
      .mono, sizePoints: style.font.sizePoints * 0.82, bold: style.font.bold)
    var piece = ""
    for character in code {
      if character.isWhitespace {
        addBox(piece, mono)
        piece = ""
        addSpace(mono)
        continue
      }
      piece.append(character)
      if "._/,:(=-".contains(character), piece.count > 2 {
        addBox(piece, mono)
        piece = ""
        items.append(.penalty(cost: 200, hyphen: nil))
      }
    }
    addBox(piece, mono)
    previous = "x"
  }

  // MARK: Formulas and notes

  /// A formula may end a line after a relation or an infix sign at its top level.
  private mutating func add(formula source: String, _ style: TextStyle) {
    guard let formula = try? Formula(source) else {
      add(code: source, style)
      return
    }
    let setter = FormulaSetter(measure: measure, color: style.color)
    let size = FormulaSetter.Style(size: style.font.sizePoints, isDisplay: false)
    guard case .row(let nodes) = formula.root else {
      addBox(setter.box(formula.root, size), style)
      return
    }
    var start = 0
    for index in nodes.indices where index > 0 && index < nodes.count - 1 {
      guard case .symbol(_, let kind) = nodes[index], kind == .relation || kind == .binary,
        !(kind == .binary && FormulaSetter.space(between: index - 1, and: index, nodes, size) == 0)
      else { continue }
      addBox(setter.box(.row(Array(nodes[start...index])), size), style)
      items.append(.penalty(cost: kind == .relation ? 300 : 700, hyphen: nil))
      let space = FormulaSetter.space(between: index, and: index + 1, nodes, size)
      items.append(.box(.init(content: .text("", style), width: space)))
      start = index + 1
    }
    addBox(setter.box(.row(Array(nodes[start...])), size), style)
    previous = "x"
  }

  private mutating func addBox(_ box: FormulaBox, _ style: TextStyle) {
    items.append(.box(.init(content: .formula(box, style.target), width: box.width)))
  }

  private mutating func add(note: [Block], _ style: TextStyle) {
    let (number, isFirst) = footnotes.add(note)
    var mark = style
    mark.font.sizePoints *= 0.66
    mark.rise = style.font.sizePoints * 0.34
    mark.color = TextStyle.link
    let sign = String(number)
    items.append(
      .box(
        .init(
          content: .note(number - 1, sign, mark, isFirst: isFirst),
          width: measure.width(sign, mark.font))))
  }
}
