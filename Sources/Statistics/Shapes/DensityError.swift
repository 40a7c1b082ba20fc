/// Why a density cannot be estimated.
public enum DensityError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Fewer than two values, or values that are all the same: no bandwidth follows from them.
  case noSpread(count: Int)
  /// A bandwidth that is not positive and finite.
  case invalidBandwidth(Double)
  /// A value that is not finite.
  case invalidValue(Double)

  /// What is wrong, with which values, and what to do, in one line.
  public var description: String {
    switch self {
    case .noSpread(let count):
      "a density needs values that differ, to take its bandwidth from, but the \(count) given "
        + "do not; use a histogram, or fix the bandwidth"
    case .invalidBandwidth(let bandwidth):
      "the bandwidth of a density must be positive and finite, but it is \(bandwidth)"
    case .invalidValue(let value):
      "a density needs finite values, but one is \(value)"
    }
  }
}
