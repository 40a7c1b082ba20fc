/// How well a score tells two groups apart: the chance that a value of the first group lies above
/// one of the second, ties counting half.
///
/// It is the area under the receiver operating characteristic, and the Mann–Whitney statistic U
/// over the number of pairs: 1 if every value of the first group is the higher one, ½ if the groups
/// cannot be told apart.
///
/// - Invariant: at least one value in either group, and none that is not a number.
public struct Separation: Hashable, Sendable {
  /// The area under the curve, in `0...1`.
  public let area: Double
  /// A normal interval with DeLong's variance, cut off at 0 and 1; nil where one of the groups has
  /// fewer than two values.
  ///
  /// Source: DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44, 837–845.
  public let interval: ConfidenceInterval?
  /// How it was computed.
  public let signature: Signature

  /// - Parameters:
  ///   - first: The group that is expected to score higher.
  ///   - second: The other group.
  ///   - level: The level of the interval as a fraction.
  /// - Throws: ``SeparationError``.
  /// - Complexity: O(n log n).
  public init(
    of first: [Double], from second: [Double], level: Double = 0.95
  ) throws(SeparationError) {
    guard !first.isEmpty, !second.isEmpty else {
      throw .emptyGroup(first: first.count, second: second.count)
    }
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    guard !(first + second).contains(where: \.isNaN) else { throw .notANumber }
    // Of each value the share of the other group that lies below it, from its ranks with and
    // without that group.
    let joint = Self.midranks(first + second)
    let above = zip(joint.prefix(first.count), Self.midranks(first)).map {
      ($0 - $1) / Double(second.count)
    }
    let below = zip(joint.suffix(second.count), Self.midranks(second)).map {
      1 - ($0 - $1) / Double(first.count)
    }
    area = above.mean
    signature = Signature(
      "auc", ["ties": "half", "interval": "delong-normal", "level": "\(level)"], version: "1")
    guard first.count > 1, second.count > 1 else {
      interval = nil
      return
    }
    let variance = above.variance / Double(first.count) + below.variance / Double(second.count)
    let reach = NormalDistribution.upperQuantile((1 - level) / 2) * variance.squareRoot()
    interval = ConfidenceInterval(
      lower: max(0, area - reach), upper: min(1, area + reach), level: level, method: .normal)
  }

  /// The rank of each value from 1, equal ones sharing the mean of their ranks.
  private static func midranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      for place in start...end { ranks[order[place]] = Double(start + end) / 2 + 1 }
      start = end + 1
    }
    return ranks
  }
}

/// Why groups cannot be told apart or not.
public enum SeparationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A group without a value.
  case emptyGroup(first: Int, second: Int)
  /// A value that is not a number.
  case notANumber
  /// A level of an interval that is not between 0 and 1.
  case invalidLevel(Double)

  /// What is wrong, with which values, and what to do, in one line.
  public var description: String {
    switch self {
    case .emptyGroup(let first, let second):
      "telling two groups apart needs values in both, but there are \(first) and \(second)"
    case .notANumber: "a value to be ranked is not a number; leave it out"
    case .invalidLevel(let level):
      "the level of an interval lies between 0 and 1, such as 0.95, but it is \(level)"
    }
  }
}
