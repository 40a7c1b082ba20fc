internal import Glibc

/// The elementary functions that scales and transforms need, from the C library.
func naturalLogarithm(_ x: Double) -> Double { Glibc.log(x) }
/// The logarithm to the base ten, exact for powers of ten.
func decimalLogarithm(_ x: Double) -> Double { Glibc.log10(x) }
func exponential(_ x: Double) -> Double { Glibc.exp(x) }
func power(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
func sine(_ x: Double) -> Double { Glibc.sin(x) }
func cosine(_ x: Double) -> Double { Glibc.cos(x) }
func tangent(_ x: Double) -> Double { Glibc.tan(x) }

/// The whole number nearest below `x` within `range`, whose lower end stands for nan.
func wholeNumber(_ x: Double, in range: ClosedRange<Int>) -> Int {
  guard x > Double(range.lowerBound) else { return range.lowerBound }
  return x < Double(range.upperBound) ? Int(x) : range.upperBound
}

/// Ten to a whole power, correctly rounded (the C library's `pow` is for these).
func powerOfTen(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? .infinity }
/// The complementary error function.
func complementaryError(_ x: Double) -> Double { Glibc.erfc(x) }
