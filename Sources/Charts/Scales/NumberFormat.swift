/// A number format in d3's notation, `[[fill]align][sign][symbol][0][width][,][.precision][~][type]`.
///
/// Gives the texts of <https://d3js.org/d3-format> for its types `e f g r s % p d n` and none, with
/// the minus sign U+2212.
public struct NumberFormat: Hashable, Sendable {
  var fill: Character = " "
  var align: Character = ">"
  var sign: Character = "-"
  var symbol: Character?
  var isZeroPadded = false
  var width = 0
  var isGrouped = false
  var precision: Int?
  var isTrimmed = false
  var type: Character?
  /// The power of 1000 whose SI prefix all values get; `nil` for that of each.
  var prefix: Int?

  /// Reads a format; `nil` if it is none.
  public init?(_ specifier: String) {
    var rest = Substring(specifier)
    readPadding(&rest)
    width = Self.number(&rest) ?? 0
    if rest.first == "," {
      isGrouped = true
      rest.removeFirst()
    }
    if rest.first == "." {
      rest.removeFirst()
      guard let digits = Self.number(&rest) else { return nil }
      precision = min(digits, 20)
    }
    if rest.first == "~" {
      isTrimmed = true
      rest.removeFirst()
    }
    if let first = rest.first {
      guard "efgrsp%dn".contains(first) else { return nil }
      type = rest.removeFirst()
    }
    guard rest.isEmpty, width <= 100 else { return nil }
    if type == "n" {
      isGrouped = true
      type = "g"
    } else if type == nil {
      precision = precision ?? 12
      isTrimmed = true
      type = "g"
    }
  }

  /// Reads what comes before the width: fill and alignment, sign, symbol, and the zero.
  private mutating func readPadding(_ rest: inout Substring) {
    if let second = rest.dropFirst().first, "<>=^".contains(second) {
      fill = rest.removeFirst()
      align = rest.removeFirst()
    } else if let first = rest.first, "<>=^".contains(first) {
      align = rest.removeFirst()
    }
    if let first = rest.first, "+-( ".contains(first) { sign = rest.removeFirst() }
    if let first = rest.first, "$#".contains(first) { symbol = rest.removeFirst() }
    if rest.first == "0" {
      isZeroPadded = true
      rest.removeFirst()
    }
    if isZeroPadded || (fill == "0" && align == "=") {
      isZeroPadded = true
      fill = "0"
      align = "="
    }
  }

  private static func number(_ text: inout Substring) -> Int? {
    let digits = text.prefix { "0123456789".contains($0) }
    text = text.dropFirst(digits.count)
    return Int(digits)
  }

  /// The format with as many digits as tell `values` apart, where it says nothing of digits itself:
  /// d3's rule for the labels of an axis.
  func withPrecision(for values: [Double]) -> NumberFormat {
    guard precision == nil || (type == "g" && isTrimmed), type != "d" else { return self }
    let finite = values.filter(\.isFinite)
    guard let last = finite.map({ Decimal($0.magnitude).settled.lastPlace }).min() else {
      return self
    }
    let greatest: Int =
      finite.map { Decimal($0.magnitude) }.filter { !$0.isZero }
      .map(\.exponent).max() ?? 0
    var result = self
    switch type {
    case "f": result.precision = max(0, min(20, -last))
    case "%": result.precision = max(0, min(20, -last - 2))
    case "e": result.precision = max(0, min(20, greatest - last))
    case "s":
      result.prefix = Self.prefix(of: greatest)
      result.precision = max(0, min(20, -last + 3 * Self.prefix(of: greatest)))
    case "p", "r", "g": result.precision = max(1, min(20, greatest - last + 1))
    default: break
    }
    return result
  }

  /// The format without zeros at the end of fractions, where it says nothing of digits itself: d3's
  /// rule for logarithmic axes, whose labels have no digits in common.
  var trimmedWithoutPrecision: NumberFormat {
    var result = self
    if precision == nil { result.isTrimmed = true }
    return result
  }

  /// The text of `value`; `NaN` and `Infinity` as words.
  public func string(_ value: Double) -> String {
    guard !value.isNaN else { return pad("NaN", sign: "", suffix: "") }
    var (body, suffix) = value.isFinite ? digits(of: value.magnitude) : ("∞", "")
    let isZero = !body.contains { "123456789∞".contains($0) }
    let isNegative = value < 0 && !isZero
    if isTrimmed { body = Self.trimmed(body) }
    var signText =
      isNegative
      ? (sign == "(" ? "(" : "−")
      : sign == "+" || sign == " "
        ? String(sign) : ""
    if symbol == "$" { signText += "$" }
    if isNegative && sign == "(" { suffix += ")" }
    return pad(body, sign: signText, suffix: suffix)
  }

  /// The text of `value` as short as it can be without loss: 0.3 is `0.3`, −4 is `−4`.
  public static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "−∞" : "∞" }
    let decimal = Decimal(value.magnitude)
    let sign = value < 0 ? "−" : ""
    return sign + (-7..<21 ~= decimal.exponent ? decimal.plain : decimal.scientific)
  }
}

extension NumberFormat {
  /// The digits of a finite value that is not negative, and what follows them.
  private func digits(of value: Double) -> (body: String, suffix: String) {
    let decimal = Decimal(value)
    switch type {
    case "e": return (decimal.rounded(significant: (precision ?? 6) + 1).scientific, "")
    case "f": return (decimal.fixed(precision ?? 6), "")
    case "%": return (Decimal(value * 100).fixed(precision ?? 6), "%")
    case "p":
      let percent = Decimal(value * 100).rounded(significant: max(1, precision ?? 6))
      return (percent.plain, "%")
    case "d": return (decimal.fixed(0), "")
    case "r": return (decimal.rounded(significant: max(1, precision ?? 6)).plain, "")
    case "s": return prefixed(decimal, value)
    default:
      let rounded = decimal.rounded(significant: max(1, precision ?? 6))
      let isPlain = (-6..<max(1, precision ?? 6)).contains(rounded.exponent)
      return (isPlain ? rounded.plain : rounded.scientific, "")
    }
  }

  private static let prefixes = [
    "y", "z", "a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y",
  ]

  /// The power of 1000 for a number of this power of ten.
  private static func prefix(of exponent: Int) -> Int {
    max(-8, min(8, Int((Double(exponent) / 3).rounded(.down))))
  }

  /// The value in thousands, millions and so on, with the SI prefix.
  private func prefixed(_ decimal: Decimal, _ value: Double) -> (String, String) {
    if let prefix {
      let letter = Self.prefixes[prefix + 8]
      guard !decimal.isZero || letter.isEmpty else { return ("0", "") }
      return (decimal.shifted(by: -3 * prefix).fixed(precision ?? 0), letter)
    }
    let rounded = decimal.rounded(significant: max(1, precision ?? 6))
    guard !rounded.isZero else { return (rounded.plain, "") }
    let step = Self.prefix(of: rounded.exponent)
    return (rounded.shifted(by: -3 * step).plain, Self.prefixes[step + 8])
  }

  /// Without the zeros that end a fraction.
  private static func trimmed(_ text: String) -> String {
    guard let point = text.firstIndex(of: ".") else { return text }
    let end = text[point...].firstIndex { $0 == "e" } ?? text.endIndex
    var fraction = text[point..<end]
    while fraction.last == "0" { fraction.removeLast() }
    if fraction == "." { fraction.removeLast() }
    return String(text[..<point]) + fraction + text[end...]
  }

  private func pad(_ body: String, sign: String, suffix: String) -> String {
    var body = body
    if isGrouped { body = Self.grouped(body) }
    let length = sign.count + body.count + suffix.count
    let padding = String(repeating: String(fill), count: max(0, width - length))
    switch align {
    case "<": return sign + body + suffix + padding
    case "=": return sign + padding + body + suffix
    case "^":
      let half = padding.count / 2
      return String(padding.prefix(half)) + sign + body + suffix + padding.dropFirst(half)
    default: return padding + sign + body + suffix
    }
  }

  /// With a comma between groups of three digits before the point.
  private static func grouped(_ text: String) -> String {
    let whole = Array(text.prefix { $0.isNumber })
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result + text.dropFirst(whole.count)
  }
}
