/// What two arms over the same problems differ by, at one `k`.
public struct PairedComparison: Hashable, Sendable {
  /// The number of draws.
  public let k: Int
  /// The mean pass@k of the first arm.
  public let first: Double
  /// The mean pass@k of the second arm.
  public let second: Double
  /// Second less first, with its interval by problem.
  public let difference: Estimate
  /// Whether the arms could be alike.
  public let test: SignFlipTest
  /// The problems that only one of the arms solves.
  public let flipped: FlippedProblems

  /// Whether the difference is settled at `significance`, such as 0.05, by the permutation test.
  public func isSettled(at significance: Double) -> Bool {
    test.p < significance
  }
}

extension PairedArms {
  /// Compares pass@k of the arms.
  ///
  /// - Parameters:
  ///   - k: The number of draws, in `1...n` for every `n` of both arms.
  ///   - criterion: When a problem counts as solved, for the flipped problems.
  ///   - bootstrap: How many resamples of the pairs, and the level.
  ///   - permutations: How many sign patterns to draw where there are too many to count.
  ///   - generator: The source of both; the same state gives the same comparison.
  /// - Throws: ``ComparisonError``.
  public func compare(
    at k: Int, solvedBy criterion: FlippedProblems.Criterion = .someSample,
    bootstrap: Bootstrap = .standard, permutations: Int = 10_000,
    using generator: inout some RandomNumberGenerator
  ) throws(ComparisonError) -> PairedComparison {
    guard permutations >= 1 else { throw .noPermutations(permutations) }
    let differences = try differences(at: k)
    let intervals: [ConfidenceInterval]
    do {
      intervals = try bootstrap.intervalsOfMeans(
        ProblemTable(differences.map { [$0] }), using: &generator)
    } catch {
      throw .arm(.bootstrap(error))
    }
    let test = SignFlipTest(differences, permutations: permutations, using: &generator)
    let difference = Estimate(
      value: differences.mean, interval: intervals[0],
      signature: Signature(
        "pass@k-difference",
        [
          "estimator": "unbiased", "k": "\(k)", "over": "paired-problems",
          "interval": bootstrap.method.description, "level": "\(bootstrap.level)",
          "test": test.method.description,
        ], version: "1"))
    return PairedComparison(
      k: k, first: pairs.map { 1 - $0.first.chanceOfNone(k) }.mean,
      second: pairs.map { 1 - $0.second.chanceOfNone(k) }.mean, difference: difference,
      test: test, flipped: flippedProblems(by: criterion))
  }
}
