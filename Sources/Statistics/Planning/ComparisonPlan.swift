/// How many problems, or samples of each, would settle a difference between two arms, if it really
/// is as large as observed.
///
/// The variance of a problem's difference has two parts: how much the problems truly differ among
/// themselves, which only more problems average out, and the chance in the samples, which more
/// samples shrink. Both are estimated without bias from the counts at hand; the plan then asks when
/// a two-sided test by the normal distribution finds the difference with the wanted power.
public struct ComparisonPlan: Hashable, Sendable {
  /// The parts of the variance of a problem's difference, none below 0.
  public struct Variance: Hashable, Sendable {
    /// What the problems differ by among themselves, which no number of samples removes.
    public let betweenProblems: Double
    /// The chance in the samples at hand.
    public let withinProblems: Double
  }

  /// What it would take to settle the difference, by either of two ways; nil where that way leads
  /// nowhere, or not below a thousand million.
  public struct Need: Hashable, Sendable {
    /// How many problems of this kind in all, with the samples of each as they are.
    public let problems: Int?
    /// How many samples of each problem in each arm, with the problems as they are.
    public let samples: Int?
  }

  /// The number of draws.
  public let k: Int
  /// The observed difference of pass@k, second less first.
  public let difference: Double
  /// The problems at hand.
  public let problems: Int
  /// What makes the problems' differences vary.
  public let variance: Variance
  /// What it would take in all.
  public let needed: Need
  /// The smallest difference that the problems and samples at hand would find.
  public let detectableDifference: Double
  /// How the plan was made.
  public let signature: Signature

  /// The most that a plan asks for.
  private static let limit = 1_000_000_000

  /// - Parameters:
  ///   - arms: Two arms over the same problems, each with `n >= 2k` samples of every problem.
  ///   - k: The number of draws.
  ///   - significance: The chance to see a difference where there is none, such as 0.05.
  ///   - power: The chance to see this difference if it is there, such as 0.8.
  /// - Throws: ``ComparisonError``, with ``ComparisonError/tooFewSamplesToPlan(k:problems:)`` for
  ///   problems with fewer than `2k` samples, from which the chance in them cannot be estimated.
  public init(
    _ arms: PairedArms, at k: Int, significance: Double = 0.05, power: Double = 0.8
  ) throws(ComparisonError) {
    for (name, value) in [("significance", significance), ("power", power)] {
      guard value > 0, value < 1 else { throw .invalidFraction(name, value) }
    }
    guard arms.pairs.count >= 2 else { throw .arm(.bootstrap(.tooFewProblems(arms.pairs.count))) }
    let differences = try arms.differences(at: k)
    let within = max(try arms.sampleVariance(at: k, fromSamples: nil), 0)
    let between = max(differences.variance - within, 0)
    let z =
      NormalDistribution.upperQuantile(significance / 2)
      + NormalDistribution.upperQuantile(1 - power)
    // At this power such a test sees differences where there are none as often as real ones.
    guard z > 0 else { throw .invalidFraction("power", power) }
    let (mean, count) = (differences.mean, Double(differences.count))
    self.k = k
    difference = mean
    problems = differences.count
    variance = Variance(betweenProblems: between, withinProblems: within)
    detectableDifference = z * ((between + within) / count).squareRoot()
    let wanted = (z * z * (between + within) / (mean * mean)).rounded(.up)
    // The largest variance of a problem's difference that these problems can bear.
    let bearable = mean * mean * count / (z * z)
    let samples = try Self.fewestSamples(k) { (samples) throws(ComparisonError) in
      let within = max(try arms.sampleVariance(at: k, fromSamples: samples), 0)
      return between + within <= bearable && mean != 0
    }
    needed = Need(
      problems: wanted <= Double(Self.limit) ? max(Int(wanted), 2) : nil, samples: samples)
    signature = Signature(
      "comparison-plan",
      [
        "k": "\(k)", "test": "two-sided-normal", "significance": "\(significance)",
        "power": "\(power)", "variance": "unbiased-components",
      ], version: "1")
  }

  /// The smallest number of samples from `k` on that is enough, which is so for all above as well.
  private static func fewestSamples(
    _ k: Int, isEnough: (Int) throws(ComparisonError) -> Bool
  ) throws(ComparisonError) -> Int? {
    guard try isEnough(limit) else { return nil }
    var (tooFew, enough) = (k - 1, k)
    while try !isEnough(enough) { (tooFew, enough) = (enough, min(enough * 2, limit)) }
    while enough - tooFew > 1 {
      let middle = tooFew + (enough - tooFew) / 2
      if try isEnough(middle) { enough = middle } else { tooFew = middle }
    }
    return enough
  }
}

extension PairedArms {
  /// The mean over the problems of the variance of the difference by the chance in the samples.
  ///
  /// - Parameters:
  ///   - k: The number of draws.
  ///   - samples: How many samples there would be; nil for as many as there are.
  func sampleVariance(at k: Int, fromSamples samples: Int?) throws(ComparisonError) -> Double {
    let short = pairs.filter { min($0.first.n, $0.second.n) / 2 < k }.map(\.problem)
    guard short.isEmpty else { throw .tooFewSamplesToPlan(k: k, problems: short) }
    var total = 0.0
    for tally in pairs.flatMap({ [$0.first, $0.second] }) {
      do {
        total += try tally.passAtKVariance(k, fromSamples: samples ?? tally.n)
      } catch {
        throw .arm(error)
      }
    }
    return total / Double(pairs.count)
  }
}
