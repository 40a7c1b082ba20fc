import Kernels

extension VectorKernels {
  /// 2 √(2/π), with the minus sign that the exponential takes.
  private static var slope: Lanes { Lanes(repeating: -1.595_769_1) }
  private static var cubic: Lanes { Lanes(repeating: 0.044_715) }

  /// e⁻²ᵘ, of which σ(2u), how much of x GELU lets through, is 1 / (1 + e⁻²ᵘ).
  @inline(__always)
  private static func power(_ x: Lanes, _ square: Lanes) -> Lanes {
    exponential(x * Lanes(repeating: 1).addingProduct(square, cubic) * slope)
  }

  public static func gelu(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    for (offset, width) in Runs(count) {
      let x = unsafe load(x + offset, width)
      unsafe store(x * (1 / (1 + power(x, x * x))), y + offset, width)
    }
  }

  public static func geluWithDerivative(
    _ x: UnsafeMutablePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    for (offset, width) in Runs(count) {
      let value = unsafe load(x + offset, width)
      let square = value * value
      let power = power(value, square)
      let share = 1 / (1 + power)
      let result = value * share
      // d(2u)/dx = 2 √(2/π) (1 + 3 · 0.044715 x²); 1 - σ is e⁻²ᵘ σ, without cancellation.
      let inner = slope * Lanes(repeating: -1).addingProduct(square, cubic * -3)
      unsafe store(result, y + offset, width)
      unsafe store(share.addingProduct(result * inner, power * share), x + offset, width)
    }
  }

  public static func multiply(
    _ a: UnsafeMutablePointer<Float>, by b: UnsafePointer<Float>, count: Int
  ) {
    for (offset, width) in Runs(count) {
      unsafe store(load(a + offset, width) * load(b + offset, width), a + offset, width)
    }
  }
}
