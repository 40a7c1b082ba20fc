// Letters: T positions, V vocabulary.

/// The last step of a model.
public protocol LossKernels {
  /// The cross entropy of each position's next token, and its gradient.
  ///
  /// The loss of position t is `log(terms[t, 1]) - terms[t, 0]`.
  ///
  /// - Parameters:
  ///   - logits: (T, V) contiguous; replaced by their gradient, weights[t] (softmax - one hot).
  ///   - targets: (T), each in 0..<V.
  ///   - weights: (T): what each position counts.
  ///   - terms: (T, 2): the target's logit less the largest one, and the sum of all exponentials
  ///     of logits less the largest one.
  static func crossEntropy(
    _ logits: UnsafeMutablePointer<Float>, targets: UnsafePointer<Int32>,
    weights: UnsafePointer<Float>, terms: UnsafeMutablePointer<Float>, size: RowsSize)
}
