import ExperimentSpecs
import Randomness
import Statistics

/// One arm with its counts: the samples of a model at one setting, problem by problem.
struct JudgedArm: Sendable {
  let arm: ExperimentSpecs.Arm
  let samples: [SampleRecord]
  /// The problems that have samples, in the order of the benchmark.
  let tallies: Statistics.Arm
  /// The problems without any.
  let unsampled: [String]
  /// Where the samples of each of ``tallies`` stand in the records, in lines from 1.
  let lines: [ClosedRange<Int>]
  /// What was counted of all of them together.
  let counts: Evidence.Counts
  /// The arm's first row in the table of problems, from 1.
  var firstRow = 1

  /// - Returns: `nil` for an arm without samples.
  /// - Throws: ``ReportingError/statistics(_:)``.
  init?(
    _ arm: ExperimentSpecs.Arm, _ records: ArmRecords, problems: [ProblemRecord]
  ) throws(ReportingError) {
    var counts: [String: (n: Int, c: Int)] = [:]
    for sample in records.samples {
      counts[sample.taskID, default: (0, 0)].n += 1
      if sample.passed { counts[sample.taskID, default: (0, 0)].c += 1 }
    }
    var entries: [Statistics.Arm.Entry] = []
    var unsampled: [String] = []
    do throws(PassAtKError) {
      for problem in problems {
        guard let count = counts[problem.taskID] else {
          unsampled.append(problem.taskID)
          continue
        }
        let tally = try SampleTally(n: count.n, c: count.c)
        entries.append(Statistics.Arm.Entry(problem: problem.taskID, tally: tally))
      }
      guard !entries.isEmpty else { return nil }
      tallies = try Statistics.Arm(entries)
    } catch {
      throw .statistics(error)
    }
    self.arm = arm
    samples = records.samples
    self.counts = Evidence.Counts(
      problems: entries.count, n: records.samples.count, c: records.samples.count { $0.passed })
    let places = Self.lines(of: records.samples)
    lines = tallies.entries.map { places[$0.problem] ?? 1...1 }
    self.unsampled = unsampled
  }

  private static func lines(of samples: [SampleRecord]) -> [String: ClosedRange<Int>] {
    var places: [String: ClosedRange<Int>] = [:]
    for (index, sample) in samples.enumerated() {
      places[sample.taskID] = (places[sample.taskID]?.lowerBound ?? index + 1)...(index + 1)
    }
    return places
  }

  /// What all of the arm's samples together are evidence of.
  func evidence(_ formulas: [Signature]) -> Evidence {
    Evidence(
      formulas: formulas, counts: counts,
      sources: [
        .rows(table: "problems", Array(firstRow..<(firstRow + tallies.entries.count))),
        .records(arm: arm.id, lines: 1...samples.count),
      ])
  }

  /// What the samples of some of the arm's problems are evidence of.
  ///
  /// - Parameter entries: The places of the problems in ``tallies``.
  func evidence(_ formulas: [Signature], of entries: [Int]) -> Evidence {
    let tallies = entries.map { self.tallies.entries[$0].tally }
    return Evidence(
      formulas: formulas,
      counts: Evidence.Counts(
        problems: entries.count, n: tallies.reduce(0) { $0 + $1.n },
        c: tallies.reduce(0) { $0 + $1.c }),
      sources: entries.isEmpty ? [] : [.rows(table: "problems", entries.map { firstRow + $0 })])
  }

  /// The samples of the problem at a place in ``tallies``.
  func samples(ofEntry place: Int) -> [SampleRecord] {
    let task = tallies.entries[place].problem
    let lines = lines[place]
    return samples[(lines.lowerBound - 1)..<lines.upperBound].filter { $0.taskID == task }
  }

  /// pass@k with its 95 % interval: a point of a curve.
  struct PassAtK {
    var k: Int
    var value: Double
    var interval: ConfidenceInterval
    var signature: Signature
  }

  /// pass@k for each of `ks` that every problem has samples enough for.
  ///
  /// The resamples come from the spec's seed and the arm's name, so that no other arm changes them.
  func curve(_ ks: [Int], seed: Int) throws(ReportingError) -> [PassAtK] {
    try Self.curve(of: tallies, ks, seed: seed, path: ["bootstrap", arm.id])
  }

  /// pass@k of any problems, for each of `ks` that all of them have samples enough for.
  ///
  /// A single problem cannot be resampled; it gets its Beta-binomial interval.
  static func curve(
    of tallies: Statistics.Arm, _ ks: [Int], seed: Int, path: [String]
  ) throws(ReportingError) -> [PassAtK] {
    let possible = ks.filter { $0 <= tallies.largestK }
    guard !possible.isEmpty else { return [] }
    do throws(PassAtKError) {
      if tallies.entries.count == 1 {
        return try possible.map { (k) throws(PassAtKError) in
          let estimate = try tallies.entries[0].tally.passAtK(k, level: 0.95)
          return PassAtK(
            k: k, value: estimate.value, interval: estimate.interval,
            signature: estimate.signature)
        }
      }
      var generator = Philox(seed: UInt64(bitPattern: Int64(seed)), path: path)
      let curve = try tallies.passAtKCurve(possible, bootstrap: .standard, using: &generator)
      return curve.points.map {
        PassAtK(
          k: $0.k, value: $0.value, interval: $0.interval, signature: curve.signature)
      }
    } catch {
      throw .statistics(error)
    }
  }
}
