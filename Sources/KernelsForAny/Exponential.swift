/// eˣ in each lane, within 2 units in the last place.
///
/// Edge cases: below -87.33 the smallest normal number, 1.2e-38, and never 0; above 87 its power,
/// 6.1e37, whose inverse is a normal number still; nan stays nan.
///
/// x = n ln 2 + r with |r| ≤ ln 2 / 2; eʳ by its Taylor series to the seventh power, whose rest is below
/// 2⁻²⁷ there; 2ⁿ by the exponent's bits.
@_transparent
func exponential(_ x: Lanes) -> Lanes {
  let high = Lanes(repeating: 87)
  let clamped = larger(x.replacing(with: high, where: x .> high), Lanes(repeating: -87.33))
  // Adding 1.5 · 2²³ leaves a whole number in the low bits.
  let magic = Lanes(repeating: 0x1.8p23)
  let shifted = magic.addingProduct(clamped, Lanes(repeating: 0x1.715476p+0))
  let n = shifted - magic
  // ln 2 in two parts: the first has so few bits that its product with n is exact.
  var r = clamped.addingProduct(n, Lanes(repeating: -0x1.62e4p-1))
  r.addProduct(n, Lanes(repeating: -0x1.7f7d1cp-20))
  var sum = Lanes(repeating: 1.0 / 5040)
  sum = Lanes(repeating: 1.0 / 720).addingProduct(sum, r)
  sum = Lanes(repeating: 1.0 / 120).addingProduct(sum, r)
  sum = Lanes(repeating: 1.0 / 24).addingProduct(sum, r)
  sum = Lanes(repeating: 1.0 / 6).addingProduct(sum, r)
  sum = Lanes(repeating: 0.5).addingProduct(sum, r)
  sum = Lanes(repeating: 1).addingProduct(sum, r)
  sum = Lanes(repeating: 1).addingProduct(sum, r)
  // The number's low bits plus the exponent's bias, moved to where the exponent stands; what is
  // above falls out.
  let bits = unsafe unsafeBitCast(shifted, to: SIMD16<Int32>.self)
  return unsafe sum * unsafeBitCast((bits &+ 127) &<< 23, to: Lanes.self)
}
