import ExperimentSpecs
import Randomness
import Statistics

/// One arm with its counts: the samples of a model at one setting, problem by problem.
struct JudgedArm {
  let arm: ExperimentSpecs.Arm
  let samples: [SampleRecord]
  /// The problems that have samples, in the order of the benchmark.
  let tallies: Statistics.Arm
  /// The problems without any.
  let unsampled: [String]

  /// - Returns: `nil` for an arm without samples.
  /// - Throws: ``ReportingError/statistics(_:)``.
  init?(
    _ arm: ExperimentSpecs.Arm, _ records: ArmRecords, problems: [ProblemRecord]
  ) throws(ReportingError) {
    let byTask = Dictionary(grouping: records.samples, by: \.taskID)
    var entries: [Statistics.Arm.Entry] = []
    var unsampled: [String] = []
    do throws(PassAtKError) {
      for problem in problems {
        guard let samples = byTask[problem.taskID] else {
          unsampled.append(problem.taskID)
          continue
        }
        let tally = try SampleTally(n: samples.count, c: samples.count { $0.passed })
        entries.append(Statistics.Arm.Entry(problem: problem.taskID, tally: tally))
      }
      guard !entries.isEmpty else { return nil }
      tallies = try Statistics.Arm(entries)
    } catch {
      throw .statistics(error)
    }
    self.arm = arm
    samples = records.samples
    self.unsampled = unsampled
  }

  /// The columns that every table by arm begins with.
  static let columns = ["arm", "model", "temperature"]

  /// Their values.
  var cells: [ResultTable.Cell] {
    [.text(arm.id), .text(arm.model.label), ResultTable.Cell(arm.temperature)]
  }

  /// pass@k with its 95 % interval: a point of a curve.
  struct PassAtK {
    var k: Int
    var value: Double
    var interval: ConfidenceInterval
  }

  /// pass@k for each of `ks` that every problem has samples enough for.
  ///
  /// The resamples come from the spec's seed and the arm's name, so that no other arm changes them.
  /// A single problem cannot be resampled; it gets its Beta-binomial interval.
  func curve(_ ks: [Int], seed: Int) throws(ReportingError) -> [PassAtK] {
    let possible = ks.filter { $0 <= tallies.largestK }
    guard !possible.isEmpty else { return [] }
    do throws(PassAtKError) {
      if tallies.entries.count == 1 {
        return try possible.map { (k) throws(PassAtKError) in
          let estimate = try tallies.entries[0].tally.passAtK(k, level: 0.95)
          return PassAtK(k: k, value: estimate.value, interval: estimate.interval)
        }
      }
      var generator = Philox(seed: UInt64(bitPattern: Int64(seed)), path: ["bootstrap", arm.id])
      let curve = try tallies.passAtKCurve(possible, bootstrap: .standard, using: &generator)
      return curve.points.map { PassAtK(k: $0.k, value: $0.value, interval: $0.interval) }
    } catch {
      throw .statistics(error)
    }
  }
}
