/// The functions that expressions may call.
enum ExpressionFunction: String, CaseIterable, Sendable {
  case abs, ceil, floor, round, sqrt, exp, log, pow, min, max, sin, cos, tan
  case isNaN, isFinite, isValid, isNumber, isString, isBoolean
  case toNumber, toString, toBoolean, length, lower, upper, trim, substring, indexof, replace
  case `if`, clamp, format

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .pow, .indexof, .format: 2...2
    case .min, .max: 1...64
    case .substring: 2...3
    case .replace, .if, .clamp: 3...3
    default: 1...1
    }
  }

  /// The value of a call with as many arguments as ``arity`` allows.
  func value(of arguments: [Datum]) -> Datum {
    let first = arguments[0]
    switch self {
    case .min: return .number(arguments.reduce(.infinity) { lesser($0, $1.coerced) })
    case .max: return .number(-arguments.reduce(.infinity) { lesser($0, -$1.coerced) })
    case .pow: return .number(power(first.coerced, arguments[1].coerced))
    case .clamp:
      let (low, high) = (arguments[1].coerced, arguments[2].coerced)
      return .number(Swift.max(low, Swift.min(high, first.coerced)))
    case .if: return first.isTruthy ? arguments[1] : arguments[2]
    case .isNaN: return .bool(first.coerced.isNaN)
    case .isFinite: return .bool(first.coerced.isFinite)
    case .isValid: return .bool(first.isValid)
    case .isNumber: if case .number = first { return .bool(true) } else { return .bool(false) }
    case .isString: if case .string = first { return .bool(true) } else { return .bool(false) }
    case .isBoolean: if case .bool = first { return .bool(true) } else { return .bool(false) }
    case .toNumber: return first == .null ? .null : .number(first.coerced)
    case .toBoolean: return .bool(first.isTruthy)
    case .format:
      let format = NumberFormat(arguments[1].label)
      return .string(format?.string(first.coerced) ?? first.label)
    case .toString, .length, .lower, .upper, .trim, .substring, .indexof, .replace:
      return text(first.label, arguments)
    default: return .number(number(first.coerced))
    }
  }

  /// The lesser of two; nan if either is, as in JavaScript.
  private func lesser(_ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : Swift.min(a, b)
  }

  private func number(_ x: Double) -> Double {
    switch self {
    case .abs: x.magnitude
    case .ceil: x.rounded(.up)
    case .floor: x.rounded(.down)
    case .round: (x + 0.5).rounded(.down)
    case .sqrt: x.squareRoot()
    case .exp: exponential(x)
    case .log: naturalLogarithm(x)
    case .sin: sine(x)
    case .cos: cosine(x)
    case .tan: tangent(x)
    default: .nan
    }
  }

  private func text(_ text: String, _ arguments: [Datum]) -> Datum {
    switch self {
    case .length: return .number(Double(text.utf16.count))
    case .lower: return .string(text.lowercased())
    case .upper: return .string(text.uppercased())
    case .trim:
      let kept = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
      return .string(String(kept.reversed()))
    case .substring:
      let characters = Array(text)
      func bound(_ value: Double) -> Int {
        value.isNaN ? 0 : Int(Swift.max(0, Swift.min(Double(characters.count), value)))
      }
      let a = bound(arguments[1].coerced)
      let b = arguments.count > 2 ? bound(arguments[2].coerced) : characters.count
      return .string(String(characters[Swift.min(a, b)..<Swift.max(a, b)]))
    case .indexof:
      let (all, part) = (Array(text), Array(arguments[1].label))
      guard part.count <= all.count else { return .number(-1) }
      let place = (0...(all.count - part.count)).first { all[$0...].starts(with: part) }
      return .number(Double(place ?? -1))
    case .replace:
      let part = arguments[1].label
      guard !part.isEmpty, let range = text.firstRange(of: part) else { return .string(text) }
      return .string(text.replacingCharacters(of: range, with: arguments[2].label))
    default: return .string(text)
    }
  }
}

extension String {
  fileprivate func replacingCharacters(of range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
