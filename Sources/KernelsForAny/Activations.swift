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

  public static func geluGradient(
    _ dy: UnsafeMutablePointer<Float>, x: UnsafePointer<Float>, count: Int
  ) {
    for (offset, width) in Runs(count) {
      let x = unsafe load(x + offset, width)
      let square = x * x
      let share = share(x, square)
      // d(2u)/dx = 2 √(2/π) (1 + 3 · 0.044715 x²)
      let inner = slope * Lanes(repeating: -1).addingProduct(square, cubic * -3)
      let derivative = share.addingProduct(x * inner, share * (1 - share))
      unsafe store(load(dy + offset, width) * derivative, dy + offset, width)
    }
  }
}
