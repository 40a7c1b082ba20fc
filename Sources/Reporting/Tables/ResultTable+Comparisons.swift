import ExperimentSpecs
import Randomness
import Statistics

extension ResultTable {
  /// The most pairs of arms that are compared: eight models, each with each.
  static let mostComparisons = 28

  /// Each pair of models at the same settings on the problems of both: what pass@1 differs by, and
  /// whether that could be chance.
  ///
  /// Models that have one arm each are compared whatever their settings. A model and the one that it
  /// was fine-tuned from come first; where there are too many pairs, they are the only ones. The p
  /// values are adjusted for the number of comparisons (Holm).
  static func comparisons(_ arms: JudgedArms) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "comparisons",
      columns: [
        "first", "second", "temperature", "problems", "pass_at_1_first", "pass_at_1_second",
        "difference", "lower", "upper", "p", "adjusted_p", "gained", "lost",
      ], keys: ["first", "second", "temperature"])
    let all = pairs(arms.arms)
    let tuned = all.filter(isTuned)
    let isTooMany = all.count > mostComparisons
    let pairs =
      isTooMany && !tuned.isEmpty ? tuned : tuned + all.filter { !isTuned($0) }
    var made: [PairOfArms] = []
    for (first, second) in pairs.prefix(mostComparisons) {
      if let pair = try PairOfArms(first, second, seed: arms.seed) { made.append(pair) }
    }
    let adjusted = HolmAdjustment.adjusted(made.map(\.comparison.test.p))
    for (pair, p) in zip(made, adjusted) {
      table.add(pair.cells(adjustedP: p), from: pair.evidence)
    }
    if isTooMany {
      let which =
        tuned.isEmpty
        ? "the first \(mostComparisons)"
        : tuned.count > mostComparisons
          ? "the first \(mostComparisons) of a model and the one that it was fine-tuned from"
          : "the \(tuned.count) of a model and the one that it was fine-tuned from"
      table.notes.append("of \(all.count) pairs of models only \(which) are compared")
    }
    return table
  }

  private static func pairs(_ arms: [JudgedArm]) -> [(JudgedArm, JudgedArm)] {
    func isOnly(_ arm: JudgedArm) -> Bool {
      arms.count { $0.arm.model.name == arm.arm.model.name } == 1
    }
    return arms.indices.flatMap { index in
      arms[(index + 1)...].compactMap { other -> (JudgedArm, JudgedArm)? in
        let (one, two) = (arms[index].arm, other.arm)
        guard one.model.name != two.model.name else { return nil }
        let isAlike =
          one.temperature == two.temperature && one.topP == two.topP
          && one.maxTokens == two.maxTokens
        guard isAlike || (isOnly(arms[index]) && isOnly(other)) else { return nil }
        return (arms[index], other)
      }
    }
  }

  /// Whether one was fine-tuned from the other.
  private static func isTuned(_ pair: (JudgedArm, JudgedArm)) -> Bool {
    let (one, two) = (pair.0.arm.model, pair.1.arm.model)
    return one.base == two.name || two.base == one.name
  }
}

/// Two arms over the problems of both, with what pass@1 differs by.
private struct PairOfArms {
  let first: JudgedArm
  let second: JudgedArm
  let comparison: PairedComparison
  private let problems: Int

  /// - Returns: `nil` for arms with fewer than two problems in common.
  init?(_ first: JudgedArm, _ second: JudgedArm, seed: Int) throws(ReportingError) {
    let known = Set(first.tallies.entries.map(\.problem))
    let common = known.intersection(second.tallies.entries.map(\.problem))
    guard common.count > 1 else { return nil }
    var generator = Philox(
      seed: UInt64(bitPattern: Int64(seed)),
      path: ["comparison", first.arm.id, second.arm.id])
    do {
      let pair = try PairedArms(
        Statistics.Arm(first.tallies.entries.filter { common.contains($0.problem) }),
        Statistics.Arm(second.tallies.entries.filter { common.contains($0.problem) }))
      comparison = try pair.compare(at: 1, using: &generator)
    } catch {
      throw .unexpected("\(error)")
    }
    self.first = first
    self.second = second
    problems = common.count
  }

  func cells(adjustedP: Double) -> [ResultTable.Cell] {
    let isAlike = first.arm.temperature == second.arm.temperature
    return [
      .text(first.arm.id), .text(second.arm.id),
      isAlike ? ResultTable.Cell(first.arm.temperature) : .missing, .integer(problems),
      .number(comparison.first), .number(comparison.second),
      .number(comparison.difference.value), .number(comparison.difference.interval.lower),
      .number(comparison.difference.interval.upper), .number(comparison.test.p),
      .number(adjustedP), .integer(comparison.flipped.gained.count),
      .integer(comparison.flipped.lost.count),
    ]
  }

  var evidence: Evidence {
    let formulas = [
      comparison.difference.signature, Signature("adjustment", ["by": "holm"], version: "1"),
    ]
    let sides = [first, second].map { $0.evidence(formulas) }
    return Evidence(
      formulas: formulas,
      counts: Evidence.Counts(
        problems: problems, n: first.samples.count + second.samples.count,
        c: first.counts.c + second.counts.c),
      sources: sides.flatMap(\.sources))
  }
}

extension ResultTable {
  /// The arms in the order of their pass@k, in groups whose leader the others cannot be told from,
  /// for the k of the spec.
  static func tiers(_ arms: JudgedArms) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "tiers", columns: arms.columns.names + ["k", "pass_at_k", "tier", "p"],
      keys: ArmColumns.keys.union(["k"]))
    let common = arms.arms.dropFirst().reduce(
      Set(arms.arms[0].tallies.entries.map(\.problem))
    ) { $0.intersection($1.tallies.entries.map(\.problem)) }
    guard common.count > 1 else { return table }
    let largestK = arms.arms.map(\.tallies.largestK).min() ?? 0
    var generator = Philox(seed: UInt64(bitPattern: Int64(arms.seed)), path: ["tiers"])
    do {
      let named = try arms.arms.map { arm in
        let entries = arm.tallies.entries.filter { common.contains($0.problem) }
        return (name: arm.arm.id, arm: try Statistics.Arm(entries))
      }
      for k in arms.ks where k <= largestK {
        let tiers = try Tiers(named, at: k, using: &generator)
        for place in tiers.places {
          guard let arm = arms.arms.first(where: { $0.arm.id == place.name }) else { continue }
          table.add(
            arms.columns.cells(of: arm.arm) + [
              .integer(k), .number(place.value), .integer(place.tier), Cell(place.pAgainstLeader),
            ], from: arm.evidence([tiers.signature]))
        }
      }
    } catch {
      throw .unexpected("\(error)")
    }
    return table
  }
}
