import Documents
import ExperimentSpecs
import Testing

@testable import Reporting

@Suite struct EvidenceTests {
  private func tables(_ passed: [[Bool]]) throws -> ResultTables {
    try ResultTables(
      SmallRecords.records(passed), spec: SmallRecords.spec().spec,
      data: [ResultTable("given", values: [["k": 1, "pass_at_k": 0.5]])])
  }

  @Test func rowsNameTheirLinesAndTheirLikes() throws {
    let tables = try tables([[true, true], [true, false, false], [false, false]])
    let problems = try #require(tables["problems"])
    #expect(
      problems.evidence.map(\.sources) == [
        [.records(arm: "m", lines: 1...2)], [.records(arm: "m", lines: 3...5)],
        [.records(arm: "m", lines: 6...7)],
      ])
    #expect(problems.evidence.map { $0.counts?.c } == [2, 1, 0])
    let summary = try #require(tables["summary"])
    #expect(summary.evidence[0].counts == Evidence.Counts(problems: 3, n: 7, c: 3))
    #expect(
      summary.evidence[0].sources == [
        .rows(table: "problems", [1, 2, 3]), .records(arm: "m", lines: 1...7),
      ])
    // 1/3 lies in the bin from 6/20, the bins with 0 and 1 are the first and the last.
    let rates = try #require(tables["pass_rates"])
    #expect(rates.evidence[0].sources == [.rows(table: "problems", [3])])
    #expect(rates.evidence[6].sources == [.rows(table: "problems", [2])])
    #expect(rates.evidence[19].sources == [.rows(table: "problems", [1])])
    let verdicts = try #require(tables["verdicts"])
    #expect(
      verdicts.evidence[0].sources == [
        .records(arm: "m", lines: 1...7, verdict: "wrong answer")
      ])
    #expect(verdicts.evidence[0].counts == Evidence.Counts(problems: 2, n: 4, c: 0))
    let against = try #require(tables["against_given"])
    #expect(
      against.evidence[0].sources.prefix(2) == [
        .rows(table: "pass_at_k", [1]), .rows(table: "given", [1]),
      ])
    #expect(tables["given"]?.evidence[0].sources == [.spec("data.given.values[0]")])
  }

  @Test func everyRowHasEvidence() throws {
    for table in try tables([[true, true], [false, true]]).tables {
      #expect(table.evidence.count == table.rows.count)
      for (row, evidence) in zip(table.rows, table.evidence) {
        let isEmptyBin = table.name == "pass_rates" && row.last == .integer(0)
        #expect(!evidence.sources.isEmpty || isEmptyBin, "\(table.name)")
        #expect(!evidence.formulas.isEmpty || table.name == "given", "\(table.name)")
      }
    }
  }

  @Test func runsOfRowsAreShort() {
    #expect(Evidence.names(of: [1, 2, 3, 7, 9, 10], in: "problems") == "problems.1–3,7,9–10")
    #expect(Evidence.names(of: [4], in: "arms") == "arms.4")
  }

  @Test func aValueLeadsToItsRow() throws {
    let tables = try tables([[true, true], [false, true]])
    let value = try ValueExpression("summary.pass_at_k[k=1]|.0%").value(in: tables)
    #expect(value == [.evidence(id: "evidence.summary.1", "75%")])
  }
}
