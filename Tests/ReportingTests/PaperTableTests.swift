import Documents
import ExperimentSpecs
import Testing

@testable import Reporting

@Suite struct PaperTableTests {
  @Test func eachIsThereWithItsSource() throws {
    for paper in PaperTable.allCases {
      let table = try paper.table()
      #expect(!table.rows.isEmpty, "\(paper.name)")
      #expect(table.evidence.count == table.rows.count)
      let isTold = table.evidence[0].sources.contains {
        if case .file(let use, 1) = $0 { use.hasPrefix("Chen et al. 2021, ") } else { false }
      }
      #expect(isTold, "\(paper.name)")
    }
    #expect(PaperTable.figure5.source == "Chen et al. 2021, Figure 5, top, read off the figure")
    #expect(PaperTable.figure12.source == "Chen et al. 2021, Figure 12, read off the figure")
  }

  /// What the text of the paper says: 28.8 % with one sample, 72.3 % with a hundred; T = 0.8 from
  /// 43 samples; the formula of the legend.
  @Test func holdsWhatThePaperSays() throws {
    let one = try PaperTable.table1.table()
    #expect(one.numbers("pass_at_k", where: ["model": "Codex-12B"]) == [0.2881, 0.4681, 0.7231])
    #expect(one.rows.count == 13 * 3)
    let best = try PaperTable.figure5bottom.table()
    #expect(best.numbers("k", where: ["temperature": "0.8"]).first == 43)
    let law = try PaperTable.scalingLaw.table()
    #expect(law.numbers("exponent") == [0.13] && law.numbers("scale") == [5.92e7])
    let loss = try PaperTable.figure4.table()
    for row in loss.rows(where: ["series": "Chen et al. 2021, power law"]) {
      let size = try #require(row[3].number)
      let read = try #require(row[4].number)
      // The line is drawn with an exponent of 0.1297, which the legend rounds.
      #expect(abs(power(size / 5.92e7, -0.1297) / read - 1) < 0.01)
    }
  }

  private func power(_ base: Double, _ exponent: Double) -> Double {
    // Repeated square roots, so that no library is needed: 2^-20 steps of the exponent.
    var (result, root, left) = (1.0, base, abs(exponent))
    for _ in 0..<40 {
      root = root.squareRoot()
      left *= 2
      if left >= 1 {
        result *= root
        left -= 1
      }
    }
    return exponent < 0 ? 1 / result : result
  }

  @Test func valuesOfThePaperStandInProse() throws {
    let records = SweepRecords(arms: [SweepRecords.Arm(fates: ["++", "+-"])])
    let tables = try ResultTables(
      records.records, spec: records.spec().spec, data: [PaperTable.table1.table()],
      where: { _ in false })
    let value = try ValueExpression("paper.table1.pass_at_k[model=Codex-12B, k=100]|.1%")
      .value(in: tables)
    #expect(value == [.evidence(id: "evidence.paper.table1.39", "72.3%")])
    #expect(tables["against_paper.table1"] == nil, "the paper's models are none of ours")
  }

  @Test func oursStandBesideTheirs() throws {
    let records = SweepRecords(arms: [SweepRecords.Arm(fates: ["++", "+-", "--", "++"])])
    let spec = try records.spec(
      """
      "data": {"beside": {"difference": {"of": "summary", "with": "paper.table1",
        "where": {"model": "Codex-12B"}}}},
      """
    ).spec
    let demand = TableDemand(spec, notebook: nil)
    let tables = try ResultTables(
      records.records, spec: spec, data: demand.paperTables, where: demand.contains)
    let beside = try #require(tables["beside"])
    #expect(beside.texts("k") == ["1"], "the paper has no k = 2")
    #expect(beside.numbers("published") == [0.2881])
    let difference = try #require(beside.numbers("difference")[0])
    #expect(abs(difference - (0.625 - 0.2881)) < 1e-15)
    let summary = try #require(tables["summary"])
    let lower = try #require(summary.numbers("lower")[0])
    let upper = try #require(summary.numbers("upper")[0])
    #expect(beside.numbers("difference_lower") == [lower - 0.2881])
    #expect(beside.numbers("difference_upper") == [upper - 0.2881])
    #expect(beside.texts("inside") == [lower <= 0.2881 ? "yes" : "no"])
    #expect(
      beside.evidence[0].sources.prefix(2) == [
        .rows(table: "paper.table1", [37]), .rows(table: "summary", [1]),
      ]
        || beside.evidence[0].sources.prefix(2) == [
          .rows(table: "summary", [1]), .rows(table: "paper.table1", [37]),
        ])
  }

  @Test func whatIsNotThereIsNamed() throws {
    let records = SweepRecords(arms: [SweepRecords.Arm(fates: ["++", "+-"])])
    for (difference, reason) in [
      (
        #"{"of": "sumary", "with": "paper.table1"}"#,
        "data.d.difference.of: error: there is no result table `sumary`; there are pass_at_k"
      ),
      (
        #"{"of": "summary", "with": "paper.table1", "value": "rate"}"#,
        "data.d.difference: error: `summary` has no column `rate`; it has arm"
      ),
    ] {
      let spec = try records.spec(#""data": {"d": {"difference": \#(difference)}},"#).spec
      let error = #expect(throws: ReportingError.self) {
        try ResultTables(
          records.records, spec: spec, data: [PaperTable.table1.table()], where: { _ in false })
      }
      #expect(error?.description.hasPrefix(reason) == true, "\(error?.description ?? "")")
    }
  }
}
