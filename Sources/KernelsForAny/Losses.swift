public import Kernels

// Letters: T positions, V vocabulary.

extension VectorKernels {
  public static func crossEntropy(
    _ logits: UnsafeMutablePointer<Float>, targets: UnsafePointer<Int32>,
    weights: UnsafePointer<Float>, terms: UnsafeMutablePointer<Float>, size: RowsSize
  ) {
    for row in 0..<size.rows {
      let line = unsafe logits + row * size.width
      let target = unsafe Int(targets[row])
      var maxima = Lanes(repeating: -.infinity)
      for (offset, count) in Runs(size.width) {
        maxima = larger(
          maxima, unsafe load(line + offset, count).first(count, orElse: -.infinity))
      }
      let largest = maxima.largest
      unsafe terms[2 * row] = line[target] - largest
      var sums = Lanes()
      for (offset, count) in Runs(size.width) {
        let power = unsafe exponential(load(line + offset, count) - largest)
        sums += power.first(count, orElse: 0)
        unsafe store(power, line + offset, count)
      }
      let sum = sums.total
      unsafe terms[2 * row + 1] = sum
      let weight = unsafe weights[row]
      let scale = weight / sum
      for (offset, count) in Runs(size.width) {
        unsafe store(load(line + offset, count) * scale, line + offset, count)
      }
      unsafe line[target] -= weight
    }
  }
}
