import ExperimentSpecs
import Statistics

extension ResultTable {
  /// What choosing one of k samples is worth, by each heuristic: figures 7 and 10 of the paper, with
  /// the exact expectation over all subsets in place of one draw.
  ///
  /// - Parameter asked: The heuristics of the spec; `nil` for all that there are scores for.
  static func ranking(
    _ arms: JudgedArms, asked: RankingSpec?
  ) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "ranking",
      columns: arms.columns.names + ["k", "heuristic", "label", "pass_rate", "lower", "upper"],
      keys: ArmColumns.keys.union(["k", "heuristic", "label"]))
    for heuristic in (asked ?? .all).heuristics {
      var missing: [String] = []
      for arm in arms.arms {
        guard let ranked = try RankedSamples(arm, by: heuristic) else {
          missing.append(arm.arm.id)
          continue
        }
        let ks = arms.counts(upTo: arm.tallies.largestK)
        for point in try ranked.passRates(ofBestOf: ks, seed: arms.seed) {
          table.add(
            arms.columns.cells(of: arm.arm) + [
              .integer(point.k), .text(heuristic.rawValue), .text(heuristic.label),
              .number(point.value), Cell(point.interval?.lower), Cell(point.interval?.upper),
            ], from: arm.evidence([point.signature]))
        }
      }
      if asked != nil, !missing.isEmpty {
        table.notes.append(
          "no ranking by \(heuristic.label.lowercased()) for \(missing.joined(separator: ", ")): "
            + "the samples do not carry its score")
      }
    }
    return table
  }

  /// Each model at the temperature nearest to 0.8, as in figure 1 of the paper: pass@1, and what
  /// choosing one of up to 100 samples by mean log-probability or by an oracle is worth.
  static func performance(_ arms: JudgedArms) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "performance",
      columns: arms.columns.names + ["heuristic", "label", "k", "pass_rate", "lower", "upper"],
      keys: ArmColumns.keys.union(["heuristic", "label", "k"]))
    let nearest = TemperatureGroup.groups(arms).compactMap { group in
      group.arms.min { Self.distance($0) < Self.distance($1) }
    }
    for heuristic in [RankingHeuristic.random, .meanLogP, .oracle] {
      for arm in nearest {
        guard let ranked = try RankedSamples(arm, by: heuristic) else { continue }
        let k = heuristic == .random ? 1 : min(100, arm.tallies.largestK)
        let name = heuristic == .random ? "pass@1" : "\(heuristic.label.lowercased()) of \(k)"
        for point in try ranked.passRates(ofBestOf: [k], seed: arms.seed) {
          table.add(
            arms.columns.cells(of: arm.arm) + [
              .text(heuristic.rawValue), .text("\(arm.arm.model.familyLabel), \(name)"),
              .integer(k), .number(point.value), Cell(point.interval?.lower),
              Cell(point.interval?.upper),
            ],
            from: arm.evidence([
              point.signature, Signature("temperature", ["nearest": "0.8"], version: "1"),
            ]))
        }
      }
    }
    return table
  }

  private static func distance(_ arm: JudgedArm) -> Double {
    arm.arm.temperature.map { abs($0 - 0.8) } ?? 0
  }
}
