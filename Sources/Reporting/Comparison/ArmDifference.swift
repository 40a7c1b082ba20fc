import ExperimentSpecs
import Randomness
public import Statistics

/// What an arm of one report and its like in another differ by, on the problems of both.
public struct ArmDifference: Sendable {
  /// The ids of the two arms.
  public let first: String
  public let second: String
  /// How many problems both have, and which only one of them has.
  public let problems: Int
  public let onlyInFirst: [String]
  public let onlyInSecond: [String]
  /// For each k that both have samples enough for.
  public private(set) var points: [Point]
  /// Problems with a passing sample in one of the arms only.
  public let flipped: FlippedProblems?
  /// Equal programs of a problem whose verdicts differ: the judge, its limits or its Python do.
  public let rejudged: [Rejudged]

  /// pass@k of both arms.
  public struct Point: Sendable {
    public let comparison: PairedComparison
    /// The permutation test's p, adjusted for the number of comparisons between the reports.
    public fileprivate(set) var adjustedP: Double
  }

  /// An equal program with two verdicts.
  public struct Rejudged: Hashable, Sendable {
    public let problem: String
    public let programSHA256: String
    public let first: String
    public let second: String
  }

  /// - Throws: ``ReportingError/unexpected(_:)``; arms without a common problem have no points.
  init(
    _ first: JudgedArm, _ second: JudgedArm, ks: [Int], seed: Int
  ) throws(ReportingError) {
    self.first = first.arm.id
    self.second = second.arm.id
    let (ours, theirs) = (first.tallies.entries, second.tallies.entries)
    let (known, others) = (Set(ours.map(\.problem)), Set(theirs.map(\.problem)))
    onlyInFirst = ours.map(\.problem).filter { !others.contains($0) }
    onlyInSecond = theirs.map(\.problem).filter { !known.contains($0) }
    problems = known.intersection(others).count
    rejudged = Self.rejudged(first, second)
    guard problems > 0 else {
      points = []
      flipped = nil
      return
    }
    do {
      let pair = try PairedArms(
        Statistics.Arm(ours.filter { others.contains($0.problem) }),
        Statistics.Arm(theirs.filter { known.contains($0.problem) }))
      let largest = min(
        pair.pairs.map(\.first.n).min() ?? 0, pair.pairs.map(\.second.n).min() ?? 0)
      var generator = Philox(
        seed: UInt64(bitPattern: Int64(seed)), path: ["difference", first.arm.id])
      flipped = pair.flippedProblems(by: .someSample)
      // A single pair has no interval over problems.
      points =
        try pair.pairs.count < 2
        ? []
        : ks.filter { $0 <= largest }.map { k in
          let comparison = try pair.compare(at: k, using: &generator)
          return Point(comparison: comparison, adjustedP: comparison.test.p)
        }
    } catch {
      throw .unexpected("\(error)")
    }
  }

  /// The same with the p of all points of all arms adjusted together.
  static func adjusted(_ arms: [ArmDifference]) -> [ArmDifference] {
    let p = HolmAdjustment.adjusted(arms.flatMap { $0.points.map(\.comparison.test.p) })
    var place = 0
    return arms.map { arm in
      var arm = arm
      for index in arm.points.indices {
        arm.points[index].adjustedP = p[place]
        place += 1
      }
      return arm
    }
  }

  private static func rejudged(_ first: JudgedArm, _ second: JudgedArm) -> [Rejudged] {
    var verdicts: [[String]: String] = [:]
    for sample in first.samples {
      verdicts[[sample.taskID, sample.programSHA256]] = sample.verdict
    }
    var seen: Set<[String]> = []
    return second.samples.compactMap { sample in
      let key = [sample.taskID, sample.programSHA256]
      guard let verdict = verdicts[key], verdict != sample.verdict, seen.insert(key).inserted
      else { return nil }
      return Rejudged(
        problem: sample.taskID, programSHA256: sample.programSHA256, first: verdict,
        second: sample.verdict)
    }
  }
}
