import Documents

/// Arithmetic over values of result tables: numbers and `table.column[column=value]`, joined by `+`,
/// `-`, `*` and `/` with a space on both sides; `*` and `/` before `+` and `-`.
struct Measure {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The value, and the names of the rows that it was computed from.
  ///
  /// - Throws: ``ValueFailure`` for what is no value, or a value that is no number.
  func value(in tables: ResultTables) throws(ValueFailure) -> (number: Double, rows: [String]) {
    var rows: [String] = []
    var sum = 0.0
    for (sign, term) in Self.split(text, at: ["+", "-"]) {
      var product = 1.0
      for (operation, factor) in Self.split(term, at: ["*", "/"]) {
        let number = try Self.number(factor, in: tables, &rows)
        if operation == "/" {
          guard number != 0 else { throw ValueFailure("`\(factor)` is 0, and divides") }
          product /= number
        } else {
          product *= number
        }
      }
      sum += sign == "-" ? -product : product
    }
    return (sum, rows)
  }

  /// The parts of a text between operators that stand alone outside of brackets, each with the
  /// operator before it.
  static func split(
    _ text: String, at operators: Set<String>
  ) -> [(operation: String, part: String)] {
    var parts: [(operation: String, part: String)] = []
    var (operation, words, depth) = ("", [String](), 0)
    for word in text.split(separator: " ").map(String.init) {
      if depth == 0, operators.contains(word), !words.isEmpty {
        parts.append((operation, words.joined(separator: " ")))
        (operation, words) = (word, [])
      } else {
        words.append(word)
        depth += word.count { $0 == "[" } - word.count { $0 == "]" }
      }
    }
    return parts + [(operation, words.joined(separator: " "))]
  }

  private static func number(
    _ text: String, in tables: ResultTables, _ rows: inout [String]
  ) throws(ValueFailure) -> Double {
    if let number = Double(text) { return number }
    let found = try ValueExpression(text).cell(in: tables)
    guard let number = found.cell.number else {
      throw ValueFailure("`\(text)` is “\(found.cell.plain)”, which is no number")
    }
    rows.append(found.row)
    return number
  }
}

/// A condition on measures: two of them with `<`, `<=`, `>` or `>=` between.
struct MeasureCondition {
  private let sides: (Measure, Measure)
  private let comparison: String

  /// - Throws: ``ValueFailure`` where there is no comparison, or more than one.
  init(_ text: String) throws(ValueFailure) {
    let parts = Measure.split(text, at: ["<", "<=", ">", ">="])
    guard parts.count == 2 else {
      throw ValueFailure(
        "`\(text)` is no condition; write it as `a > b`, with `<`, `<=`, `>` or `>=`")
    }
    sides = (Measure(parts[0].part), Measure(parts[1].part))
    comparison = parts[1].operation
  }

  func holds(in tables: ResultTables) throws(ValueFailure) -> Bool {
    let (left, right) = (
      try sides.0.value(in: tables).number, try sides.1.value(in: tables).number
    )
    switch comparison {
    case "<": return left < right
    case "<=": return left <= right
    case ">": return left > right
    default: return left >= right
    }
  }
}
