/// Why values cannot be counted into bins.
public enum HistogramError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Fewer than one bin.
  case noBins(Int)
  /// A range that is empty or not finite.
  case invalidRange(lower: Double, upper: Double)
  /// A value outside of the range, or one that is not a number.
  case valueOutside(Double, lower: Double, upper: Double)

  /// What is wrong, with which values, and what to do, in one line.
  public var description: String {
    switch self {
    case .noBins(let bins):
      "a histogram needs at least one bin, but \(bins) were asked for"
    case .invalidRange(let lower, let upper):
      "a histogram needs a finite range of some width, but it is \(lower) to \(upper)"
    case .valueOutside(let value, let lower, let upper):
      "the value \(value) lies outside of the histogram's range, \(lower) to \(upper)"
    }
  }
}
