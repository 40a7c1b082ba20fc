import ExperimentSpecs
import Testing

@testable import Reporting

@Suite struct CategoryTableTests {
  private let records = SweepRecords(
    arms: [SweepRecords.Arm(fates: ["++", "+-", "--", "++"])],
    categories: ["strings", "numbers", "strings", nil], levels: [2, 1, nil, 10])

  private func table(_ records: SweepRecords, _ name: String) throws -> ResultTable {
    try #require(
      ResultTables(
        records.records, spec: records.spec().spec, data: [], where: { $0 == name })[name])
  }

  @Test func ratesAreThoseOfTheirProblems() throws {
    let table = try table(records, "categories")
    #expect(table.texts("category") == ["strings", "numbers"])
    #expect(table.numbers("pass_rate") == [0.5, 0.5])
    #expect(table.numbers("problems") == [2, 1])
    #expect(table.evidence[0].sources == [.rows(table: "problems", [1, 3])])
    // Resamples of a problem always solved and one never: 0 and 1 come up a quarter of the time.
    #expect(table.numbers("lower")[0] == 0 && table.numbers("upper")[0] == 1)
  }

  @Test func levelsRiseAsNumbers() throws {
    let table = try table(records, "levels")
    #expect(table.texts("level") == ["1", "2", "10"])
    #expect(table.numbers("pass_rate") == [0.5, 1, 1])
  }

  @Test func absenceIsTold() throws {
    var bare = records
    bare.categories = []
    #expect(
      try table(bare, "categories").absence
        == "the problems have no `category`; add it to the file of the problems")
  }

  @Test func instructionsAreToldFromExamples() throws {
    var records = records
    records.categories = [
      "correct examples", "correct examples, instructed", "no examples", "no examples",
    ]
    let table = try table(records, "alignment")
    #expect(table.texts("examples") == ["correct examples", "correct examples", "no examples"])
    #expect(
      table.texts("instruction") == [
        "no instruction", "instructed to write good code", "no instruction",
      ])
    #expect(table.numbers("pass_rate") == [1, 0.5, 0.5])
  }

  @Test func attemptsAreCountedByWhatWasTried() throws {
    var records = records.records
    for (index, attempts) in [(0, ["network"]), (1, ["network", "frames"]), (4, ["network"])] {
      var explanation = VerdictExplanation()
      explanation.attempts = attempts
      records.arms[0].samples[index].explanation = explanation
    }
    let spec = try self.records.spec().spec
    let table = try #require(
      try ResultTables(records, spec: spec, data: [], where: { _ in false })["attempts"])
    #expect(table.texts("attempt") == ["network", "frames"])
    #expect(table.numbers("samples") == [3, 1])
    #expect(table.numbers("share") == [3 / 8.0, 1 / 8.0])
    #expect(table.numbers("passed") == [2, 1])
    #expect(table.evidence[0].sources == [.records(arm: "m_T0.8", lines: 1...5)])
  }
}
