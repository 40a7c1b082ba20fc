import Documents
import ExperimentSpecs

/// Arithmetic over values of result tables (``MeasureGrammar``); `*` and `/` before `+` and `-`.
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
    for (sign, term) in MeasureGrammar.parts(of: text, between: MeasureGrammar.sums) {
      var product = 1.0
      let factors = MeasureGrammar.parts(of: term, between: MeasureGrammar.products)
      for (operation, factor) in factors {
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
    guard let parts = MeasureGrammar.sides(of: text) else {
      throw ValueFailure(MeasureGrammar.noRule(text))
    }
    sides = (Measure(parts.left), Measure(parts.right))
    comparison = parts.comparison
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
