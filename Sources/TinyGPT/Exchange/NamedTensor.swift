/// Floats with a name and a shape, as files of tensors hold them.
public struct NamedTensor: Hashable, Sendable {
  public let name: String
  /// The sizes, the one that varies fastest last; empty for a single number.
  public let shape: [Int]
  /// As many as the sizes' product.
  public let values: ArraySlice<Float>

  /// - Throws: ``ExchangeError`` with ``TensorFault/wrongSize(shape:type:bytes:)`` for values that
  ///   are not as many as the shape has.
  public init(name: String, shape: [Int], values: ArraySlice<Float>) throws(ExchangeError) {
    var count: Int? = 1
    for size in shape {
      let product = count.map { $0.multipliedReportingOverflow(by: size) }
      count = product.flatMap { $0.overflow || size < 0 ? nil : $0.partialValue }
    }
    guard count == values.count else {
      throw ExchangeError(
        "new tensor", name,
        .tensors(.wrongSize(shape: shape, type: "F32", bytes: values.count * 4)))
    }
    self.name = name
    self.shape = shape
    self.values = values
  }
}

extension WeightTensor {
  /// This tensor of a model, with its floats.
  func named(in weights: Weights) throws(ExchangeError) -> NamedTensor {
    try NamedTensor(name: name, shape: shape, values: weights[self])
  }
}
