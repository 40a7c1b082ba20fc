import ExperimentSpecs
import Statistics

extension ResultTable {
  /// The temperature with the highest pass@k of each model, for every k up to 100 and then some:
  /// figures 5 and 9 of the paper, with how sure it is.
  static func bestTemperature(_ arms: JudgedArms) throws(ReportingError) -> ResultTable {
    let keys = arms.columns.ofModel + ["k"]
    var table = ResultTable(
      "best_temperature",
      columns: keys + ["temperature", "from", "to", "share", "pass_at_k"], keys: Set(keys))
    for group in TemperatureGroup.groups(arms) {
      let n = group.largestK
      let ks = Set(1...min(100, n)).union(arms.counts(upTo: n)).sorted()
      for best in try group.best(ks, seed: arms.seed) {
        table.add(
          arms.columns.cells(of: group.model, label: group.label) + [
            .integer(best.k), Cell(group.arms[best.place].arm.temperature),
            Cell(best.plausible.first), Cell(best.plausible.last), Cell(best.share),
            .number(best.value),
          ], from: group.evidence([best.signature]))
      }
    }
    return table
  }

  /// pass@k of each model at its best temperature, for the k of the spec: figure 6 of the paper.
  ///
  /// The interval is that of the arm at this temperature; it does not cover the choice of it.
  /// `tokens` is what a model read, itself and not its base; only models that are trained tell.
  static func passAtBestTemperature(_ arms: JudgedArms) throws(ReportingError) -> ResultTable {
    let keys = arms.columns.ofModel + ["k"]
    var table = ResultTable(
      "pass_at_best_temperature",
      columns: keys + ["temperature", "pass_at_k", "lower", "upper", "tokens"], keys: Set(keys))
    for group in TemperatureGroup.groups(arms) {
      let tokens = group.model.tokensRead.map { Cell.integer($0) } ?? .missing
      let ks = arms.ks.filter { $0 <= group.largestK }
      for best in try group.best(ks, seed: arms.seed) {
        guard let point = try group.passAtK(best.k, at: best.place, seed: arms.seed) else {
          continue
        }
        table.add(
          arms.columns.cells(of: group.model, label: group.label) + [
            .integer(best.k), Cell(group.arms[best.place].arm.temperature), .number(point.value),
            .number(point.interval.lower), .number(point.interval.upper), tokens,
          ], from: group.evidence([point.signature, best.signature]))
      }
    }
    return table
  }
}
