import ExperimentSpecs
import Statistics

extension ResultTable {
  /// What became of the functions of real modules that were traced: for all together, `tracing`, and by
  /// module, `traced_modules`.
  ///
  /// The columns of the first are `outcome` and `functions`: first those traced, then the reasons that
  /// keep functions from being problems, then what is left. Those of the second are `module`,
  /// `passed_runs` (how many of the two runs of its tests passed), `traced`, `problems`, `too_long` for
  /// the model, and `solved`; of a module without tests there is only the name.
  static func tracing(_ rows: MeasuredRows) -> [ResultTable] {
    var all = ResultTable("tracing", columns: ["outcome", "functions"], keys: ["outcome"])
    var modules = ResultTable(
      "traced_modules",
      columns: ["module", "passed_runs", "traced", "problems", "too_long", "solved"],
      keys: ["module"])
    let own = rows.groups(.tracing).flatMap(\.rows)
    let formula = Signature("count", version: "1")
    let outcomes = MeasuredRows.grouped(own) { $0.label("outcome") }
    for (outcome, rows) in outcomes.enumerated().sorted(by: {
      (rank($0.element.name), $0.offset) < (rank($1.element.name), $1.offset)
    }).map(\.element) {
      all.add(
        [.text(outcome), .integer(Int(rows.sum("functions")))], from: rows.evidence([formula]))
    }
    for (module, rows) in MeasuredRows.grouped(own, by: { $0.label("module") }) {
      func count(_ outcome: String) -> Cell {
        rows.first { $0.label("outcome") == outcome }
          .map { .integer(Int($0.number("functions"))) } ?? .missing
      }
      let runs = rows.compactMap { $0.record.numbers["passed_runs"] }.first
      modules.add(
        [.text(module), runs.map { .integer(Int($0)) } ?? .missing]
          + ["traced", "a problem", "too long for the model", "solved"].map(count),
        from: rows.evidence([formula]))
    }
    if own.allSatisfy({ $0.label("outcome") == "no tests installed" }) {
      all.notes.append(
        "nothing was traced: Python's own tests are not installed here; Debian has them in "
          + "libpython3-testsuite")
    }
    return [all, modules]
  }

  /// Before the reasons, among them, or behind them.
  private static func rank(_ outcome: String) -> Int {
    switch outcome {
    case "no tests installed": -2
    case "traced": -1
    case "a problem": 1
    case "too long for the model": 2
    case "solved": 3
    default: 0
    }
  }
}
