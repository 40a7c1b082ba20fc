public import Kernels

// Letters: T rows, C width.

extension VectorKernels {
  /// What raises a row's variance, so that a constant row divides by no zero; GPT-2's number.
  private static var varianceFloor: Float { 1e-5 }

  public static func layerNorm(
    _ x: UnsafePointer<Float>, gain: UnsafePointer<Float>, bias: UnsafePointer<Float>,
    into y: UnsafeMutablePointer<Float>, statistics: UnsafeMutablePointer<Float>, size: RowsSize
  ) {
    let width = size.width
    for row in 0..<size.rows {
      let x = unsafe x + row * width
      let y = unsafe y + row * width
      var sum = Lanes()
      for (offset, count) in Runs(width) { unsafe sum += load(x + offset, count) }
      let mean = sum.total / Float(width)
      var squares = Lanes()
      for (offset, count) in Runs(width) {
        let apart = unsafe (load(x + offset, count) - mean).first(count, orElse: 0)
        squares.addProduct(apart, apart)
      }
      let scale = 1 / (squares.total / Float(width) + varianceFloor).squareRoot()
      for (offset, count) in Runs(width) {
        let normal = unsafe (load(x + offset, count) - mean) * scale
        unsafe store(
          load(bias + offset, count).addingProduct(normal, load(gain + offset, count)),
          y + offset, count)
      }
      unsafe statistics[2 * row] = mean
      unsafe statistics[2 * row + 1] = scale
    }
  }

  public static func layerNormGradient(
    _ dy: UnsafePointer<Float>, x: UnsafePointer<Float>, statistics: UnsafePointer<Float>,
    gain: UnsafePointer<Float>, into dx: UnsafeMutablePointer<Float>,
    dGain: UnsafeMutablePointer<Float>, dBias: UnsafeMutablePointer<Float>, size: RowsSize
  ) {
    let width = size.width
    for row in 0..<size.rows {
      let (dy, x) = unsafe (dy + row * width, x + row * width)
      let dx = unsafe dx + row * width
      let (mean, scale) = unsafe (statistics[2 * row], statistics[2 * row + 1])
      // The means over C of dŷ and of dŷ ŷ, where ŷ is x brought to mean 0 and variance 1.
      var sum = Lanes()
      var products = Lanes()
      for (offset, count) in Runs(width) {
        let d = unsafe load(dy + offset, count)
        let normal = unsafe ((load(x + offset, count) - mean) * scale).first(count, orElse: 0)
        let dNormal = unsafe d * load(gain + offset, count)
        sum += dNormal
        products.addProduct(dNormal, normal)
        unsafe store(
          load(dGain + offset, count).addingProduct(d, normal), dGain + offset, count)
        unsafe store(load(dBias + offset, count) + d, dBias + offset, count)
      }
      let meanOfD = sum.total / Float(width)
      let meanOfProducts = products.total / Float(width)
      for (offset, count) in Runs(width) {
        let normal = unsafe (load(x + offset, count) - mean) * scale
        let dNormal = unsafe load(dy + offset, count) * load(gain + offset, count)
        let inner = (dNormal - meanOfD).addingProduct(normal, Lanes(repeating: -meanOfProducts))
        unsafe store(
          load(dx + offset, count).addingProduct(inner, Lanes(repeating: scale)), dx + offset,
          count)
      }
    }
  }

  public static func addBias(
    _ x: UnsafePointer<Float>, bias: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>,
    size: RowsSize
  ) {
    for row in 0..<size.rows {
      let x = unsafe x + row * size.width
      let y = unsafe y + row * size.width
      for (offset, count) in Runs(size.width) {
        unsafe store(load(x + offset, count) + load(bias + offset, count), y + offset, count)
      }
    }
  }

  public static func addRows(
    of dy: UnsafePointer<Float>, to dBias: UnsafeMutablePointer<Float>, size: RowsSize
  ) {
    for (offset, count) in Runs(size.width) {
      var sum = unsafe load(dBias + offset, count)
      for row in 0..<size.rows {
        unsafe sum += load(dy + (row * size.width + offset), count)
      }
      unsafe store(sum, dBias + offset, count)
    }
  }
}
