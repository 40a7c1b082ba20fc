/// The arithmetic of an optimizer's step.
public protocol OptimizerKernels {
  /// The sum of the squares of `count` floats: 16 chains, added as a tree.
  static func sumOfSquares(_ values: UnsafePointer<Float>, count: Int) -> Float

  /// AdamW's step for `count` weights; their moments change with them.
  ///
  /// - Parameters:
  ///   - weights: Changed.
  ///   - gradients: Before clipping.
  ///   - firstMoments: Running means of the gradients, changed.
  ///   - secondMoments: Running means of their squares, changed.
  static func adamW(
    _ weights: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>,
    firstMoments: UnsafeMutablePointer<Float>, secondMoments: UnsafeMutablePointer<Float>,
    count: Int, factors: AdamWFactors)
}

/// The numbers of one step of AdamW: w ← w (1 - decay) - rate m / (√v · secondScale + ε).
///
/// Source: Loshchilov and Hutter 2019, <https://arxiv.org/abs/1711.05101>, in the order of PyTorch's
/// `torch.optim.AdamW`.
public struct AdamWFactors: Hashable, Sendable {
  /// β₁ and β₂.
  public var betas: SIMD2<Float>
  public var epsilon: Float
  /// What gradients are multiplied with, so that their norm is clipped.
  public var gradientScale: Float
  /// Learning rate / (1 - β₁ᵗ).
  public var rate: Float
  /// Learning rate × weight decay.
  public var decay: Float
  /// 1 / √(1 - β₂ᵗ).
  public var secondScale: Float

  public init(
    betas: SIMD2<Float>, epsilon: Float, gradientScale: Float, rate: Float, decay: Float,
    secondScale: Float
  ) {
    self.betas = betas
    self.epsilon = epsilon
    self.gradientScale = gradientScale
    self.rate = rate
    self.decay = decay
    self.secondScale = secondScale
  }
}
