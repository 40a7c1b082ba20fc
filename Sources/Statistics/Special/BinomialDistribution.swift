import Foundation

/// The binomial distribution: passes among `n` samples of chance `p` each.
///
/// - Invariant: `n >= 1` and `0 <= p <= 1`; it is for the caller to have made sure.
struct BinomialDistribution {
  let n: Int
  let p: Double

  /// The chance of every count in `0...n`, (n + 1), by Loader's saddle-point form.
  var chances: [Double] {
    (0...n).map { chance(of: $0) }
  }

  /// The chance of at most each count in `0...n`, (n + 1); the last is exactly 1.
  var cumulatives: [Double] {
    var total = 0.0
    var sums = chances.map { chance in
      total += chance
      return total
    }
    sums[n] = 1
    return sums
  }

  /// A count drawn by inversion from a distribution's ``cumulatives``.
  static func draw(
    from cumulatives: [Double], using generator: inout some RandomNumberGenerator
  ) -> Int {
    let fraction = generator.uniformFraction()
    var (low, high) = (0, cumulatives.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if fraction < cumulatives[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func chance(of count: Int) -> Double {
    if p == 0 { return count == 0 ? 1 : 0 }
    if p == 1 { return count == n ? 1 : 0 }
    let (hits, misses, all) = (Double(count), Double(n - count), Double(n))
    if count == 0 { return exp(all * log1p(-p)) }
    if count == n { return exp(all * log(p)) }
    let exponent =
      stirlingError(all) - stirlingError(hits) - stirlingError(misses)
      - poissonDeviance(hits, mean: all * p) - poissonDeviance(misses, mean: all * (1 - p))
    return exp(exponent) * (all / (2 * .pi * hits * misses)).squareRoot()
  }
}
