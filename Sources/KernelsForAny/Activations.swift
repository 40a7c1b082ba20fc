import Kernels

extension VectorKernels {
  /// 2 √(2/π), with the minus sign that the exponential takes.
  private static var slope: Lanes { Lanes(repeating: -1.595_769_1) }
  private static var cubic: Lanes { Lanes(repeating: 0.044_715) }

  /// σ(2u): how much of x GELU lets through.
  @inline(__always)
  private static func share(_ x: Lanes, _ square: Lanes) -> Lanes {
    let inner = x * Lanes(repeating: 1).addingProduct(square, cubic)
    return 1 / (1 + exponential(inner * slope))
  }

  public static func gelu(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    for (offset, width) in Runs(count) {
      let x = unsafe load(x + offset, width)
      unsafe store(x * share(x, x * x), y + offset, width)
    }
  }

  public static func geluWithDerivative(
    _ x: UnsafeMutablePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    for (offset, width) in Runs(count) {
      let value = unsafe load(x + offset, width)
      let square = value * value
      let share = share(value, square)
      let result = value * share
      // d(2u)/dx = 2 √(2/π) (1 + 3 · 0.044715 x²)
      let inner = slope * Lanes(repeating: -1).addingProduct(square, cubic * -3)
      unsafe store(result, y + offset, width)
      unsafe store(share.addingProduct(result * inner, 1 - share), x + offset, width)
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
