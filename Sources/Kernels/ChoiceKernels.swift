/// The arithmetic of choosing a token: over as many numbers as the vocabulary has.
public protocol ChoiceKernels {
  /// The largest of `count` floats; -∞ where there are none.
  static func largest(_ values: UnsafePointer<Float>, count: Int) -> Float

  /// The place of the first float that equals `value`; `count` where none does.
  static func firstPlace(of value: Float, in values: UnsafePointer<Float>, count: Int) -> Int

  /// y = exp((x - shift) · scale), for `count` floats.
  ///
  /// - Returns: The sum of all y: 16 chains, added as a tree.
  static func exponentials(
    _ x: UnsafePointer<Float>, minus shift: Float, times scale: Float,
    into y: UnsafeMutablePointer<Float>, count: Int
  ) -> Float

  /// How much and how many of `count` weights are at least `floor`.
  ///
  /// A higher floor never gives a larger sum, also after rounding.
  ///
  /// - Returns: Their sum, by chains and a tree as above, and their number, exact below 2²⁴.
  static func mass(
    of weights: UnsafePointer<Float>, from floor: Float, count: Int
  ) -> SIMD2<Float>

  /// The smallest of those of `count` weights that are at least `floor`; ∞ where there are none.
  static func smallest(
    of weights: UnsafePointer<Float>, from floor: Float, count: Int
  ) -> Float

  /// The sum of each run of 16 weights, the last one perhaps shorter, of those that are at least
  /// `floor`.
  ///
  /// - Parameter sums: One float for each run.
  static func runSums(
    of weights: UnsafePointer<Float>, from floor: Float,
    into sums: UnsafeMutablePointer<Float>, count: Int)
}
