extension RandomNumberGenerator {
  /// A whole number in `0..<bound`, each equally likely.
  ///
  /// Lemire's multiplication with rejection (2019, <https://arxiv.org/abs/1805.10941>), spelled out
  /// so that a given generator leads to the same resamples under every version of Swift.
  ///
  /// - Precondition: `bound >= 1`.
  mutating func uniformIndex(below bound: Int) -> Int {
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// A number in `0..<1` in steps of 2⁻⁵³, each equally likely.
  mutating func uniformFraction() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// True or false, each equally likely.
  mutating func fairCoin() -> Bool {
    next() >> 63 == 1
  }
}
