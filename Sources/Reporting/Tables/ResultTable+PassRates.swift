import ExperimentSpecs
import Statistics

extension ResultTable {
  static func passAtK(
    _ name: String, _ arms: JudgedArms, ks: @Sendable (Int) -> [Int]
  ) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      name, columns: arms.columns.names + ["k", "pass_at_k", "lower", "upper"],
      keys: ArmColumns.keys.union(["k"]))
    let seed = arms.seed
    let curves = try arms.arms.concurrentMap { (arm) throws(ReportingError) in
      try arm.curve(ks(arm.tallies.largestK), seed: seed)
    }
    for (arm, curve) in zip(arms.arms, curves) {
      for point in curve {
        table.add(
          arms.columns.cells(of: arm.arm) + [
            .integer(point.k), .number(point.value), .number(point.interval.lower),
            .number(point.interval.upper),
          ], from: arm.evidence([point.signature]))
      }
    }
    return table
  }

  /// The points of the curves that a spec asks for, each arm's in the order of `ks`.
  static func summary(of curves: ResultTable, _ arms: JudgedArms, ks: [Int]) -> ResultTable {
    var table = ResultTable("summary", columns: curves.columns, keys: curves.keys)
    guard let arm = curves.index(of: "arm"), let k = curves.index(of: "k") else { return table }
    var places: [[Cell]: Int] = [:]
    for (place, row) in curves.rows.enumerated() { places[[row[arm], row[k]]] = place }
    for judged in arms.arms {
      for wanted in ks {
        guard let place = places[[.text(judged.arm.id), .integer(wanted)]] else { continue }
        table.add(curves.rows[place], from: curves.evidence[place])
      }
    }
    return table
  }

  static func problems(_ arms: JudgedArms) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "problems",
      columns: arms.columns.names + ["task_id", "n", "c", "pass_rate", "lower", "upper"],
      keys: ArmColumns.keys.union(["task_id"]))
    for arm in arms.arms {
      for (entry, lines) in zip(arm.tallies.entries, arm.lines) {
        let estimate: Estimate
        do {
          estimate = try entry.tally.passAtK(1, level: 0.95)
        } catch {
          throw .statistics(error)
        }
        table.add(
          arms.columns.cells(of: arm.arm) + [
            .text(entry.problem), .integer(entry.tally.n), .integer(entry.tally.c),
            .number(estimate.value), .number(estimate.interval.lower),
            .number(estimate.interval.upper),
          ],
          from: Evidence(
            formulas: [estimate.signature],
            counts: Evidence.Counts(problems: 1, n: entry.tally.n, c: entry.tally.c),
            sources: [.records(arm: arm.arm.id, lines: lines)]))
      }
    }
    return table
  }

  static func passRates(_ arms: JudgedArms) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "pass_rates", columns: arms.columns.names + ["from", "to", "problems"],
      keys: ArmColumns.keys.union(["from", "to"]))
    let bins = 20
    for arm in arms.arms {
      let histogram: Histogram
      do {
        histogram = try arm.tallies.passRateHistogram(bins: bins)
      } catch {
        throw .unexpected("\(error)")
      }
      let members = arm.tallies.entries.map { $0.tally.passRateBin(of: bins) }
      for (bin, count) in histogram.counts.enumerated() {
        let inside = arm.tallies.entries.indices.filter { members[$0] == bin }
        table.add(
          arms.columns.cells(of: arm.arm) + [
            .number(histogram.edges[bin]), .number(histogram.edges[bin + 1]), .integer(count),
          ], from: arm.evidence([histogram.signature], of: inside))
      }
    }
    return table
  }
}
