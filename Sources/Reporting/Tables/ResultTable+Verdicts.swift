import ExperimentSpecs
import Statistics

extension ResultTable {
  static func verdicts(_ arms: JudgedArms) -> ResultTable {
    var table = ResultTable(
      "verdicts", columns: arms.columns.names + ["verdict", "samples", "share"],
      keys: ArmColumns.keys.union(["verdict"]))
    let formula = Signature("share", ["of": "samples-by-verdict"], version: "1")
    for arm in arms.arms {
      let groups = Dictionary(grouping: arm.samples.indices) { arm.samples[$0].verdict }
      let counts = groups.mapValues(\.count)
      for (verdict, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
        let share = Double(count) / Double(arm.samples.count)
        let group = groups[verdict] ?? []
        table.add(
          arms.columns.cells(of: arm.arm) + [.text(verdict), .integer(count), .number(share)],
          from: Evidence(
            formulas: [formula],
            counts: Evidence.Counts(
              problems: Set(group.map { arm.samples[$0].taskID }).count, n: count,
              c: group.count { arm.samples[$0].passed }),
            sources: [
              .records(arm: arm.arm.id, lines: 1...arm.samples.count, verdict: verdict)
            ]))
      }
    }
    return table
  }

  static func arms(_ arms: JudgedArms) -> ResultTable {
    var table = ResultTable(
      "arms",
      columns: arms.columns.names + [
        "problems", "samples", "programs", "passed", "solved", "unsampled",
      ], keys: ArmColumns.keys)
    let formula = Signature("count", ["of": "samples-and-problems"], version: "1")
    for arm in arms.arms {
      let programs = Set(arm.samples.map { [$0.taskID, $0.programSHA256] })
      table.add(
        arms.columns.cells(of: arm.arm) + [
          .integer(arm.tallies.entries.count), .integer(arm.samples.count),
          .integer(programs.count), .integer(arm.samples.count { $0.passed }),
          .integer(arm.tallies.entries.count { $0.tally.c > 0 }), .integer(arm.unsampled.count),
        ], from: arm.evidence([formula]))
    }
    return table
  }

  /// What samples tried that no solution needs, such as `network`; a sample may try several things.
  static func attempts(_ arms: JudgedArms) -> ResultTable {
    var table = ResultTable(
      "attempts", columns: arms.columns.names + ["attempt", "samples", "share", "passed"],
      keys: ArmColumns.keys.union(["attempt"]))
    let formula = Signature("share", ["of": "samples-by-attempt"], version: "1")
    for arm in arms.arms {
      var groups: [String: [Int]] = [:]
      for (index, sample) in arm.samples.enumerated() {
        for attempt in Set(sample.explanation?.attempts ?? []) {
          groups[attempt, default: []].append(index)
        }
      }
      for (attempt, places) in groups.sorted(by: {
        ($1.value.count, $0.key) < ($0.value.count, $1.key)
      }) {
        let samples = places.map { arm.samples[$0] }
        let passed = samples.count { $0.passed }
        table.add(
          arms.columns.cells(of: arm.arm) + [
            .text(attempt), .integer(samples.count),
            .number(Double(samples.count) / Double(arm.samples.count)), .integer(passed),
          ],
          from: Evidence(
            formulas: [formula],
            counts: Evidence.Counts(
              problems: Set(samples.map(\.taskID)).count, n: samples.count, c: passed),
            sources: [
              .records(arm: arm.arm.id, lines: (places[0] + 1)...(places[places.count - 1] + 1))
            ]))
      }
    }
    return table
  }
}
