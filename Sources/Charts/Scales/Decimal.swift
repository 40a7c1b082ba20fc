/// A number that is not negative, as its decimal digits: `0.d₁d₂d₃… × 10^(exponent + 1)`.
///
/// Holds the shortest digits that read back as the same `Double`; rounding looks at the exact
/// binary value where the digits alone would be a tie.
struct Decimal {
  /// Without leading zeros; empty for zero.
  private(set) var digits: [UInt8]
  /// The power of ten of the first digit.
  private(set) var exponent: Int
  private let value: Double

  var isZero: Bool { digits.isEmpty }

  /// The digits of a finite `value` that is not negative.
  init(_ value: Double) {
    self.value = value
    digits = []
    exponent = 0
    guard value.isFinite else { return }
    let parts = value.description.split(separator: "e")
    let mantissa = parts.first ?? "0"
    let scale = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let point = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let whole = point.first ?? "0"
    let all = (whole + (point.count > 1 ? point[1] : "")).utf8.map { $0 - 48 }
    guard let first = all.firstIndex(where: { $0 != 0 }),
      let last = all.lastIndex(where: { $0 != 0 })
    else { return }
    digits = Array(all[first...last])
    exponent = whole.count - 1 - first + scale
  }

  private init(_ digits: [UInt8], exponent: Int, value: Double) {
    self.digits = digits
    self.exponent = exponent
    self.value = value
  }

  /// Rounded to `count` digits, and filled up with zeros to them.
  func rounded(significant count: Int) -> Decimal {
    guard !isZero else {
      return Decimal([UInt8](repeating: 0, count: count), exponent: 0, value: 0)
    }
    var result = cut(to: count)
    while result.digits.count < count { result.digits.append(0) }
    return result
  }

  /// Rounded to `count` digits, of which there may be none; half goes up.
  private func cut(to count: Int) -> Decimal {
    guard count < digits.count else { return self }
    guard count >= 0 else { return Decimal([], exponent: 0, value: value) }
    var kept = Array(digits[..<count])
    var goesUp = digits[count] >= 5
    if digits[count] == 5, digits.count == count + 1 { goesUp = !isBelowTie }
    guard goesUp else { return Decimal(kept, exponent: exponent, value: value) }
    var index = count - 1
    while index >= 0, kept[index] == 9 {
      kept[index] = 0
      index -= 1
    }
    if index >= 0 {
      kept[index] += 1
      return Decimal(kept, exponent: exponent, value: value)
    }
    return Decimal([1] + kept.dropLast(), exponent: exponent + 1, value: value)
  }

  /// Whether the binary value lies below the number that its shortest digits spell.
  private var isBelowTie: Bool {
    let decimals = digits.count - 1 - exponent
    guard (1...22).contains(decimals), digits.count <= 15 else { return false }
    let scale = powerOfTen(decimals)
    let whole = digits.reduce(0.0) { $0 * 10 + Double($1) }
    let product = value * scale
    // The product's rounding error, exactly.
    let error = (-product).addingProduct(value, scale)
    return (product - whole) + error < 0
  }

  /// Without the zeros at the end of the digits.
  var withoutZeros: Decimal {
    var kept = digits
    while kept.last == 0 { kept.removeLast() }
    return Decimal(kept, exponent: exponent, value: value)
  }

  /// With the point moved by `places`, to the right if positive.
  func shifted(by places: Int) -> Decimal {
    Decimal(digits, exponent: exponent + places, value: value)
  }

  /// With `decimals` digits after the point.
  func fixed(_ decimals: Int) -> String {
    var rounded = cut(to: exponent + 1 + decimals)
    if rounded.isZero { rounded.exponent = 0 }
    let missing = rounded.exponent + 1 + decimals - rounded.digits.count
    if missing > 0 { rounded.digits += [UInt8](repeating: 0, count: missing) }
    return rounded.plain
  }

  /// All digits, without an exponent.
  var plain: String {
    guard !digits.isEmpty else { return "0" }
    let text = digits.map { String($0) }
    guard exponent >= 0 else {
      return "0." + String(repeating: "0", count: -exponent - 1) + text.joined()
    }
    let whole =
      text.prefix(exponent + 1).joined()
      + String(repeating: "0", count: max(0, exponent + 1 - text.count))
    let fraction = text.dropFirst(exponent + 1).joined()
    return fraction.isEmpty ? whole : whole + "." + fraction
  }

  /// One digit before the point, and the power of ten after `e`.
  var scientific: String {
    let fraction = digits.dropFirst().map { String($0) }.joined()
    let sign = exponent < 0 ? "−" : "+"
    return "\(digits.first ?? 0)" + (fraction.isEmpty ? "" : "." + fraction)
      + "e\(sign)\(exponent.magnitude)"
  }
}
