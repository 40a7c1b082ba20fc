/// The natural logarithm by additions, multiplications and divisions alone, so that it has the same
/// bits with every C library and processor.
enum NaturalLogarithm {
  private static let ln2 = 0x1.62e42fefa39efp-1

  /// ln x, within 2⁻⁵⁰ of the true value or of its size, whichever is larger.
  ///
  /// x = m 2ᵉ with m in √½ … √2, and ln m = 2 (s + s³/3 + s⁵/5 + …) with s = (m - 1) / (m + 1), whose
  /// terms after the eleventh are below 2⁻⁵⁵.
  ///
  /// - Parameter x: Finite and above 0.
  static func of(_ x: Double) -> Double {
    var mantissa = x.significand
    var exponent = Double(x.exponent)
    if mantissa > 0x1.6a09e667f3bcdp+0 {
      mantissa /= 2
      exponent += 1
    }
    let s = (mantissa - 1) / (mantissa + 1)
    let square = s * s
    var sum = 0.0
    for divisor in stride(from: 21.0, through: 1, by: -2) { sum = sum * square + 1 / divisor }
    return exponent * ln2 + 2 * s * sum
  }
}
