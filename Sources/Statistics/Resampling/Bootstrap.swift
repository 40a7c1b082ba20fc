/// The bootstrap by problem: how many resamples, and at what level their percentiles are read.
///
/// A resample draws as many problems as there are, with replacement, each with all its samples;
/// the interval runs between the equal-tailed percentiles of the statistic over the resamples
/// (Efron and Tibshirani 1993, chapter 13). Since a problem's own estimate already varies with the
/// chance in its samples, the interval covers problems and samples together.
///
/// - Invariant: `0 < level < 1`, and at least one resample is expected in either tail.
public struct Bootstrap: Hashable, Sendable {
  /// How many resamples are drawn.
  public let resamples: Int
  /// The level as a fraction, such as 0.95.
  public let level: Double

  /// 10,000 resamples at 95 %.
  public static let standard = Bootstrap(checkedResamples: 10_000, level: 0.95)

  /// - Throws: ``BootstrapError/invalidLevel(_:)`` or ``BootstrapError/tooFewResamples(_:needed:)``
  ///   if the invariant does not hold.
  public init(resamples: Int, level: Double = 0.95) throws(BootstrapError) {
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    let needed = (2 / (1 - level)).rounded(.up)
    guard Double(resamples) >= needed else {
      throw .tooFewResamples(resamples, needed: needed < 1e9 ? Int(needed) : .max)
    }
    self.init(checkedResamples: resamples, level: level)
  }

  private init(checkedResamples: Int, level: Double) {
    resamples = checkedResamples
    self.level = level
  }

  /// How the intervals are made, for signatures and captions.
  var method: ConfidenceInterval.Method {
    .bootstrapByProblem(resamples: resamples)
  }

  /// The percentile interval of one statistic's values over the resamples, in any order.
  ///
  /// - Complexity: O(r) for r resamples, on average.
  func interval(over resampled: [Double]) -> ConfidenceInterval {
    var values = resampled
    return ConfidenceInterval(
      lower: values.quantile((1 - level) / 2), upper: values.quantile((1 + level) / 2),
      level: level, method: method)
  }

  /// The mean of a value of each problem, with its interval.
  ///
  /// - Parameters:
  ///   - values: One value a problem, whatever it measures.
  ///   - formula: How the values were computed.
  ///   - generator: The source of the resamples; the same state gives the same interval.
  /// - Throws: ``BootstrapError/tooFewProblems(_:)`` if there are fewer than two values.
  public func mean(
    of values: [Double], formula: Signature, using generator: inout some RandomNumberGenerator
  ) throws(BootstrapError) -> Estimate {
    let table = ProblemTable(values.map { [$0] })
    return Estimate(
      value: values.mean, interval: try intervalsOfMeans(table, using: &generator)[0],
      signature: formula.adding([
        "mean": "over-problems", "interval": method.description, "level": "\(level)",
      ]))
  }

  /// The intervals of the mean of every column of `table`.
  ///
  /// All columns see the same resamples, so that a band over `k` is smooth.
  ///
  /// - Throws: ``BootstrapError/tooFewProblems(_:)`` if the table has fewer than two rows.
  func intervalsOfMeans(
    _ table: ProblemTable, using generator: inout some RandomNumberGenerator
  ) throws(BootstrapError) -> [ConfidenceInterval] {
    var columns = Array(
      repeating: [Double](repeating: 0, count: resamples), count: table.columns)
    try table.resampleMeans(resamples, using: &generator) { resample, means in
      for column in means.indices { columns[column][resample] = means[column] }
    }
    return columns.map(interval(over:))
  }
}
