import ExperimentSpecs
import Randomness
import Statistics

extension ResultTable {
  /// How like the reference solutions passed and failed samples are, by problem and over all.
  ///
  /// `auc` is the chance that a passed sample has the higher BLEU, with its interval; over all
  /// problems it is the mean over those that have samples of both kinds.
  static func bleu(
    _ arms: JudgedArms, _ comparisons: BLEUComparisons
  ) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "bleu",
      columns: arms.columns.names + [
        "task_id", "passed", "failed", "bleu_passed", "bleu_failed", "overlap", "auc", "lower",
        "upper",
      ], keys: ArmColumns.keys.union(["task_id"]))
    table.notes = comparisons.notes
    table.absence = comparisons.absence
    for comparison in comparisons.arms where !comparison.problems.isEmpty {
      try table.addAll(comparison, arms)
      for problem in comparison.problems {
        let separation = problem.separation
        table.add(
          arms.columns.cells(of: comparison.arm.arm) + [
            .text(problem.taskID), .integer(problem.passed.count), .integer(problem.failed.count),
            Cell(problem.passed.meanOrNil), Cell(problem.failed.meanOrNil), Cell(problem.overlap),
            Cell(separation?.area), Cell(separation?.interval?.lower),
            Cell(separation?.interval?.upper),
          ],
          from: comparison.evidence(
            of: [problem], [BLEUComparison.formula] + [separation?.signature].compactMap { $0 }))
      }
    }
    return table
  }

  private mutating func addAll(
    _ comparison: BLEUComparison, _ arms: JudgedArms
  ) throws(ReportingError) {
    let problems = comparison.problems
    let both = problems.filter { $0.balance > 0 }
    let areas = both.compactMap { $0.separation?.area }
    let formula = Signature("auc", ["ties": "half"], version: "1")
    var estimate: Estimate?
    if areas.count > 1 {
      var generator = Philox(
        seed: UInt64(bitPattern: Int64(arms.seed)), path: ["bleu", comparison.arm.arm.id])
      do {
        estimate = try Bootstrap.standard.mean(of: areas, formula: formula, using: &generator)
      } catch {
        throw .unexpected("\(error)")
      }
    }
    add(
      arms.columns.cells(of: comparison.arm.arm) + [
        .text("all problems"), .integer(problems.reduce(0) { $0 + $1.passed.count }),
        .integer(problems.reduce(0) { $0 + $1.failed.count }),
        Cell(both.compactMap(\.passed.meanOrNil).meanOrNil),
        Cell(both.compactMap(\.failed.meanOrNil).meanOrNil),
        Cell(both.compactMap(\.overlap).meanOrNil), Cell(areas.meanOrNil),
        Cell(estimate?.interval.lower), Cell(estimate?.interval.upper),
      ],
      from: comparison.evidence(
        of: problems, [BLEUComparison.formula, estimate?.signature ?? formula]))
  }

  /// How BLEU spreads over the passed and the failed samples of single problems, in 20 bins from 0 to
  /// the problem's largest score: the share of samples per unit of BLEU, and a smooth density where the scores
  /// are not nearly all the same.
  static func bleuDensity(
    _ arms: JudgedArms, _ comparisons: BLEUComparisons
  ) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "bleu_density",
      columns: arms.columns.names + [
        "task_id", "result", "from", "to", "samples", "density", "smooth",
      ], keys: ArmColumns.keys.union(["task_id", "result", "from", "to"]))
    table.notes = comparisons.notes
    table.absence = comparisons.absence
    for comparison in comparisons.arms {
      for problem in comparisons.isChosen ? comparison.problems : comparison.mostBalanced {
        for (result, scores) in [("passed", problem.passed), ("failed", problem.failed)] {
          try table.addBins(result, scores, of: problem, comparison, arms)
        }
      }
    }
    return table
  }

  private mutating func addBins(
    _ result: String, _ scores: [Double], of problem: BLEUComparison.Problem,
    _ comparison: BLEUComparison, _ arms: JudgedArms
  ) throws(ReportingError) {
    let histogram: Histogram
    do {
      histogram = try Histogram(
        scores, bins: 20, from: 0, to: problem.largest > 0 ? problem.largest : 1)
    } catch {
      throw .unexpected("\(error)")
    }
    // The curve is drawn through the middles of the bins, which miss the peaks of a narrower one.
    let binWidth = histogram.edges[1] - histogram.edges[0]
    let density = (try? KernelDensity(scores)).flatMap { $0.bandwidth >= binWidth / 2 ? $0 : nil }
    let formulas = [
      BLEUComparison.formula,
      Signature(
        "histogram", ["bins": "20", "from": "0", "to": "largest-of-problem"], version: "1"),
    ]
    let evidence = comparison.evidence(
      of: [problem], formulas + [density?.signature].compactMap { $0 })
    for bin in histogram.counts.indices {
      let (from, to) = (histogram.edges[bin], histogram.edges[bin + 1])
      add(
        arms.columns.cells(of: comparison.arm.arm) + [
          .text(problem.taskID), .text(result), .number(from), .number(to),
          .integer(histogram.counts[bin]), .number(histogram.densities[bin]),
          Cell(density?.density(at: (from + to) / 2)),
        ], from: evidence)
    }
  }
}

/// All arms of a report compared with the reference solutions.
struct BLEUComparisons {
  let arms: [BLEUComparison]
  /// Whether the spec chooses the problems.
  let isChosen: Bool
  let notes: [String]
  /// Why nothing can be compared.
  let absence: String?

  init(_ arms: JudgedArms, _ spec: BLEUSpec?, hasTexts: Bool) throws(ReportingError) {
    let wanted = spec?.problems.map(Set.init)
    isChosen = wanted != nil
    let references = Dictionary(
      arms.problems.compactMap { problem in
        problem.canonicalSolution.map { (problem.taskID, $0) }
      }, uniquingKeysWith: { first, _ in first })
    if let absence = Self.absence(arms, spec, references, hasTexts: hasTexts) {
      (self.arms, notes, self.absence) = ([], [], absence)
      return
    }
    let cap = spec?.samples ?? BLEUSpec.defaultSamples
    let problems = max(1, wanted?.count ?? arms.problems.count)
    let most = max(1, cap / problems / max(1, arms.arms.count))
    self.arms = try arms.arms.map { (arm) throws(ReportingError) in
      try BLEUComparison(arm, references: references, wanted: wanted, most: most)
    }
    let isCut = arms.arms.contains { $0.tallies.entries.contains { $0.tally.n > most } }
    notes =
      isCut
      ? ["BLEU: the first \(ShownTable.grouped(most)) samples of each problem are compared"] : []
    absence = nil
  }

  private static func absence(
    _ arms: JudgedArms, _ spec: BLEUSpec?, _ references: [String: String], hasTexts: Bool
  ) -> String? {
    guard hasTexts else {
      return "BLEU compares the samples' texts; let `report.publish` be `all`"
    }
    let known = Set(arms.problems.map(\.taskID))
    if let unknown = spec?.problems?.filter({ !known.contains($0) }), !unknown.isEmpty {
      return "`bleu.problems` names what is no problem here: " + unknown.joined(separator: ", ")
    }
    return references.isEmpty ? "the problems have no reference solutions" : nil
  }
}

extension BLEUComparison {
  fileprivate func evidence(of problems: [Problem], _ formulas: [Signature]) -> Evidence {
    var evidence = arm.evidence(formulas, of: problems.map(\.place))
    let passed = problems.reduce(0) { $0 + $1.passed.count }
    evidence.counts = Evidence.Counts(
      problems: problems.count, n: passed + problems.reduce(0) { $0 + $1.failed.count }, c: passed)
    if problems.count == 1 {
      evidence.sources += problems.map { .records(arm: arm.arm.id, lines: $0.lines) }
    }
    return evidence
  }
}

extension [Double] {
  /// The mean; `nil` of nothing.
  fileprivate var meanOrNil: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }
}
