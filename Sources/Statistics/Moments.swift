extension Collection<Double> {
  /// The arithmetic mean, summed from the first element to the last; not a number if empty.
  var mean: Double {
    reduce(0, +) / Double(count)
  }

  /// The unbiased variance, with `count - 1` in the denominator, in two passes; not a number for
  /// fewer than two elements.
  var variance: Double {
    let center = mean
    return reduce(0) { $0 + ($1 - center) * ($1 - center) } / Double(count - 1)
  }
}
