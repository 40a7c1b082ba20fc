import ExperimentSpecs
import Testing

@testable import Reporting

@Suite struct TemperatureTableTests {
  /// Cold is right more often, hot solves more problems.
  private let sweep = SweepRecords(arms: [
    SweepRecords.Arm(name: "a", temperature: 0.8, fates: ["+---", "-+--", "--+-", "---+"]),
    SweepRecords.Arm(name: "a", temperature: 0.2, fates: ["++++", "----", "++--", "----"]),
    SweepRecords.Arm(name: "b", temperature: 0.2, fates: ["----", "----", "----", "+---"]),
  ])

  private func tables(_ sweep: SweepRecords, _ name: String) throws -> ResultTable {
    try #require(
      ResultTables(sweep.records, spec: sweep.spec().spec, data: [], where: { $0 == name })[name])
  }

  @Test func theBestTemperatureRisesWithK() throws {
    let table = try tables(sweep, "best_temperature")
    // pass@k by hand: cold 6/16, (1 + 5/6)/4, (1 + 1)/4 …; hot k/4.
    #expect(table.numbers("temperature", where: ["model": "a"]) == [0.2, 0.8, 0.8, 0.8])
    let values = table.numbers("pass_at_k", where: ["model": "a"]).compactMap { $0 }
    #expect(zip(values, [0.375, 0.5, 0.75, 1]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(table.numbers("from", where: ["model": "a", "k": "1"]) == [0.2])
    #expect(table.numbers("share", where: ["model": "b", "k": "1"]) == [1])
    let share = try #require(table.numbers("share", where: ["model": "a", "k": "4"])[0])
    // All four problems solved by hot in every resample; cold equals it where a resample misses
    // both problems that it never solves: one in 2⁴.
    #expect(abs(share - (1 - 0.5 / 16)) < 0.005)
    let evidence = table.evidence[0]
    #expect(evidence.counts == Evidence.Counts(problems: 4, n: 32, c: 10))
    #expect(evidence.sources.first == .rows(table: "problems", Array(1...8)))
  }

  @Test func theHullHasTheIntervalOfItsArm() throws {
    let hull = try tables(sweep, "pass_at_best_temperature")
    #expect(hull.texts("model") == ["a", "a", "b", "b"])
    #expect(hull.numbers("temperature") == [0.2, 0.8, 0.2, 0.2])
    let summary = try tables(sweep, "summary")
    for end in ["pass_at_k", "lower", "upper"] {
      #expect(
        hull.numbers(end, where: ["model": "a", "k": "2"])
          == summary.numbers(end, where: ["arm": "a_T0.8", "k": "2"]))
    }
  }

  @Test func aSingleProblemHasABestTemperatureWithoutAShare() throws {
    var one = sweep
    one.arms = one.arms.map { arm in
      var arm = arm
      arm.fates = [arm.fates[2]]
      return arm
    }
    let table = try tables(one, "best_temperature")
    #expect(table.numbers("temperature", where: ["model": "a", "k": "1"]) == [0.2])
    #expect(table.numbers("share").allSatisfy { $0 == nil })
  }
}
