/// One cell of a table: what JSON can hold apart from arrays and objects.
public enum Datum: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)

  /// The number that this is or spells, as JavaScript's `+value`; `nil` if it is none.
  ///
  /// Edge cases: an empty string is no number here, `true` is 1, and nan is no number.
  public var number: Double? {
    switch self {
    case .null: nil
    case .bool(let value): value ? 1 : 0
    case .number(let value): value.isNaN ? nil : value
    case .string(let value): Double(value).flatMap { $0.isNaN ? nil : $0 }
    }
  }

  /// Whether there is a value at all: neither null nor nan.
  public var isValid: Bool {
    switch self {
    case .null: false
    case .number(let value): !value.isNaN
    case .bool, .string: true
    }
  }

  /// The value as a label: numbers in the shortest form, null as `null`.
  public var label: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): NumberFormat.shortest(value)
    case .string(let value): value
    }
  }

  /// Null first, then numbers, then texts, each in its natural order (by code point).
  static func precedes(_ a: Datum, _ b: Datum) -> Bool {
    switch (a, b) {
    case (.number(let a), .number(let b)): a < b || (a.isNaN && !b.isNaN)
    case (.string(let a), .string(let b)): a < b
    case (.bool(let a), .bool(let b)): !a && b
    default: a.rank < b.rank
    }
  }

  private var rank: Int {
    switch self {
    case .null: 0
    case .bool: 1
    case .number: 2
    case .string: 3
    }
  }
}
