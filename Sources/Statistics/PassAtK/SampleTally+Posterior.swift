import Foundation

extension SampleTally {
  /// The interval of one problem's true pass@k, `1 - (1 - p)^k`, from the chance in its samples.
  ///
  /// With a beta prior on the pass rate `p`, the posterior is Beta(c + s, n - c + s), and the number
  /// of passes among `k` further samples is beta-binomial. Since pass@k rises with `p`, its
  /// equal-tailed interval is that of `p`, carried over.
  ///
  /// Edge cases: the lower end is exactly 0 when `c == 0` and the upper end exactly 1 when
  /// `c == n`, as Brown, Cai and DasGupta (2001) recommend, for no interval should exclude what
  /// the data agree with best.
  ///
  /// - Parameters:
  ///   - k: The number of draws, in `1...n`.
  ///   - level: The level as a fraction, between 0 and 1.
  ///   - prior: What is believed beforehand.
  /// - Returns: The unbiased estimate with its posterior interval.
  /// - Throws: ``PassAtKError/tooFewSamples(k:n:)`` or ``PassAtKError/invalidLevel(_:)``.
  public func passAtK(
    _ k: Int, level: Double, prior: BetaPrior = .jeffreys
  ) throws(PassAtKError) -> Estimate {
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    let value = try passAtK(k)
    let posterior = BetaDistribution(
      checked: Double(c) + prior.shape, Double(n - c) + prior.shape)
    func end(_ probability: Double) -> Double {
      -expm1(Double(k) * log1p(-posterior.innerQuantile(probability)))
    }
    let method = ConfidenceInterval.Method.betaBinomial(prior)
    return Estimate(
      value: value,
      interval: ConfidenceInterval(
        lower: c == 0 ? 0 : end((1 - level) / 2), upper: c == n ? 1 : end((1 + level) / 2),
        level: level, method: method),
      signature: Signature(
        "pass@k",
        [
          "estimator": "unbiased", "over": "one-problem", "k": "\(k)",
          "interval": method.description, "level": "\(level)",
        ], version: "1"))
  }

  /// The chance that at least one of `k` further samples passes: the posterior mean of pass@k,
  /// `1 - B(a, b + k) / B(a, b)`, from the beta-binomial distribution.
  ///
  /// Unlike the unbiased estimate it exists for every `k`, at the price of the prior.
  ///
  /// - Parameters:
  ///   - k: The number of further draws, at least 1.
  ///   - prior: What is believed beforehand.
  /// - Returns: A probability in `0...1`.
  /// - Throws: ``PassAtKError/invalidK(_:)`` if `k < 1`.
  /// - Complexity: O(`k`).
  public func predictedPassAtK(
    _ k: Int, prior: BetaPrior = .jeffreys
  ) throws(PassAtKError) -> Double {
    guard k >= 1 else { throw .invalidK(k) }
    let fails = Double(n - c) + prior.shape
    let total = Double(n) + 2 * prior.shape
    let allFail = (0..<k).reduce(1) { $0 * (fails + Double($1)) / (total + Double($1)) }
    return 1 - allFail
  }
}
