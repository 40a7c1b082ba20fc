/// Reads an ``Expression`` from its text by precedence climbing.
///
/// Nesting is bounded by ``depthLimit``, so no input can exhaust the stack.
struct ExpressionReader {
  static let depthLimit = 64

  private let text: String
  private let path: String
  private let characters: [Character]
  private var index = 0
  private var depth = 0

  /// - Throws: ``ChartSpecError/Problem/badExpression(_:column:message:)``.
  static func read(_ text: String, path: String) throws(ChartSpecError) -> Expression {
    var reader = ExpressionReader(text: text, path: path)
    let expression = try reader.condition()
    reader.skipSpace()
    guard reader.index == reader.characters.count else {
      throw reader.fault("“\(reader.characters[reader.index])” is not expected here")
    }
    return expression
  }

  private init(text: String, path: String) {
    self.text = text
    self.path = path
    characters = Array(text)
  }

  private func fault(_ message: String) -> ChartSpecError {
    ChartSpecError(
      path: path,
      .badExpression(String(text.prefix(200)), column: index + 1, message: message))
  }

  private var next: Character? { index < characters.count ? characters[index] : nil }

  private mutating func skipSpace() {
    while next?.isWhitespace == true { index += 1 }
  }

  private mutating func take(_ symbol: String) -> Bool {
    skipSpace()
    guard characters[index...].starts(with: symbol) else { return false }
    index += symbol.count
    return true
  }

  private mutating func expect(_ symbol: String) throws(ChartSpecError) {
    guard take(symbol) else { throw fault("“\(symbol)” is expected") }
  }

  private mutating func condition() throws(ChartSpecError) -> Expression {
    guard depth < Self.depthLimit else { throw fault("too many levels of nesting") }
    depth += 1
    defer { depth -= 1 }
    let test = try binary(1)
    guard take("?") else { return test }
    let yes = try condition()
    try expect(":")
    return .condition(test, then: yes, else: try condition())
  }

  /// Longest first, so that `<=` is not read as `<`.
  private static let operators: [Expression.Operator] = [
    .strictlyEqual, .strictlyUnequal, .or, .and, .equal, .unequal, .lessOrEqual, .greaterOrEqual,
    .less, .greater, .add, .subtract, .multiply, .divide, .remainder,
  ]

  private mutating func binary(_ least: Int) throws(ChartSpecError) -> Expression {
    var left = try unary()
    while true {
      skipSpace()
      let sign = Self.operators.first { characters[index...].starts(with: $0.rawValue) }
      guard let sign, sign.precedence >= least else { return left }
      index += sign.rawValue.count
      left = .binary(sign, left, try binary(sign.precedence + 1))
    }
  }

  private mutating func unary() throws(ChartSpecError) -> Expression {
    guard depth < Self.depthLimit else { throw fault("too many levels of nesting") }
    depth += 1
    defer { depth -= 1 }
    if take("!") { return .not(try unary()) }
    if take("-") { return .negate(try unary()) }
    if take("+") { return .call(.toNumber, [try unary()]) }
    return try primary()
  }

  private mutating func primary() throws(ChartSpecError) -> Expression {
    if take("(") {
      let inner = try condition()
      try expect(")")
      return inner
    }
    skipSpace()
    guard let character = next else { throw fault("the expression ends too early") }
    if character == "'" || character == "\"" { return .constant(.string(try string())) }
    if character.isNumber || character == "." { return .constant(.number(try number())) }
    let name = identifier()
    guard !name.isEmpty else { throw fault("“\(character)” is not expected here") }
    if name == "datum" { return .field(try field()) }
    if name == "Math", take(".") { return try named(identifier()) }
    return try named(name)
  }

  private mutating func identifier() -> String {
    let start = index
    while let character = next,
      character.isLetter || character == "_" || character == "$"
        || (index > start && character.isNumber)
    {
      index += 1
    }
    return String(characters[start..<index])
  }

  private static let constants: [String: Datum] = [
    "true": .bool(true), "false": .bool(false), "null": .null, "undefined": .null,
    "NaN": .number(.nan), "Infinity": .number(.infinity), "PI": .number(.pi),
    "E": .number(2.718281828459045), "LN10": .number(2.302585092994046),
    "LN2": .number(0.6931471805599453), "SQRT2": .number(1.4142135623730951),
    "LOG10E": .number(0.4342944819032518), "LOG2E": .number(1.4426950408889634),
  ]

  private mutating func named(_ name: String) throws(ChartSpecError) -> Expression {
    if let constant = Self.constants[name] { return .constant(constant) }
    guard let function = ExpressionFunction(rawValue: name) else {
      let names = ExpressionFunction.allCases.map(\.rawValue) + ["datum"]
      let nearest = Spelling.nearest(to: name, among: names)
      throw fault("unknown name “\(name)”" + (nearest.map { "; did you mean “\($0)”?" } ?? ""))
    }
    try expect("(")
    var arguments: [Expression] = []
    if !take(")") {
      repeat { arguments.append(try condition()) } while take(",")
      try expect(")")
    }
    guard function.arity.contains(arguments.count) else {
      throw fault("“\(name)” does not take \(arguments.count) arguments")
    }
    return .call(function, arguments)
  }

  private mutating func field() throws(ChartSpecError) -> String {
    if take(".") {
      let name = identifier()
      guard !name.isEmpty else { throw fault("a field's name is expected") }
      return name
    }
    guard take("[") else { throw fault("“.field” or “['field']” is expected after datum") }
    skipSpace()
    guard next == "'" || next == "\"" else { throw fault("a field's name in quotes is expected") }
    let name = try string()
    try expect("]")
    return name
  }

  private mutating func string() throws(ChartSpecError) -> String {
    let quote = next
    index += 1
    var value = ""
    while let character = next {
      index += 1
      if character == quote { return value }
      if character == "\\", let escaped = next {
        index += 1
        value.append(escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped)
      } else {
        value.append(character)
      }
    }
    throw fault("a text without its closing quote")
  }

  private mutating func number() throws(ChartSpecError) -> Double {
    let start = index
    while let character = next, character.isNumber || character == "." { index += 1 }
    if next == "e" || next == "E" {
      index += 1
      if next == "+" || next == "-" { index += 1 }
      while next?.isNumber == true { index += 1 }
    }
    guard let value = Double(String(characters[start..<index])) else {
      throw fault("a number that cannot be read")
    }
    return value
  }
}
