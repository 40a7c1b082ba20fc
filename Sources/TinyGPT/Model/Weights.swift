import Randomness

/// The weights of a model: all its floats in one array, with a table of the tensors among them.
public struct Weights: Hashable, Sendable {
  public let layout: WeightLayout
  /// `layout.count` floats.
  public private(set) var values: [Float]

  public var shape: ModelShape { layout.shape }

  /// - Throws: ``WeightsError/wrongCount(expected:found:)`` for values that are not as many as the
  ///   shape has.
  public init(shape: ModelShape, values: [Float]) throws(WeightsError) {
    layout = WeightLayout(shape)
    guard values.count == layout.count else {
      throw .wrongCount(expected: layout.count, found: values.count)
    }
    self.values = values
  }

  /// As the public one, for values that are known to fit.
  init(layout: WeightLayout, values: [Float]) {
    self.layout = layout
    self.values = values
  }

  /// All zeros, to be filled through ``withTensor(_:_:)``.
  public init(zeros shape: ModelShape) {
    layout = WeightLayout(shape)
    values = Array(repeating: 0, count: layout.count)
  }

  /// The weights with which training from scratch begins, as GPT-2 has them: matrices and embeddings
  /// from a normal distribution of standard deviation 0.02, those that write to the residual stream
  /// (`c_proj`) of 0.02 / √(2 L), gains 1, biases 0.
  ///
  /// Each tensor has a random stream of its own, named after it.
  ///
  /// Source: Radford et al. 2019, §2.3, and `transformers`' `_init_weights`.
  public init(shape: ModelShape, seed: UInt64) {
    self.init(zeros: shape)
    let projection = 0.02 / (2 * Double(shape.layers)).squareRoot()
    for tensor in layout.tensors {
      if tensor.decays {
        let deviation = tensor.name.hasSuffix("c_proj.weight") ? projection : 0.02
        var normals = NormalDraws(Philox(seed: seed, path: ["weights", tensor.name]))
        for index in tensor.range { values[index] = Float(deviation * normals.next()) }
      } else if tensor.name.hasSuffix(".weight") {
        for index in tensor.range { values[index] = 1 }
      }
    }
  }

  /// The floats of one tensor, the last of its sizes varying fastest.
  public subscript(tensor: WeightTensor) -> ArraySlice<Float> { values[tensor.range] }

  /// Lets `body` change the floats of one tensor.
  public mutating func withTensor<Result>(
    _ tensor: WeightTensor, _ body: (UnsafeMutableBufferPointer<Float>) throws -> Result
  ) rethrows -> Result {
    try unsafe withValues { all in
      try unsafe body(UnsafeMutableBufferPointer(rebasing: all[tensor.range]))
    }
  }

  /// Lets `body` change all floats, which stand as ``layout`` says.
  public mutating func withValues<Result>(
    _ body: (UnsafeMutableBufferPointer<Float>) throws -> Result
  ) rethrows -> Result {
    try unsafe values.withUnsafeMutableBufferPointer { try unsafe body($0) }
  }
}

/// Why floats are no model's weights.
public enum WeightsError: Error, Hashable, Sendable, CustomStringConvertible {
  case wrongCount(expected: Int, found: Int)

  public var description: String {
    switch self {
    case .wrongCount(let expected, let found):
      "a model of this shape has \(expected) weights and \(found) were given"
    }
  }
}
