/// A pass rate over many `k`, each point with its interval: a line and a band.
public struct PassRateCurve: Hashable, Sendable {
  /// One point of the curve.
  public struct Point: Hashable, Sendable {
    /// The number of draws.
    public let k: Int
    /// The mean over the problems, a fraction.
    public let value: Double
    /// Its interval by problem.
    public let interval: ConfidenceInterval
  }

  /// The points in the order of the `k` asked for.
  public let points: [Point]
  /// How every point was computed.
  public let signature: Signature

  /// The means of the columns of `rows`, (P, K), with their intervals.
  ///
  /// - Throws: ``BootstrapError/tooFewProblems(_:)`` if there are fewer than two rows.
  init(
    ks: [Int], rows: [[Double]], formula: Signature, bootstrap: Bootstrap,
    using generator: inout some RandomNumberGenerator
  ) throws(BootstrapError) {
    let intervals = try bootstrap.intervalsOfMeans(ProblemTable(rows), using: &generator)
    points = ks.indices.map { column in
      Point(
        k: ks[column], value: rows.map { $0[column] }.mean, interval: intervals[column])
    }
    signature = formula.adding([
      "interval": bootstrap.method.description, "level": "\(bootstrap.level)",
    ])
  }
}

extension Arm {
  /// The formula of the mean unbiased pass@k without an interval.
  static let passAtKSignature = Signature(
    "pass@k", ["estimator": "unbiased", "over": "problems-equal-weight"], version: "1")

  /// The unbiased pass@k with its bootstrap interval by problem.
  ///
  /// - Parameters:
  ///   - k: The number of draws, in `1...largestK`.
  ///   - bootstrap: How many resamples, and the level.
  ///   - generator: The source of the resamples; the same state gives the same interval.
  /// - Throws: ``PassAtKError``, naming the problems with fewer than `k` samples.
  public func passAtK(
    _ k: Int, bootstrap: Bootstrap, using generator: inout some RandomNumberGenerator
  ) throws(PassAtKError) -> Estimate {
    let curve = try passAtKCurve([k], bootstrap: bootstrap, using: &generator)
    let point = curve.points[0]
    return Estimate(value: point.value, interval: point.interval, signature: curve.signature)
  }

  /// The unbiased pass@k for many `k`, all intervals from the same resamples of the problems.
  ///
  /// - Parameters:
  ///   - ks: The numbers of draws, each in `1...largestK`.
  ///   - bootstrap: How many resamples, and the level.
  ///   - generator: The source of the resamples; the same state gives the same bands.
  /// - Throws: ``PassAtKError``, naming the problems with too few samples.
  /// - Complexity: O(r · P · K) for r resamples, P problems and K values of `k`: some 0.25 s for
  ///   10,000 · 164 · 100.
  public func passAtKCurve(
    _ ks: [Int], bootstrap: Bootstrap, using generator: inout some RandomNumberGenerator
  ) throws(PassAtKError) -> PassRateCurve {
    let rows = try passAtKRows(ks)
    do {
      return try PassRateCurve(
        ks: ks, rows: rows, formula: Self.passAtKSignature, bootstrap: bootstrap,
        using: &generator)
    } catch {
      throw .bootstrap(error)
    }
  }

  /// pass@k of every problem, (P, K).
  func passAtKRows(_ ks: [Int]) throws(PassAtKError) -> [[Double]] {
    for k in ks { try requireSamples(k) }
    return entries.map { entry in ks.map { 1 - entry.tally.chanceOfNone($0) } }
  }
}
