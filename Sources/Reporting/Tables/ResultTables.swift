import ExperimentSpecs
import Statistics

/// All tables that follow from an experiment's records, by name.
///
/// | name | a row for each | columns beside arm, model, temperature |
/// |---|---|---|
/// | `pass_at_k` | arm and k, from 1 to the smallest n | `k`, `pass_at_k`, `lower`, `upper` |
/// | `summary` | arm and k of the spec | the same |
/// | `problems` | arm and problem | `task_id`, `n`, `c`, `pass_rate`, `lower`, `upper` |
/// | `pass_rates` | arm and bin of pass rates | `from`, `to`, `problems` |
/// | `verdicts` | arm and kind of verdict | `verdict`, `samples`, `share` |
/// | `arms` | arm | `problems`, `samples`, `programs`, `passed`, `solved`, `unsampled` |
///
/// The tables of the spec's `data` are among them under their own names; beside one with the columns
/// `k` and `pass_at_k` there is `against_<name>`, with what was measured, `published`, `difference`
/// and `inside`.
struct ResultTables: Sendable {
  /// In the order of the table above.
  let tables: [ResultTable]
  /// What a reader must know about what is not in them.
  let notes: [String]

  /// - Parameter data: The tables of the spec's `data`.
  /// - Throws: ``ReportingError/statistics(_:)``, ``ReportingError/noSamples``.
  init(
    _ records: Records, spec: ExperimentSpec, data: [ResultTable]
  ) throws(ReportingError) {
    var arms: [JudgedArm] = []
    for (arm, samples) in zip(spec.arms, records.arms) {
      if let judged = try JudgedArm(arm, samples, problems: records.problems) {
        arms.append(judged)
      }
    }
    guard !arms.isEmpty || !records.models.isEmpty else { throw .noSamples }
    let seed = spec.sampling.seed
    let curves = try Self.passAtK("pass_at_k", arms, seed: seed) { Array(1...max(1, $0)) }
    let measured = [
      curves, try Self.passAtK("summary", arms, seed: seed) { _ in spec.k },
      try Self.problems(arms),
      try Self.passRates(arms),
      Self.verdicts(arms),
      Self.arms(arms),
    ]
    tables =
      measured + (try Self.models(records.models, spec: spec)) + data
      + data.compactMap { ResultTable.comparison(of: curves, with: $0) }
    notes = Self.notes(arms, spec: spec, records: records)
  }

  subscript(name: String) -> ResultTable? { tables.first { $0.name == name } }

  /// All formulas that the tables are computed by, in the order of their first use.
  var formulas: [Provenance.Formula] {
    var seen: Set<String> = []
    return tables.flatMap { $0.evidence.flatMap(\.formulas) }.compactMap { formula in
      let signature = formula.withoutK
      guard seen.insert(signature).inserted else { return nil }
      return Provenance.Formula(
        name: formula.formula, version: formula.version, signature: signature)
    }
  }

  private static func passAtK(
    _ name: String, _ arms: [JudgedArm], seed: Int, ks: (Int) -> [Int]
  ) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      name, columns: JudgedArm.columns + ["k", "pass_at_k", "lower", "upper"],
      keys: JudgedArm.keys.union(["k"]))
    for (arm, firstRow) in zip(arms, firstRows(arms)) {
      for point in try arm.curve(ks(arm.tallies.largestK), seed: seed) {
        table.add(
          arm.cells + [
            .integer(point.k), .number(point.value), .number(point.interval.lower),
            .number(point.interval.upper),
          ], from: arm.evidence([point.signature], firstRow: firstRow))
      }
    }
    return table
  }

  private static func problems(_ arms: [JudgedArm]) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "problems",
      columns: JudgedArm.columns + ["task_id", "n", "c", "pass_rate", "lower", "upper"],
      keys: JudgedArm.keys.union(["task_id"]))
    for arm in arms {
      for (entry, lines) in zip(arm.tallies.entries, arm.lines) {
        let estimate: Estimate
        do {
          estimate = try entry.tally.passAtK(1, level: 0.95)
        } catch {
          throw .statistics(error)
        }
        table.add(
          arm.cells + [
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

  private static func passRates(_ arms: [JudgedArm]) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "pass_rates", columns: JudgedArm.columns + ["from", "to", "problems"],
      keys: JudgedArm.keys.union(["from", "to"]))
    let bins = 20
    for (arm, firstRow) in zip(arms, firstRows(arms)) {
      let histogram: Histogram
      do {
        histogram = try arm.tallies.passRateHistogram(bins: bins)
      } catch {
        throw .unexpected("\(error)")
      }
      let members = arm.tallies.entries.map { $0.tally.passRateBin(of: bins) }
      for (bin, count) in histogram.counts.enumerated() {
        let inside = arm.tallies.entries.indices.filter { members[$0] == bin }
        let tallies = inside.map { arm.tallies.entries[$0].tally }
        table.add(
          arm.cells + [
            .number(histogram.edges[bin]), .number(histogram.edges[bin + 1]), .integer(count),
          ],
          from: Evidence(
            formulas: [histogram.signature],
            counts: Evidence.Counts(
              problems: inside.count, n: tallies.reduce(0) { $0 + $1.n },
              c: tallies.reduce(0) { $0 + $1.c }),
            sources: inside.isEmpty
              ? [] : [.rows(table: "problems", inside.map { firstRow + $0 })]))
      }
    }
    return table
  }

  private static func verdicts(_ arms: [JudgedArm]) -> ResultTable {
    var table = ResultTable(
      "verdicts", columns: JudgedArm.columns + ["verdict", "samples", "share"],
      keys: JudgedArm.keys.union(["verdict"]))
    let formula = Signature("share", ["of": "samples-by-verdict"], version: "1")
    for arm in arms {
      let groups = Dictionary(grouping: arm.samples, by: \.verdict)
      let counts = groups.mapValues(\.count)
      for (verdict, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
        let share = Double(count) / Double(arm.samples.count)
        let group = groups[verdict] ?? []
        table.add(
          arm.cells + [.text(verdict), .integer(count), .number(share)],
          from: Evidence(
            formulas: [formula],
            counts: Evidence.Counts(
              problems: Set(group.map(\.taskID)).count, n: count, c: group.count { $0.passed }),
            sources: [
              .records(arm: arm.arm.id, lines: 1...arm.samples.count, verdict: verdict)
            ]))
      }
    }
    return table
  }

  private static func arms(_ arms: [JudgedArm]) -> ResultTable {
    var table = ResultTable(
      "arms",
      columns: JudgedArm.columns + [
        "problems", "samples", "programs", "passed", "solved", "unsampled",
      ], keys: JudgedArm.keys)
    let formula = Signature("count", ["of": "samples-and-problems"], version: "1")
    for (arm, firstRow) in zip(arms, firstRows(arms)) {
      let programs = Set(arm.samples.map { [$0.taskID, $0.programSHA256] })
      table.add(
        arm.cells + [
          .integer(arm.tallies.entries.count), .integer(arm.samples.count),
          .integer(programs.count), .integer(arm.samples.count { $0.passed }),
          .integer(arm.tallies.entries.count { $0.tally.c > 0 }), .integer(arm.unsampled.count),
        ], from: arm.evidence([formula], firstRow: firstRow))
    }
    return table
  }

  /// Where each arm begins in the table of problems, in rows from 1.
  private static func firstRows(_ arms: [JudgedArm]) -> [Int] {
    var row = 1
    return arms.map { arm in
      defer { row += arm.tallies.entries.count }
      return row
    }
  }

  private static func notes(
    _ arms: [JudgedArm], spec: ExperimentSpec, records: Records
  ) -> [String] {
    var notes: [String] = []
    for arm in arms {
      if !arm.unsampled.isEmpty {
        notes.append(
          "\(arm.arm.id): no samples of \(arm.unsampled.count) problems, which are left out of its "
            + "numbers: \(arm.unsampled.prefix(10).joined(separator: ", "))"
            + (arm.unsampled.count > 10 ? ", …" : ""))
      }
      let impossible = spec.k.filter { $0 > arm.tallies.largestK }
      if !impossible.isEmpty {
        notes.append(
          "\(arm.arm.id): no pass@k for k = \(impossible.map(String.init).joined(separator: ", ")): "
            + "some problem has only \(arm.tallies.largestK) samples")
      }
    }
    let unsound = records.problems.filter { $0.reference != "passed" }
    if !unsound.isEmpty {
      notes.append(
        "the reference solutions of \(unsound.count) problems are missing or do not pass: "
          + unsound.prefix(10).map(\.taskID).joined(separator: ", "))
    }
    let together = records.problems.filter { $0.isolation != "apart" }
    if !together.isEmpty {
      notes.append(
        "the tests of \(together.count) problems could not run apart from the program and were "
          + "judged in one process with it: "
          + together.prefix(10).map(\.taskID).joined(separator: ", "))
    }
    return notes
  }
}
