import ExperimentSpecs
import Foundation
import Rendering
import Testing

@testable import Reporting

@Suite struct NamedChartTests {
  /// Two families, one of them at two temperatures, with all that any table is made of.
  private static let records: SweepRecords = {
    let arms = [("A", 1000, 0.2), ("A", 1000, 0.8), ("A-S", 20_000, 0.8)].map {
      SweepRecords.Arm(
        name: "\($0)-\($1)", temperature: $2, family: $0, parameters: $1,
        fates: $1 > 1000 ? ["++-", "+-+", "--+"] : ["+--", "-+-", "---"],
        logs: Array(repeating: [[-1, -2], [-0.5], [-3]], count: 3),
        completions: Array(repeating: ["return a + b\n", "return a\n", "pass\n"], count: 3))
    }
    return SweepRecords(
      arms: arms,
      categories: [
        "correct examples", "examples with subtle bugs, instructed", "no examples",
      ], levels: [1, 2, 3], solutions: Array(repeating: "return a + b\n", count: 3))
  }()

  /// Tables that are not made of samples.
  private static let given = """
    "data": {
      "scaling": {"values": [
        {"family": "A", "series": "measured", "non_embedding": 1000, "loss": 2},
        {"family": "A", "series": "measured", "non_embedding": 20000, "loss": 1.5},
        {"family": "A", "series": "power law", "non_embedding": 1000, "loss": 2, "lower": 1.9, "upper": 2.1},
        {"family": "A", "series": "power law", "non_embedding": 20000, "loss": 1.5, "lower": 1.4, "upper": 1.6}]},
      "losses": {"values": [
        {"label": "A", "tokens": 1000, "validation_loss": 2},
        {"label": "A", "tokens": 2000, "validation_loss": 1.5}]},
      "security": {"values": [
        {"cipher": "AES", "family": "A", "non_embedding": 1000, "share": 0.2, "lower": 0.1, "upper": 0.3},
        {"cipher": "AES", "family": "A", "non_embedding": 9000, "share": 0.3, "lower": 0.1, "upper": 0.4}]}
    },
    """

  private func tables(_ spec: ExperimentSpec) throws -> ResultTables {
    let data = try spec.data.map { named -> ResultTable in
      guard case .values(let rows) = named.value else { throw Missing() }
      return ResultTable(named.id, values: rows)
    }
    let given = Set(data.map(\.name))
    let demand = TableDemand(spec, notebook: nil)
    return try ResultTables(
      Self.records.records, spec: spec, data: demand.paperTables + data,
      where: { demand.contains($0) && !given.contains($0) })
  }

  private struct Missing: Error {}

  /// Every chart with its default table, then those of the paper with the paper's numbers over ours:
  /// in one spec, so that each table is made once.
  @Test func eachDrawsItsDefaultTableAndThePaper() throws {
    let overlays = PaperTable.allCases.map(\.rawValue).filter { $0.hasPrefix("figure") }
    let plain = NamedChart.all.map { #""\#($0.name)": {"chart": "\#($0.name)"}"# }
    let overlaid = overlays.map { name in
      let alias = name.replacing("figure", with: "figure-").replacing("bottom", with: "-bottom")
      return #""\#(alias)": {"chart": "\#(alias)", "overlay": ["paper.\#(name)"]}"#
    }
    let figures = (plain + overlaid).joined(separator: ", ")
    let spec = try Self.records.spec(#""figures": {\#(figures)},"# + Self.given).spec
    let tables = try tables(spec)
    for drawn in try DrawnFigure.all(spec.figures, in: tables, isPartial: false, shelf: .none) {
      let figure = try #require(spec.figures.first { $0.id == drawn.id })
      #expect(drawn.warnings.isEmpty, "\(figure.id): \(drawn.warnings)")
      let chart = try #require(NamedChart(named: figure.id))
      #expect(drawn.sources.map(\.table) == [chart.table] + (figure.value.overlay ?? []))
      #expect(!drawn.caption.isEmpty)
      let table = try #require(tables[chart.table])
      #expect(!table.rows.isEmpty)
      if let overlay = figure.value.overlay?.first {
        #expect(drawn.csv?.contains("\(overlay).1\n") == true)
      } else {
        #expect(drawn.csv == table.csv)
      }
      // What a template reads must be there: a misspelt field would draw nothing, silently.
      let definition = try ChartTemplate(named: figure.id, figure: "f").definition
      for field in definition.fields where field != "middle" && field != "family" {
        #expect(table.index(of: field) != nil, "\(chart.name) reads `\(field)`")
      }
    }
  }

  @Test func rowsAreChosen() throws {
    let spec = try Self.records.spec(
      """
      "figures": {"f": {"chart": "ranking", "where": {"temperature": 0.8, "k": [1, 3],
        "label": "Oracle"}}, "g": {"chart": "ranking", "where": {"heat": 1}},
        "h": {"chart": "ranking", "where": {"k": 99}}},
      """
    ).spec
    let tables = try tables(spec)
    let rows = try #require(try DrawnRows(spec.figures[0], in: tables))
    #expect(rows.rows.count == 4)
    let first = rows.sources[0].rows[0]
    #expect(rows.names[0] == "ranking.\(first)", "rows keep the names they have in their table")
    #expect(tables["ranking"]?.rows[first - 1] == rows.rows[0])
    #expect(throws: ReportingError.self) { try DrawnRows(spec.figures[1], in: tables) }
    #expect(throws: ReportingError.self) { try DrawnRows(spec.figures[2], in: tables) }
  }

  @Test func chartsReadTablesByName() throws {
    let spec = try Self.records.spec(
      """
      "figures": {"f": {"chart": {"mark": "point", "data": {"name": "paper.figure11"},
        "encoding": {"x": {"field": "level", "type": "quantitative"},
        "y": {"field": "pass_rate", "type": "quantitative"}}}}},
      """
    ).spec
    let drawn = try DrawnFigure.all(
      spec.figures, in: tables(spec), isPartial: false, shelf: .none)[0]
    let chart = String(decoding: drawn.chart, as: UTF8.self)
    #expect(chart.contains("0.07317") && !chart.contains("\"name\""))
  }
}

extension JSONValue {
  /// All that `field` and `filter` name anywhere in a chart, but what only a transform makes.
  fileprivate var fields: [String] {
    switch self {
    case .list(let elements): elements.flatMap(\.fields)
    case .object(let members):
      members.flatMap { member -> [String] in
        if member.key == "field", case .string(let name) = member.value { return [name] }
        return member.value.fields
      }
    default: []
    }
  }
}
