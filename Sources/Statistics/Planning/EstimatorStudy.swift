import Foundation

/// What an estimator of pass@k gives on average, and how far it scatters, if the problems' true pass
/// rates were known: figure 13 of Chen et al. 2021.
///
/// - Invariant: at least one rate, all in `0...1`.
public struct EstimatorStudy: Hashable, Sendable {
  /// Where the mean over the problems falls, from `n` samples of each.
  public struct Outcome: Hashable, Sendable {
    /// The estimator.
    public let estimator: PassAtKEstimator
    /// The number of samples of each problem.
    public let n: Int
    /// The number of draws.
    public let k: Int
    /// The expectation of the mean over the problems.
    public let mean: Double
    /// Its standard deviation.
    public let deviation: Double
    /// Where the mean of one experiment lies, 95 times of 100.
    public let band: ConfidenceInterval
    /// How it was computed.
    public let signature: Signature
  }

  /// The true pass rate of each problem.
  public let rates: [Double]

  /// - Throws: ``EstimatorStudyError/noRates`` or ``EstimatorStudyError/invalidRate(_:)``.
  public init(rates: [Double]) throws(EstimatorStudyError) {
    guard !rates.isEmpty else { throw .noRates }
    if let rate = rates.first(where: { !(0...1).contains($0) }) { throw .invalidRate(rate) }
    self.rates = rates
  }

  /// A study as if the pass rates observed in `arm` were the true ones.
  public init(_ arm: Arm) {
    rates = arm.entries.map(\.tally.passRate)
  }

  /// The true pass@k, the mean of `1 - (1 - p)^k`; the dashed lines of the figure.
  ///
  /// - Throws: ``EstimatorStudyError/tooFewSamples(k:n:)`` if `k < 1`.
  public func truth(_ k: Int) throws(EstimatorStudyError) -> Double {
    guard k >= 1 else { throw .tooFewSamples(k: k, n: k) }
    return rates.map { -expm1(Double(k) * log1p(-$0)) }.mean
  }

  /// Expectation and standard deviation without drawing anything: sums over the binomial
  /// distribution of every problem's `c`.
  ///
  /// - Throws: ``EstimatorStudyError/tooFewSamples(k:n:)`` if `n < 1`, `k < 1`, or, for the unbiased
  ///   estimator, `k > n`.
  /// - Complexity: O(P · n).
  public func expectation(
    of estimator: PassAtKEstimator, n: Int, k: Int
  ) throws(EstimatorStudyError) -> Outcome {
    try require(estimator, n: n, k: k)
    let values = estimator.values(n: n, k: k)
    var (sum, variance) = (0.0, 0.0)
    for rate in rates {
      let chances = BinomialDistribution(n: n, p: rate).chances
      let mean = zip(chances, values).reduce(0) { $0 + $1.0 * $1.1 }
      sum += mean
      variance += zip(chances, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    }
    let (mean, deviation) = (
      sum / Double(rates.count), variance.squareRoot() / Double(rates.count)
    )
    let reach = NormalDistribution.upperQuantile(0.025) * deviation
    return Outcome(
      estimator: estimator, n: n, k: k, mean: mean, deviation: deviation,
      band: ConfidenceInterval(
        lower: mean - reach, upper: mean + reach, level: 0.95, method: .normal),
      signature: signature(estimator, ["by": "binomial-sum"]))
  }

  /// The mean over the problems in simulated experiments, in each of which every problem gets `n`
  /// fresh samples.
  ///
  /// - Parameters:
  ///   - estimator: The estimator.
  ///   - n: The number of samples of each problem.
  ///   - k: The number of draws.
  ///   - runs: How many experiments, at least 2.
  ///   - generator: Drawn from once for each problem and run.
  /// - Returns: Mean, standard deviation and percentiles over the runs.
  /// - Throws: As ``expectation(of:n:k:)``; ``EstimatorStudyError/tooFewRuns(_:)``.
  /// - Complexity: O(P · (n + runs · log n)).
  public func simulation(
    of estimator: PassAtKEstimator, n: Int, k: Int, runs: Int,
    using generator: inout some RandomNumberGenerator
  ) throws(EstimatorStudyError) -> Outcome {
    try require(estimator, n: n, k: k)
    guard runs >= 2 else { throw .tooFewRuns(runs) }
    let values = estimator.values(n: n, k: k)
    let problems = rates.map { BinomialDistribution(n: n, p: $0).cumulatives }
    let means = (0..<runs).map { _ in
      problems.map { values[BinomialDistribution.draw(from: $0, using: &generator)] }.mean
    }
    let sorted = means.sorted()
    return Outcome(
      estimator: estimator, n: n, k: k, mean: means.mean, deviation: means.variance.squareRoot(),
      band: ConfidenceInterval(
        lower: sorted.sortedQuantile(0.025), upper: sorted.sortedQuantile(0.975), level: 0.95,
        method: .simulated(runs: runs)),
      signature: signature(estimator, ["by": "simulation", "runs": "\(runs)"]))
  }

  private func require(
    _ estimator: PassAtKEstimator, n: Int, k: Int
  ) throws(EstimatorStudyError) {
    guard n >= 1, k >= 1, estimator == .naive || k <= n else { throw .tooFewSamples(k: k, n: n) }
  }

  private func signature(
    _ estimator: PassAtKEstimator, _ how: KeyValuePairs<String, String>
  ) -> Signature {
    Signature("estimator-study", ["estimator": estimator.rawValue], version: "1").adding(how)
  }
}
