/// eˣ in each lane, within 2 units in the last place where the result is a normal number.
///
/// Edge cases: 0 below -87.3 (where results would be subnormal), +∞ above 88.7; nan stays nan.
///
/// x = n ln 2 + r with |r| ≤ ln 2 / 2; eʳ by its Taylor series to the seventh power, whose rest is below
/// 2⁻²⁷ there; 2ⁿ by the exponent's bits, in two steps so that n = 128 does not overflow before it must.
@_transparent
func exponential(_ x: Lanes) -> Lanes {
  // Adding 1.5 · 2²³ leaves a whole number in the low bits.
  let magic = Lanes(repeating: 0x1.8p23)
  let high = Lanes(repeating: 90)
  let clamped = larger(x.replacing(with: high, where: x .> high), Lanes(repeating: -104))
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
  let power = unsafe unsafeBitCast(shifted, to: SIMD16<Int32>.self)
  let whole = power &- 0x4B40_0000
  let half = whole &>> 1
  let rest = whole &- half
  let first = unsafe unsafeBitCast((half &+ 127) &<< 23, to: Lanes.self)
  let second = unsafe unsafeBitCast((rest &+ 127) &<< 23, to: Lanes.self)
  let result = sum * first * second
  return result.replacing(with: x, where: x .!= x)
    .replacing(with: 0, where: x .< Lanes(repeating: -87.33654))
}
