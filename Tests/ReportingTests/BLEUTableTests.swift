import ExperimentSpecs
import Testing

@testable import Reporting

@Suite struct BLEUTableTests {
  private let right = "    total = a + b\n    return total * 2\n"
  private let wrong = "    for item in values:\n        print(item)\n"

  private var records: SweepRecords {
    SweepRecords(
      arms: [
        SweepRecords.Arm(
          fates: ["++-", "+--", "---"],
          completions: [
            [right, right, wrong], [wrong, right, wrong], [wrong, wrong, "    return b\n"],
          ])
      ], solutions: [right, right, right])
  }

  private func tables(_ records: SweepRecords, _ more: String = "") throws -> ResultTables {
    try ResultTables(
      records.records, spec: records.spec(more).spec, data: [], where: { $0.hasPrefix("bleu") })
  }

  @Test func aCopyScoresOneAndTheAreaCountsPairs() throws {
    let table = try #require(try tables(records)["bleu"])
    #expect(table.texts("task_id") == ["all problems", "T/0", "T/1", "T/2"])
    #expect(table.numbers("bleu_passed", where: ["task_id": "T/0"]) == [1])
    // T/0: both passed ones are above the failed one; T/1: below one, equal to another.
    #expect(table.numbers("auc") == [0.625, 1, 0.25, nil])
    #expect(table.numbers("passed") == [3, 2, 1, 0])
    #expect(table.numbers("bleu_failed", where: ["task_id": "T/0"]) == [0], "no word in common")
    let failed = try #require(table.numbers("bleu_failed", where: ["task_id": "T/2"])[0])
    #expect(failed > 0 && failed < 0.2)
  }

  @Test func binsAddUpToTheSamples() throws {
    let table = try #require(try tables(records)["bleu_density"])
    for result in ["passed", "failed"] {
      let counts = table.numbers("samples", where: ["task_id": "T/1", "result": result])
      #expect(counts.count == 20)
      #expect(counts.compactMap { $0 }.reduce(0, +) == (result == "passed" ? 1 : 2))
      let densities = table.numbers("density", where: ["task_id": "T/1", "result": result])
      let area = densities.compactMap { $0 }.reduce(0, +) / 20
      #expect(abs(area - 1) < 1e-12, "the last edge is 1, so bins are 1/20 wide")
    }
  }

  @Test func problemsAndSamplesAreChosen() throws {
    let one = try tables(records, #""bleu": {"problems": ["T/1"], "samples": 2},"#)
    let table = try #require(one["bleu"])
    #expect(table.texts("task_id") == ["all problems", "T/1"])
    #expect(table.numbers("failed", where: ["task_id": "T/1"]) == [1])
    #expect(one.notes.contains("BLEU: the first 2 samples of each problem are compared"))
  }

  @Test func saysWhyThereIsNone() throws {
    let hidden = try tables(records, #""report": {"publish": "verdicts"},"#)
    #expect(
      hidden["bleu"]?.absence == "BLEU compares the samples' texts; let `report.publish` be `all`")
    var bare = records
    bare.solutions = []
    #expect(try tables(bare)["bleu"]?.absence == "the problems have no reference solutions")
    let unknown = try tables(records, #""bleu": {"problems": ["T/9"]},"#)
    #expect(
      unknown["bleu_density"]?.absence == "`bleu.problems` names what is no problem here: T/9")
  }
}
