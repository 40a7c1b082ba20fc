/// Counts of values in bins of equal width, each bin closed below and open above, but for the last,
/// which is closed at both ends: numpy's convention.
///
/// - Invariant: at least one bin, and every value is in a bin.
public struct Histogram: Hashable, Sendable {
  /// The bins' borders, one more than there are bins, rising.
  public let edges: [Double]
  /// How many values each bin holds.
  public let counts: [Int]

  /// - Parameters:
  ///   - values: The values, in any order; none is allowed to lie outside of the range.
  ///   - bins: How many bins.
  ///   - lower: The lowest bin's lower edge.
  ///   - upper: The highest bin's upper edge.
  /// - Throws: ``HistogramError`` if there is no bin, no width, or a value outside.
  /// - Complexity: O(values + bins).
  public init(
    _ values: [Double], bins: Int, from lower: Double, to upper: Double
  ) throws(HistogramError) {
    guard bins >= 1 else { throw .noBins(bins) }
    guard lower < upper, (upper - lower).isFinite else {
      throw .invalidRange(lower: lower, upper: upper)
    }
    let step = (upper - lower) / Double(bins)
    edges = (0...bins).map { $0 == bins ? upper : lower + Double($0) * step }
    var counts = [Int](repeating: 0, count: bins)
    for value in values {
      guard value >= lower, value <= upper else {
        throw .valueOutside(value, lower: lower, upper: upper)
      }
      counts[Self.bin(of: value, edges: edges)] += 1
    }
    self.counts = counts
  }

  /// How the values were counted.
  public var signature: Signature {
    Signature(
      "histogram",
      [
        "bins": "\(counts.count)", "from": "\(edges[0])", "to": "\(edges[counts.count])",
        "closed": "below",
      ], version: "1")
  }

  /// - Precondition: one edge more than there are counts, rising.
  init(edges: [Double], counts: [Int]) {
    self.edges = edges
    self.counts = counts
  }

  /// How many values were counted.
  public var total: Int {
    counts.reduce(0, +)
  }

  /// The density in each bin, so that the areas of the bars add up to 1; all 0 without values.
  public var densities: [Double] {
    let total = Double(Swift.max(total, 1))
    return counts.indices.map { Double(counts[$0]) / total / (edges[$0 + 1] - edges[$0]) }
  }

  /// The share of mass that two histograms over the same bins have in common, in `0...1`: the sum
  /// over the bins of the smaller of the two shares.
  ///
  /// - Returns: 1 for the same shape, 0 for no bin in common or no values; nil if the bins differ.
  public func overlap(with other: Histogram) -> Double? {
    guard edges == other.edges else { return nil }
    return zip(zip(densities, other.densities), zip(edges, edges.dropFirst()))
      .reduce(0) { $0 + Swift.min($1.0.0, $1.0.1) * ($1.1.1 - $1.1.0) }
  }

  /// The bin that a value inside the range is in: a guess by division, set right by the edges
  /// themselves, since the division rounds.
  private static func bin(of value: Double, edges: [Double]) -> Int {
    let bins = edges.count - 1
    let share = (value - edges[0]) / (edges[bins] - edges[0])
    var bin = Swift.min(Int(share * Double(bins)), bins - 1)
    while bin > 0, value < edges[bin] { bin -= 1 }
    while bin < bins - 1, value >= edges[bin + 1] { bin += 1 }
    return bin
  }
}

extension SampleTally {
  /// The bin of the pass rate `c / n` among bins of equal width from 0 to 1, counted in whole
  /// numbers; 1 is in the last bin.
  ///
  /// - Precondition: `bins >= 1`.
  public func passRateBin(of bins: Int) -> Int {
    Swift.min(c * bins / n, bins - 1)
  }
}

extension Arm {
  /// How the problems spread over pass rates, from never solved to always: `c / n` of every problem
  /// in bins of equal width from 0 to 1.
  ///
  /// Counted in whole numbers: a rate such as 3/10 is in the bin that begins at 6/20, though as
  /// floating-point numbers it lies below.
  ///
  /// - Throws: ``HistogramError/noBins(_:)`` if `bins < 1`.
  public func passRateHistogram(bins: Int) throws(HistogramError) -> Histogram {
    guard bins >= 1 else { throw .noBins(bins) }
    var counts = [Int](repeating: 0, count: bins)
    for entry in entries {
      counts[entry.tally.passRateBin(of: bins)] += 1
    }
    return Histogram(
      edges: (0...bins).map { Double($0) / Double(bins) }, counts: counts)
  }
}
