/// Where the gradients of gains and biases of one row stand, close together.
///
/// They are summed within a row first and then over rows, since other than matrices they are too small
/// to be split between threads.
struct VectorTable {
  /// In the order of the layout.
  let tensors: [WeightTensor]
  /// Number of floats.
  let count: Int
  private let offsets: [Int: Int]

  init(_ layout: WeightLayout) {
    tensors = layout.tensors.filter { !$0.decays }
    var end = 0
    var offsets: [Int: Int] = [:]
    for tensor in tensors {
      offsets[tensor.offset] = end
      end += tensor.count
    }
    self.offsets = offsets
    count = end
  }

  /// Of the first float of a gain or bias.
  ///
  /// - Precondition: `tensor` is one of ``tensors``.
  func offset(of tensor: WeightTensor) -> Int { offsets[tensor.offset, default: 0] }
}
