/// The function between the two products of the feed-forward part.
///
/// GELU by its approximation x σ(2u) = x (1 + tanh u) / 2 with u = √(2/π) (x + 0.044715 x³), which
/// `transformers` calls `gelu_new`: Hendrycks and Gimpel 2016, <https://arxiv.org/abs/1606.08415>.
public protocol ActivationKernels {
  /// y = GELU(x), for `count` floats.
  static func gelu(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int)

  /// y = GELU(x), and x becomes GELU′(x), which is all that the gradient needs, for `count` floats.
  ///
  /// y has the same bits as ``gelu(_:into:count:)`` gives.
  static func geluWithDerivative(
    _ x: UnsafeMutablePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int)

  /// a becomes a · b, element by element.
  static func multiply(
    _ a: UnsafeMutablePointer<Float>, by b: UnsafePointer<Float>, count: Int)
}
