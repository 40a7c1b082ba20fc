extension [Double] {
  /// The quantile of sorted values at `fraction`, by linear interpolation between the closest
  /// ranks: type 7 of Hyndman and Fan (1996), the default of R and numpy.
  ///
  /// - Precondition: the array is sorted and not empty, and `fraction` is in `0...1`.
  func sortedQuantile(_ fraction: Double) -> Double {
    let position = fraction * Double(count - 1)
    let below = Int(position)
    let above = Swift.min(below + 1, count - 1)
    return self[below] + (position - Double(below)) * (self[above] - self[below])
  }
}
