import ExperimentSpecs
import Randomness
import Statistics

/// An arm's samples in the order of one heuristic's score.
struct RankedSamples {
  private let arm: JudgedArm
  private let ranked: RankedArm
  private let choice: RankedArm.Choice

  /// - Returns: `nil` where the samples do not carry what the heuristic scores by.
  init?(_ arm: JudgedArm, by heuristic: RankingHeuristic) throws(ReportingError) {
    var entries: [RankedArm.Entry] = []
    do {
      for place in arm.tallies.entries.indices {
        let samples = arm.samples(ofEntry: place)
        let scores = samples.compactMap { $0.score(by: heuristic) }
        guard scores.count == samples.count else { return nil }
        entries.append(
          RankedArm.Entry(
            problem: arm.tallies.entries[place].problem,
            samples: try ScoredSamples(scores: scores, correct: samples.map(\.passed))))
      }
      ranked = try RankedArm(
        score: heuristic.rawValue.map { $0 == "_" ? "-" : String($0) }.joined(), entries)
    } catch {
      throw .unexpected("\(error)")
    }
    self.arm = arm
    choice =
      switch heuristic {
      case .random: .random
      case .oracle: .oracle
      case .backTranslation, .meanLogP, .sumLogP: .byScore
      }
  }

  /// The expected pass rate of the sample chosen among `k`.
  struct Point {
    var k: Int
    var value: Double
    /// `nil` for a single problem, which cannot be resampled.
    var interval: ConfidenceInterval?
    var signature: Signature
  }

  /// The points of a curve over k; all heuristics of an arm see the same resamples.
  func passRates(ofBestOf ks: [Int], seed: Int) throws(ReportingError) -> [Point] {
    do {
      guard arm.tallies.entries.count > 1 else {
        let values = try ranked.passRates(ofBestOf: ks, choice: choice)
        let signature = ranked.formula(choice)
        return zip(ks, values).map { Point(k: $0, value: $1, interval: nil, signature: signature) }
      }
      var generator = Philox(
        seed: UInt64(bitPattern: Int64(seed)), path: ["ranking", arm.arm.id])
      let curve = try ranked.passRates(
        ofBestOf: ks, choice: choice, bootstrap: .standard, using: &generator)
      return curve.points.map {
        Point(k: $0.k, value: $0.value, interval: $0.interval, signature: curve.signature)
      }
    } catch {
      throw .unexpected("\(error)")
    }
  }
}

extension SampleRecord {
  /// What the heuristic ranks the sample by, the higher the better; `nil` where it is not known.
  ///
  /// A sample without tokens has no mean and comes last; oracle and lot need no score.
  fileprivate func score(by heuristic: RankingHeuristic) -> Double? {
    switch heuristic {
    case .oracle, .random: return 0
    case .backTranslation: return docstringLogProbability
    case .sumLogP, .meanLogP:
      guard let sum = sumLogProbability, let count = tokenCount else { return nil }
      guard count > 0 else { return -.infinity }
      return heuristic == .sumLogP ? sum : sum / Double(count)
    }
  }
}
