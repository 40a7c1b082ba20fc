extension Bootstrap {
  /// What one amount saves against another, over all units together: 1 − Σ a / Σ b, with the
  /// percentile interval over resamples of the units, such as files.
  ///
  /// The sums are resampled together, so that large units weigh as much as they do in the value.
  ///
  /// - Parameters:
  ///   - units: Of each unit the two amounts, in any unit of measure; those of `b` are not negative,
  ///     and not all are 0.
  ///   - formula: What is compared.
  ///   - generator: The source of the resamples; the same state gives the same interval.
  /// - Returns: A share of `b`, below 1; negative where `a` is more.
  /// - Throws: ``BootstrapError/tooFewProblems(_:)`` if there are fewer than two units, or only one
  ///   that has any of `b`, so that a resample could be empty of it.
  /// - Complexity: O(resamples · units).
  public func saving(
    _ units: [(a: Double, b: Double)], formula: Signature,
    using generator: inout some RandomNumberGenerator
  ) throws(BootstrapError) -> Estimate {
    let filled = units.filter { $0.b > 0 }
    guard filled.count >= 2 else { throw .tooFewProblems(filled.count) }
    let table = ProblemTable(filled.map { [$0.a, $0.b] })
    var savings = [Double](repeating: 0, count: resamples)
    try table.resampleMeans(resamples, using: &generator) { resample, means in
      savings[resample] = 1 - means[0] / means[1]
    }
    let (a, b) = filled.reduce((0, 0)) { ($0.0 + $1.a, $0.1 + $1.b) }
    return Estimate(
      value: 1 - a / b, interval: interval(over: savings),
      signature: formula.adding([
        "ratio": "of-sums", "interval": "bootstrap-percentile-by-unit[\(resamples)]",
        "level": "\(level)",
      ]))
  }
}
