/// The texts of ticks and legends.
struct Labels {
  private let format: NumberFormat?
  private let exponents: ClosedRange<Int>?

  /// Labels for `values`, which are an axis's ticks or a legend's entries.
  ///
  /// Without a format all get as many decimals as their step needs; powers of ten of which the
  /// range is long are written as 10⁻³.
  init(_ specifier: String?, values: [Double], isLog: Bool) {
    if let specifier, let format = NumberFormat(specifier) {
      self.format = isLog ? format.trimmedWithoutPrecision : format.withPrecision(for: values)
      exponents = nil
      return
    }
    if isLog {
      let logs = values.filter { $0 > 0 && $0.isFinite }.map {
        Int(decimalLogarithm($0).rounded(.down))
      }
      let (low, high) = (logs.min() ?? 0, logs.max() ?? 0)
      exponents = low < -3 || high > 5 ? low...high : nil
      format = nil
      return
    }
    exponents = nil
    format = Self.format(of: values)
  }

  private static func format(of values: [Double]) -> NumberFormat? {
    let finite = values.filter(\.isFinite).sorted()
    let greatest = finite.map(\.magnitude).max() ?? 0
    let step = zip(finite, finite.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.min() ?? greatest
    guard greatest > 0, step > 0 else { return nil }
    if greatest >= 1e15 || greatest < 1e-6 { return NumberFormat("~e") }
    // Twelve digits hold every round value and none of the last bits' noise.
    let decimals = finite.map { -Decimal($0.magnitude).settled.lastPlace }.max() ?? 0
    return NumberFormat(",.\(max(0, min(decimals, 12)))f")
  }

  /// The text of one value.
  func text(_ value: Double) -> String {
    if let exponents, value > 0, exponents.count > 0 {
      let exponent = decimalLogarithm(value).rounded(.down)
      let multiple = value / powerOfTen(Int(exponent))
      let ten = "10" + Superscript.text(Int(exponent))
      if (multiple - 1).magnitude < 1e-9 { return ten }
      return NumberFormat.shortest((multiple * 1e9).rounded() / 1e9) + "×" + ten
    }
    if let format { return format.string(value) }
    return NumberFormat(",")?.string(value) ?? NumberFormat.shortest(value)
  }

  /// The text of one datum; texts are what they are.
  func text(_ datum: Datum) -> String {
    guard case .number(let value) = datum else { return datum.label }
    return text(value)
  }
}

/// Raised digits.
enum Superscript {
  private static let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

  /// `number` in raised digits: ⁻³.
  static func text(_ number: Int) -> String {
    let raised = String(number.magnitude).compactMap(\.wholeNumberValue).map { digits[$0] }
    return (number < 0 ? "⁻" : "") + String(raised)
  }
}

extension Decimal {
  /// Rounded to twelve digits, without zeros at the end.
  var settled: Decimal { rounded(significant: 12).withoutZeros }

  /// The power of ten of the last digit.
  var lastPlace: Int { isZero ? 0 : exponent - digits.count + 1 }
}
