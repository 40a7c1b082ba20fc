public import Kernels

extension VectorKernels {
  public static func sumOfSquares(_ values: UnsafePointer<Float>, count: Int) -> Float {
    var sums = Lanes()
    for (offset, width) in Runs(count) {
      let part = unsafe load(values + offset, width)
      sums.addProduct(part, part)
    }
    return sums.total
  }

  public static func adamW(
    _ weights: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>,
    firstMoments: UnsafeMutablePointer<Float>, secondMoments: UnsafeMutablePointer<Float>,
    count: Int, factors: AdamWFactors
  ) {
    let betas = factors.betas
    let fresh = 1 - betas
    for (offset, width) in Runs(count) {
      let gradient = unsafe load(gradients + offset, width) * factors.gradientScale
      let first = unsafe (load(firstMoments + offset, width) * betas.x)
        .addingProduct(gradient, Lanes(repeating: fresh.x))
      let second = unsafe (load(secondMoments + offset, width) * betas.y)
        .addingProduct(gradient * gradient, Lanes(repeating: fresh.y))
      let kept = unsafe load(weights + offset, width) * (1 - factors.decay)
      let root = second.squareRoot() * factors.secondScale + factors.epsilon
      unsafe store(first, firstMoments + offset, width)
      unsafe store(second, secondMoments + offset, width)
      unsafe store(kept - factors.rate * (first / root), weights + offset, width)
    }
  }
}
