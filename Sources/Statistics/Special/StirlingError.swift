import Foundation

/// The error of Stirling's formula, `ln Γ(x+1) - ((x + ½) ln x - x + ½ ln 2π)`, for `x > 0`.
///
/// With it, ratios of gamma functions of large arguments lose no digits: the large terms cancel on
/// paper (Loader 2000, "Fast and accurate computation of binomial probabilities").
///
/// Its absolute error is below 1e-15 for `x >= 0.1`.
func stirlingError(_ x: Double) -> Double {
  guard x < 16 else { return stirlingSeries(x) }
  // Climb to where the series holds: the error at x less the error at x + 1.
  var total = 0.0
  var x = x
  while x < 16 {
    total += (x + 0.5) * log1p(1 / x) - 1
    x += 1
  }
  return total + stirlingSeries(x)
}

/// The asymptotic series of Stirling's error, Σ B₂ⱼ / (2j (2j-1) x²ʲ⁻¹), to j = 7.
private func stirlingSeries(_ x: Double) -> Double {
  let reciprocals: [Double] = [12, -360, 1260, -1680, 1188, -360_360.0 / 691, 156]
  let square = x * x
  return reciprocals.reversed().reduce(0.0) { $0 / square + 1 / $1 } / x
}

/// `x ln(x / mean) + mean - x`, the deviance of a Poisson count, without cancellation near the
/// mean (Loader 2000).
func poissonDeviance(_ x: Double, mean: Double) -> Double {
  guard abs(x - mean) < 0.1 * (x + mean) else { return x * log(x / mean) + mean - x }
  let v = (x - mean) / (x + mean)
  var sum = (x - mean) * v
  var term = 2 * x * v
  var odd = 1.0
  while true {
    term *= v * v
    odd += 2
    let next = sum + term / odd
    if next == sum { return sum }
    sum = next
  }
}
