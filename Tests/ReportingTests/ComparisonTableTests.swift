import ExperimentSpecs
import Testing

@testable import Reporting

@Suite struct ComparisonTableTests {
  private func table(_ arms: [SweepRecords.Arm], _ name: String) throws -> ResultTable {
    let records = SweepRecords(arms: arms)
    return try #require(
      ResultTables(
        records.records, spec: records.spec().spec, data: [], where: { $0 == name })[name])
  }

  @Test func comparesModelsAtTheSameSettings() throws {
    let table = try table(
      [
        SweepRecords.Arm(name: "a", temperature: 0.2, fates: ["++", "+-", "--"]),
        SweepRecords.Arm(name: "a", temperature: 0.8, fates: ["--", "--", "--"]),
        SweepRecords.Arm(name: "b", temperature: 0.2, fates: ["++", "++", "+-"]),
        SweepRecords.Arm(name: "c", temperature: 0.4, fates: ["++", "++", "++"]),
        SweepRecords.Arm(name: "c", temperature: 0.6, fates: ["++", "++", "++"]),
      ], "comparisons")
    #expect(table.texts("first") == ["a_T0.2"])
    #expect(table.texts("second") == ["b_T0.2"])
    #expect(table.numbers("pass_at_1_first") == [0.5])
    // By hand: (0 + 1/2 + 1/2) / 3.
    let difference = try #require(table.numbers("difference")[0])
    #expect(abs(difference - 1 / 3.0) < 1e-15)
    #expect(table.numbers("gained") == [1])
    #expect(table.numbers("lost") == [0])
    // Two problems differ, both up: 2 of 2² patterns.
    #expect(table.numbers("p") == [0.5])
  }

  /// Each of seven problems differs: p = 2/2⁷, three times that after Holm for three comparisons.
  @Test func modelsOfOneArmAreComparedWhateverTheirSettings() throws {
    let table = try table(
      [
        SweepRecords.Arm(name: "a", temperature: 0.2, fates: Array(repeating: "++", count: 7)),
        SweepRecords.Arm(name: "b", temperature: 0.8, fates: Array(repeating: "--", count: 7)),
        SweepRecords.Arm(name: "c", temperature: 0.8, fates: Array(repeating: "--", count: 7)),
      ], "comparisons")
    #expect(table.texts("first") == ["a_T0.2", "a_T0.2", "b_T0.8"])
    #expect(table.texts("temperature") == ["", "", "0.8"])
    #expect(table.numbers("p") == [1 / 64, 1 / 64, 1])
    #expect(table.numbers("adjusted_p") == [3 / 64, 3 / 64, 1])
    #expect(table.numbers("difference") == [-1, -1, 0])
  }

  @Test func aBoundOnThePairsIsTold() throws {
    let table = try table(
      (0..<9).map { SweepRecords.Arm(name: "m\($0)", fates: ["++", "--"]) }, "comparisons")
    #expect(table.rows.count == 28)
    #expect(table.notes == ["of 36 pairs of models only the first 28 are compared"])
  }

  /// Eight models and one that was fine-tuned from each: of 120 pairs those eight are asked for.
  @Test func ofTooManyPairsAModelAndItsBaseAreLeft() throws {
    let fates = ["++", "--"]
    let bases = (0..<8).map { SweepRecords.Arm(name: "m\($0)", fates: fates, isTrained: true) }
    let tuned = (0..<8).map {
      SweepRecords.Arm(name: "s\($0)", fates: fates, isTrained: true, base: "m\($0)")
    }
    let table = try table(bases + tuned, "comparisons")
    #expect(table.texts("first") == bases.map(\.id))
    #expect(table.texts("second") == tuned.map(\.id))
    #expect(
      table.notes == [
        "of 120 pairs of models only the 8 of a model and the one that it was fine-tuned from are"
          + " compared"
      ])
  }

  @Test func tiersPutLikeWithLike() throws {
    let table = try table(
      [
        SweepRecords.Arm(name: "a", fates: Array(repeating: "--", count: 9)),
        SweepRecords.Arm(name: "b", fates: Array(repeating: "++", count: 9)),
        SweepRecords.Arm(name: "c", fates: Array(repeating: "++", count: 8) + ["+-"]),
      ], "tiers")
    #expect(table.texts("model", where: ["k": "1"]) == ["b", "c", "a"])
    #expect(table.numbers("tier", where: ["k": "1"]) == [1, 1, 2])
  }
}
