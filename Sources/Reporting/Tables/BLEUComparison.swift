import ExperimentSpecs
import Statistics

/// How like the reference solutions the samples of one arm are: figure 8 of the paper.
///
/// BLEU is a fraction here, 0 to 1, as on the paper's axis. It is the one for source code: split at
/// every symbol, orders that do not occur smoothed by adding one; the paper does not say which it
/// uses.
struct BLEUComparison {
  let arm: JudgedArm
  /// In the order of the benchmark.
  let problems: [Problem]

  /// One problem's scores.
  struct Problem {
    /// Its place among the arm's problems.
    let place: Int
    let taskID: String
    let passed: [Double]
    let failed: [Double]
    /// The lines of the records that were compared.
    let lines: ClosedRange<Int>

    /// Samples in the smaller of the two groups.
    var balance: Int { min(passed.count, failed.count) }

    /// The share of mass that the densities of the groups have in common; `nil` where one of the
    /// groups has no spread.
    var overlap: Double? {
      guard let one = try? KernelDensity(passed), let two = try? KernelDensity(failed) else {
        return nil
      }
      return one.overlap(with: two)
    }

    /// How well BLEU tells passed samples from failed ones; `nil` where all have one fate.
    var separation: Separation? { try? Separation(of: passed, from: failed) }

    /// The largest score, the end of the histograms.
    var largest: Double { (passed + failed).reduce(0, max) }
  }

  /// How the scores are computed.
  static let formula: Signature = {
    let score = try? BLEU.code.score("x", against: ["x"])
    return score?.signature ?? Signature("BLEU", version: "1")
  }()

  /// - Parameters:
  ///   - wanted: The task ids to compare; `nil` for all.
  ///   - most: The most samples of one problem, the first ones.
  init(
    _ arm: JudgedArm, references: [String: String], wanted: Set<String>?, most: Int
  ) throws(ReportingError) {
    var problems: [Problem] = []
    for (place, entry) in arm.tallies.entries.enumerated() {
      guard wanted?.contains(entry.problem) != false, let reference = references[entry.problem]
      else { continue }
      let samples = Array(arm.samples(ofEntry: place).prefix(most))
      let scores = try Self.scores(of: samples, against: reference)
      guard scores.count == samples.count, !samples.isEmpty else { continue }
      let first = arm.lines[place].lowerBound
      let all = zip(samples, scores)
      problems.append(
        Problem(
          place: place, taskID: entry.problem, passed: all.filter { $0.0.passed }.map(\.1),
          failed: all.filter { !$0.0.passed }.map(\.1), lines: first...(first + samples.count - 1)))
    }
    self.arm = arm
    self.problems = problems
  }

  /// The score of each sample; equal programs are compared once.
  private static func scores(
    of samples: [SampleRecord], against reference: String
  ) throws(ReportingError) -> [Double] {
    var known: [String: Double] = [:]
    var scores: [Double] = []
    for sample in samples {
      guard let completion = sample.completion else { continue }
      if let score = known[sample.programSHA256] {
        scores.append(score)
        continue
      }
      do {
        // The logarithms of a perfect match may add up to a little more than nothing.
        let score = min(1, try BLEU.code.score(completion, against: [reference]).score / 100)
        known[sample.programSHA256] = score
        scores.append(score)
      } catch {
        throw .unexpected("\(error)")
      }
    }
    return scores
  }

  /// The four problems whose smaller group of samples is the largest, in the order of the benchmark.
  var mostBalanced: [Problem] {
    let order = problems.indices.sorted {
      (-problems[$0].balance, $0) < (-problems[$1].balance, $1)
    }
    return order.prefix(4).sorted().map { problems[$0] }
  }
}
