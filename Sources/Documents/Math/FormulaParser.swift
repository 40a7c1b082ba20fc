/// Reads the notation of formulas by recursive descent, with a limit on the depth.
struct FormulaParser {
  private let characters: [Character]
  private var position = 0
  private var depth = 0

  init(_ characters: [Character]) {
    self.characters = characters
  }

  mutating func formula() throws(FormulaError) -> Formula.Node {
    let node = try row { $0 == nil }
    if let character = peek { throw .unexpected(character, offset: position) }
    return node
  }

  private var peek: Character? {
    position < characters.count ? characters[position] : nil
  }

  private mutating func skipSpace() {
    while let character = peek, character.isWhitespace { position += 1 }
  }

  private mutating func expect(_ character: Character) throws(FormulaError) {
    skipSpace()
    guard peek == character else {
      throw .missing(expected: "'\(character)'", offset: position)
    }
    position += 1
  }

  /// Parts up to a character for which `ends` holds, which is left in place; `nil` is the end.
  private mutating func row(
    until ends: (Character?) -> Bool
  ) throws(FormulaError) -> Formula.Node {
    guard depth < Formula.depthLimit else {
      throw .tooDeep(offset: position, limit: Formula.depthLimit)
    }
    depth += 1
    defer { depth -= 1 }
    var nodes: [Formula.Node] = []
    while true {
      skipSpace()
      if ends(peek) || peek == nil || atRight { break }
      nodes.append(try scripted())
    }
    return nodes.count == 1 ? nodes[0] : .row(nodes)
  }

  /// Whether `\right` stands here, which ends a row inside `\left`.
  private var atRight: Bool {
    let word = Array("\\right")
    guard position + word.count <= characters.count,
      characters[position..<(position + word.count)].elementsEqual(word)
    else { return false }
    let next = position + word.count
    return next == characters.count || !characters[next].isASCIILetter
  }

  /// A part with the scripts that follow it.
  private mutating func scripted() throws(FormulaError) -> Formula.Node {
    let base: Formula.Node =
      peek == "_" || peek == "^" ? .row([]) : try part()
    var lower: Formula.Node?
    var upper: Formula.Node?
    while true {
      skipSpace()
      switch peek {
      case "_" where lower == nil:
        position += 1
        lower = try argument()
      case "^" where upper == nil:
        position += 1
        upper = try argument()
      case "'" where upper == nil:
        position += 1
        upper = .symbol("′", .ordinary)
      case .some(let character) where character == "_" || character == "^" || character == "'":
        throw .unexpected(character, offset: position)
      default:
        if lower == nil && upper == nil { return base }
        return .scripts(base, lower: lower, upper: upper)
      }
    }
  }

  /// One part without scripts.
  private mutating func part() throws(FormulaError) -> Formula.Node {
    guard let character = peek else {
      throw .missing(expected: "a part of the formula", offset: position)
    }
    if character == "{" { return try group() }
    if character == "\\" { return try command() }
    if character.isASCIIDigit { return number() }
    position += 1
    if let (sign, kind) = FormulaSymbols.sign(character) { return .symbol(sign, kind) }
    guard character.isLetter else { throw .unexpected(character, offset: position - 1) }
    return .variable(String(character))
  }

  private mutating func number() -> Formula.Node {
    let start = position
    while let character = peek {
      let isPoint = character == "." || character == ","
      let digitFollows =
        position + 1 < characters.count && characters[position + 1].isASCIIDigit
      guard character.isASCIIDigit || (isPoint && character == "." && digitFollows) else { break }
      position += 1
    }
    return .number(String(characters[start..<position]))
  }

  /// `{…}` with the braces.
  private mutating func group() throws(FormulaError) -> Formula.Node {
    try expect("{")
    let node = try row { $0 == "}" }
    try expect("}")
    return node
  }

  /// What a script or a command takes: a group or one part.
  private mutating func argument() throws(FormulaError) -> Formula.Node {
    guard depth < Formula.depthLimit else {
      throw .tooDeep(offset: position, limit: Formula.depthLimit)
    }
    depth += 1
    defer { depth -= 1 }
    skipSpace()
    if let character = peek, "_^'}".contains(character) {
      throw .unexpected(character, offset: position)
    }
    // `x^12` is x¹2 in TeX: an argument without braces is one character.
    if let digit = peek, digit.isASCIIDigit {
      position += 1
      return .number(String(digit))
    }
    return try part()
  }

  private mutating func command() throws(FormulaError) -> Formula.Node {
    let start = position
    position += 1
    let name = commandName()
    guard !name.isEmpty else { throw .missing(expected: "a command's name", offset: position) }
    if let variable = FormulaSymbols.variables[name] { return .variable(variable) }
    if let (sign, kind) = FormulaSymbols.signs[name] { return .symbol(sign, kind) }
    if let sign = FormulaSymbols.large[name] { return .large(sign) }
    if let limits = FormulaSymbols.words[name] { return .word(name, limits: limits) }
    if let width = FormulaSymbols.spaces[name] { return .space(width) }
    if let accent = Formula.Accent(rawValue: name) { return .accented(try argument(), accent) }
    return try structure(name, offset: start)
  }

  /// The letters after a backslash, or the one sign.
  private mutating func commandName() -> String {
    let start = position
    while let character = peek, character.isASCIILetter { position += 1 }
    if position == start, peek != nil { position += 1 }
    return String(characters[start..<position])
  }

  private mutating func structure(
    _ name: String, offset: Int
  ) throws(FormulaError) -> Formula.Node {
    switch name {
    case "frac", "dfrac", "tfrac":
      let numerator = try argument()
      return .fraction(numerator: numerator, denominator: try argument())
    case "binom":
      let upper = try argument()
      return .binomial(upper, try argument())
    case "sqrt": return try squareRoot()
    case "left": return try fenced()
    case "text": return .text(try rawGroup())
    case "mathrm", "operatorname", "mathbf", "mathit": return .word(try rawGroup(), limits: false)
    case "mathbb":
      let letters = try rawGroup()
      return .symbol(
        letters.map { FormulaSymbols.doubleStruck[$0] ?? String($0) }.joined(), .ordinary)
    default:
      throw .unknownCommand(
        name, offset: offset, nearest: Spelling.nearest(to: name, in: FormulaSymbols.names))
    }
  }

  private mutating func squareRoot() throws(FormulaError) -> Formula.Node {
    skipSpace()
    var index: Formula.Node?
    if peek == "[" {
      position += 1
      index = try row { $0 == "]" }
      try expect("]")
    }
    return .root(try argument(), index: index)
  }

  private mutating func fenced() throws(FormulaError) -> Formula.Node {
    let open = try delimiter()
    let content = try row { _ in false }
    guard atRight else { throw .missing(expected: "\\right", offset: position) }
    position += 6
    return .fenced(open: open, content, close: try delimiter())
  }

  private mutating func delimiter() throws(FormulaError) -> String {
    skipSpace()
    let start = position
    guard let character = peek else {
      throw .missing(expected: "a bracket", offset: position)
    }
    position += 1
    if character == "." { return "" }
    if "()[]|/".contains(character) { return String(character) }
    if character == "\\", case let name = commandName(),
      let (sign, kind) = FormulaSymbols.signs[name],
      kind == .opening || kind == .closing || name == "|" || name == "vert"
    {
      return sign
    }
    throw .missing(expected: "a bracket", offset: start)
  }

  /// `{…}` as it is written, with balanced braces inside.
  private mutating func rawGroup() throws(FormulaError) -> String {
    try expect("{")
    let start = position
    var open = 0
    while let character = peek {
      if character == "{" { open += 1 }
      if character == "}" {
        if open == 0 {
          position += 1
          return String(characters[start..<(position - 1)])
        }
        open -= 1
      }
      position += 1
    }
    throw .missing(expected: "'}'", offset: position)
  }
}

extension Character {
  var isASCIILetter: Bool { isASCII && isLetter }
  var isASCIIDigit: Bool { isASCII && isNumber }
}
