import ExperimentSpecs
import Randomness
import Statistics

extension ResultTable {
  /// How much of the samples stands verbatim in what their model read, beside the reference solutions,
  /// which do not come from there.
  ///
  /// Columns: those of arms, `of` (`samples` or `reference solutions`), `measure` (see
  /// ``MemoryMeasure``), `label`, `share` of the texts of a problem in the mean over problems, with an
  /// interval over problems, `texts`, and `longest`, the longest run of tokens among all.
  static func memorised(
    _ rows: MeasuredRows, spec: ExperimentSpec, arms: JudgedArms
  ) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "memorised",
      columns: arms.columns.names + [
        "of", "measure", "label", "share", "lower", "upper", "texts", "longest",
      ], keys: ArmColumns.keys.union(["of", "measure", "label"]))
    let solutions = "reference solutions"
    let blank = [Cell](repeating: .missing, count: arms.columns.names.count - 2)
    for (_, all) in rows.groups(.memorised) {
      for (arm, own) in MeasuredRows.grouped(all, by: { $0.record.labels["arm"] ?? "" }) {
        let known = spec.arms.first { $0.id == arm }
        let cells = known.map(arms.columns.cells) ?? [.text(solutions), .text(solutions)] + blank
        let longest = own.map { $0.number("longest_run") }.max() ?? 0
        for measure in MemoryMeasure.allCases {
          let share = try measure.share(own, seed: spec.sampling.seed)
          table.add(
            cells + [
              .text(known == nil ? solutions : "samples"), .text(measure.rawValue),
              .text(measure.label), .number(share.value), .number(share.interval.lower),
              .number(share.interval.upper), .integer(own.count), .integer(Int(longest)),
            ], from: own.evidence([share.signature]))
        }
      }
    }
    return table
  }

  /// Which modules models import where they begin a file, beside the share of the corpus's files that
  /// begin alike and do.
  ///
  /// Columns: `model`, `label`, `non_embedding`, `prompt` (from 1), `module` (`none` for no import),
  /// `share`, `lower`, `upper`, `samples`, `corpus_share`, `files`.
  static func imports(
    _ rows: MeasuredRows, spec: ExperimentSpec
  ) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "imports",
      columns: [
        "model", "label", "non_embedding", "prompt", "module", "share", "lower", "upper",
        "samples", "corpus_share", "files",
      ], keys: ["model", "label", "prompt", "module"])
    for row in rows.groups(.imports).flatMap(\.rows) {
      let model = spec.models.first { $0.name == row.label("model") }
      let module = row.label("module")
      do throws(PassAtKError) {
        let share = try SampleTally(
          n: Int(row.number("samples")), c: Int(row.number("suggested"))
        ).passAtK(1, level: 0.95)
        let formula = Signature(
          "suggested-share", ["interval": share.interval.method.description], version: "1")
        table.add(
          [
            .text(row.label("model")), .text(model?.label ?? row.label("model")),
            model?.parameters.map { .integer($0) } ?? .missing,
            .integer(Int(row.number("prompt")) + 1), .text(module.isEmpty ? "none" : module),
            .number(share.value), .number(share.interval.lower), .number(share.interval.upper),
            .integer(Int(row.number("samples"))),
            row.number("files") > 0 ? .number(row.number("known") / row.number("files")) : .missing,
            .integer(Int(row.number("files"))),
          ], from: [row].evidence([formula]))
      } catch {
        throw .statistics(error)
      }
    }
    return table
  }

  /// What training each model took: operations, processor time, and energy at an assumed power.
  ///
  /// Columns: `model`, `label`, `non_embedding`, `tokens`, `petaflop_days` (6 N D), `cpu_seconds` (of
  /// all steps, from some that were timed), `operations_per_second`, `watts`, `watt_hours`.
  static func cost(
    _ rows: MeasuredRows, records: Records, spec: ExperimentSpec
  ) -> ResultTable {
    var table = ResultTable(
      "cost",
      columns: [
        "model", "label", "non_embedding", "tokens", "petaflop_days", "cpu_seconds",
        "operations_per_second", "watts", "watt_hours",
      ], keys: ["model", "label"])
    let formulas = [
      Signature(
        "training-compute", ["flops": "6-non-embedding-parameters-tokens"], version: "1"),
      Signature("training-energy", ["joules": "cpu-seconds-watts"], version: "1"),
    ]
    for row in rows.groups(.cost).flatMap(\.rows) {
      guard let record = records.models.first(where: { $0.model == row.label("model") }),
        row.number("timed_steps") > 0
      else { continue }
      let tokens = record.losses.last?.tokens ?? 0
      let operations = 6 * Double(record.nonEmbeddingParameters) * Double(tokens)
      let seconds = row.number("cpu_seconds") / row.number("timed_steps") * row.number("steps")
      table.add(
        [
          .text(record.model),
          .text(spec.models.first { $0.name == record.model }?.label ?? record.model),
          .integer(record.nonEmbeddingParameters), .integer(tokens),
          .number(operations / (1e15 * 86400)), .number(seconds),
          seconds > 0 ? .number(operations / seconds) : .missing, .number(row.number("watts")),
          .number(seconds * row.number("watts") / 3600),
        ], from: [row].evidence(formulas))
    }
    return table
  }
}

/// What counts as verbatim: a run of so many tokens, or all of a text.
private enum MemoryMeasure: String, CaseIterable {
  case run13 = "13-tokens"
  case run25 = "25-tokens"
  case run50 = "50-tokens"
  case run100 = "100-tokens"
  case whole = "whole"
  case wholeLines = "lines"
  case line = "one-line"

  var label: String {
    switch self {
    case .run13: "13 tokens in a row"
    case .run25: "25 tokens in a row"
    case .run50: "50 tokens in a row"
    case .run100: "100 tokens in a row"
    case .whole: "all of it in a row"
    case .wholeLines: "three lines in a row"
    case .line: "a line"
    }
  }

  private func holds(_ row: MeasuredRows.Row) -> Bool {
    let run = row.number("longest_run")
    return switch self {
    case .run13: run >= 13
    case .run25: run >= 25
    case .run50: run >= 50
    case .run100: run >= 100
    case .whole: run > 0 && run == row.number("tokens")
    case .wholeLines: row.number("longest_run_of_lines") >= 3
    case .line: row.number("longest_run_of_lines") >= 1
    }
  }

  /// The mean over problems of the share of their texts.
  func share(_ rows: [MeasuredRows.Row], seed: Int) throws(ReportingError) -> Estimate {
    let shares = MeasuredRows.grouped(rows) { $0.label("task_id") }.map { problem in
      Double(problem.rows.count(where: holds)) / Double(problem.rows.count)
    }
    var generator = Philox(seed: UInt64(bitPattern: Int64(seed)), path: ["memorised"])
    do throws(BootstrapError) {
      return try Bootstrap.standard.mean(
        of: shares, formula: Signature("verbatim-share", ["run": rawValue], version: "1"),
        using: &generator)
    } catch {
      throw .unexpected("\(error)")
    }
  }
}
