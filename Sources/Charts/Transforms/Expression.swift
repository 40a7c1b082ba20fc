/// A formula over the fields of one row: the part of Vega's expression language that filters and
/// calculations need, <https://vega.github.io/vega/docs/expressions/>.
indirect enum Expression: Hashable, Sendable {
  case constant(Datum)
  case field(String)
  case not(Expression)
  case negate(Expression)
  case binary(Operator, Expression, Expression)
  case condition(Expression, then: Expression, else: Expression)
  case call(ExpressionFunction, [Expression])

  enum Operator: String, Sendable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case unequal = "!="
    case strictlyEqual = "==="
    case strictlyUnequal = "!=="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"

    /// How tightly it binds.
    var precedence: Int {
      switch self {
      case .or: 1
      case .and: 2
      case .equal, .unequal, .strictlyEqual, .strictlyUnequal: 3
      case .less, .lessOrEqual, .greater, .greaterOrEqual: 4
      case .add, .subtract: 5
      case .multiply, .divide, .remainder: 6
      }
    }
  }

  /// The value for one row of a table, by JavaScript's rules.
  ///
  /// Edge cases: a field that the table has not is null; arithmetic on what is no number is nan.
  func value(row: Int, in table: DataTable) -> Datum {
    switch self {
    case .constant(let datum): return datum
    case .field(let name): return table[name]?[row] ?? .null
    case .not(let inner): return .bool(!inner.value(row: row, in: table).isTruthy)
    case .negate(let inner): return .number(-inner.value(row: row, in: table).coerced)
    case .condition(let test, let yes, let no):
      return (test.value(row: row, in: table).isTruthy ? yes : no).value(row: row, in: table)
    case .call(let function, let arguments):
      return function.value(of: arguments.map { $0.value(row: row, in: table) })
    case .binary(.or, let a, let b):
      let first = a.value(row: row, in: table)
      return first.isTruthy ? first : b.value(row: row, in: table)
    case .binary(.and, let a, let b):
      let first = a.value(row: row, in: table)
      return first.isTruthy ? b.value(row: row, in: table) : first
    case .binary(let sign, let a, let b):
      return sign.value(a.value(row: row, in: table), b.value(row: row, in: table))
    }
  }

  /// The fields that it reads.
  var fieldNames: [String] {
    switch self {
    case .constant: []
    case .field(let name): [name]
    case .not(let a), .negate(let a): a.fieldNames
    case .binary(_, let a, let b): a.fieldNames + b.fieldNames
    case .condition(let a, let b, let c): a.fieldNames + b.fieldNames + c.fieldNames
    case .call(_, let arguments): arguments.flatMap(\.fieldNames)
    }
  }
}

extension Expression.Operator {
  fileprivate func value(_ a: Datum, _ b: Datum) -> Datum {
    switch self {
    case .or: a.isTruthy ? a : b
    case .and: a.isTruthy ? b : a
    case .equal: .bool(a.looselyEquals(b))
    case .unequal: .bool(!a.looselyEquals(b))
    case .strictlyEqual: .bool(a == b)
    case .strictlyUnequal: .bool(a != b)
    case .less: .bool(compare(a, b, <, <))
    case .lessOrEqual: .bool(compare(a, b, <=, <=))
    case .greater: .bool(compare(a, b, >, >))
    case .greaterOrEqual: .bool(compare(a, b, >=, >=))
    case .add: add(a, b)
    case .subtract: .number(a.coerced - b.coerced)
    case .multiply: .number(a.coerced * b.coerced)
    case .divide: .number(a.coerced / b.coerced)
    case .remainder: .number(a.coerced.truncatingRemainder(dividingBy: b.coerced))
    }
  }

  private func compare(
    _ a: Datum, _ b: Datum, _ numbers: (Double, Double) -> Bool,
    _ strings: (String, String) -> Bool
  ) -> Bool {
    if case .string(let a) = a, case .string(let b) = b { return strings(a, b) }
    return numbers(a.coerced, b.coerced)
  }

  private func add(_ a: Datum, _ b: Datum) -> Datum {
    switch (a, b) {
    case (.string, _), (_, .string): .string(a.label + b.label)
    default: .number(a.coerced + b.coerced)
    }
  }
}

extension Datum {
  /// The number that JavaScript makes of it: null is 0, a text that spells no number nan.
  var coerced: Double {
    switch self {
    case .null: 0
    case .bool(let value): value ? 1 : 0
    case .number(let value): value
    case .string(let value): value.isEmpty ? 0 : Double(value) ?? .nan
    }
  }

  /// Whether JavaScript takes it for true.
  var isTruthy: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .number(let value): !(value == 0 || value.isNaN)
    case .string(let value): !value.isEmpty
    }
  }

  /// JavaScript's `==`: a text equals the number that it spells; null equals only null.
  func looselyEquals(_ other: Datum) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.null, _), (_, .null): false
    case (.string(let a), .string(let b)): a == b
    default: coerced == other.coerced
    }
  }
}
