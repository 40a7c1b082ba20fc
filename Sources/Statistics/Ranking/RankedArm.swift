/// One arm whose samples carry a score: what choosing one of `k` samples by it is worth.
///
/// - Invariant: at least one problem, and no problem twice.
public struct RankedArm: Sendable {
  /// One problem's scored samples under its name.
  public struct Entry: Hashable, Sendable {
    /// The name, unique within the arm.
    public let problem: String
    /// Its samples in the order of their score.
    public let samples: ScoredSamples

    /// - Parameters:
    ///   - problem: The name.
    ///   - samples: The scored samples.
    public init(problem: String, samples: ScoredSamples) {
      self.problem = problem
      self.samples = samples
    }
  }

  /// How one of `k` samples is chosen.
  public enum Choice: Hashable, Sendable {
    /// The one of the highest score, ties by lot.
    case byScore
    /// Any one: `c / n`, whatever `k`.
    case random
    /// A correct one if there is one: pass@k.
    case oracle
  }

  /// The score's name in signatures, such as `mean-logp`.
  public let score: String
  /// The problems in the order given.
  public let entries: [Entry]
  private let arm: Arm

  /// - Parameters:
  ///   - score: The score's name, such as `mean-logp`, `sum-logp` or `back-translation`.
  ///   - entries: The problems with their samples.
  /// - Throws: ``RankingError/problems(_:)`` if the invariant does not hold.
  public init(score: String, _ entries: [Entry]) throws(RankingError) {
    do {
      arm = try Arm(entries.map { Arm.Entry(problem: $0.problem, tally: $0.samples.tally) })
    } catch {
      throw .problems(error)
    }
    self.score = score
    self.entries = entries
  }

  /// The pass rate of the chosen sample over many `k`, the mean over the problems, with bands by
  /// problem; figures 7 and 10 of Chen et al. 2021, with the expectation in place of one draw.
  ///
  /// - Parameters:
  ///   - ks: How many samples to choose from, each in `1...n` for every problem's `n`.
  ///   - choice: How the sample is chosen.
  ///   - bootstrap: How many resamples, and the level.
  ///   - generator: The source of the resamples; the same state gives the same bands.
  /// - Throws: ``RankingError/problems(_:)``, naming the problems with too few samples.
  public func passRates(
    ofBestOf ks: [Int], choice: Choice, bootstrap: Bootstrap,
    using generator: inout some RandomNumberGenerator
  ) throws(RankingError) -> PassRateCurve {
    do {
      for k in ks { try arm.requireSamples(k) }
    } catch {
      throw .problems(error)
    }
    do {
      return try PassRateCurve(
        ks: ks, rows: rows(ks, choice), formula: formula(choice), bootstrap: bootstrap,
        using: &generator)
    } catch {
      throw .problems(.bootstrap(error))
    }
  }

  /// The same without bands, for arms that cannot be resampled because they have a single problem.
  ///
  /// - Throws: ``RankingError/problems(_:)``, naming the problems with too few samples.
  public func passRates(ofBestOf ks: [Int], choice: Choice) throws(RankingError) -> [Double] {
    do {
      for k in ks { try arm.requireSamples(k) }
    } catch {
      throw .problems(error)
    }
    let rows = rows(ks, choice)
    return ks.indices.map { column in rows.map { $0[column] }.mean }
  }

  /// The pass rate of every problem, (P, K).
  private func rows(_ ks: [Int], _ choice: Choice) -> [[Double]] {
    entries.map { entry in
      let samples = entry.samples
      return switch choice {
      case .byScore: ks.map(samples.expectedPassRate)
      case .random: ks.map { _ in samples.tally.passRate }
      case .oracle: ks.map { 1 - samples.tally.chanceOfNone($0) }
      }
    }
  }

  /// How ``passRates(ofBestOf:choice:)`` computes.
  public func formula(_ choice: Choice) -> Signature {
    let name =
      switch choice {
      case .byScore: score
      case .random: "random"
      case .oracle: "oracle"
      }
    return Signature(
      "best-of-k", ["choice": name, "expectation": "exact", "ties": "shared"], version: "1")
  }
}
