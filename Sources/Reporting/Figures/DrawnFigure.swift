import Charts
import Documents
import ExperimentSpecs
import Foundation
import Rendering

/// A figure of the report: its chart with the data in it, and the picture that follows from them.
struct DrawnFigure {
  let id: String
  let caption: [Inline]
  /// The chart with its data inline, as any Vega-Lite viewer opens it.
  let chart: Data
  let scene: Scene
  /// The data as comma-separated values; `nil` where the chart brings its own.
  let csv: String?
  /// The result table that it draws, and how many rows that has; `nil` where there is none.
  let source: (table: String, rows: Int)?
  /// What could not be drawn.
  let warnings: [String]

  /// - Throws: ``ReportingError/chart(figure:reason:)``, ``ReportingError/unresolved(_:)``.
  init(
    _ named: Named<FigureSpec>, in tables: ResultTables, measuring: Typesetter
  ) throws(ReportingError) {
    let figure = named.value
    guard case .inline(let definition) = figure.chart else {
      throw .chart(figure: named.id, reason: "no chart of that name is built in")
    }
    var table: ResultTable?
    if let name = figure.table {
      guard let found = tables[name] else {
        throw .unresolved([
          "figures.\(named.id).table: error: there is no result table `\(name)`; there are "
            + tables.tables.map(\.name).joined(separator: ", ")
        ])
      }
      table = found
    }
    id = named.id
    csv = table?.csv
    source = table.map { ($0.name, $0.rows.count) }
    caption = try ShownTable.inlines(figure.caption, of: "figures.\(named.id).caption")
    do throws(ChartSpecError) {
      let spec = try ChartSpec(json: Self.complete(definition, figure, table))
      let (scene, warnings) = try Chart.scene(of: spec, measuring: measuring)
      chart = spec.encoded()
      self.scene = scene
      self.warnings = warnings.map { "figure `\(named.id)`: \($0)" }
    } catch {
      throw .chart(figure: named.id, reason: error.description)
    }
  }

  /// The caption, with a link to what the figure's points were made from.
  var citedCaption: [Inline] {
    guard source != nil else { return caption }
    let link = Inline.evidence(id: EvidenceSection.id(ofFigure: id), "[evidence]")
    return caption + (caption.isEmpty ? [] : [.text(" ")]) + [link]
  }

  /// The chart's JSON with the table's rows and the figure's own words in it.
  private static func complete(
    _ definition: JSONValue, _ figure: FigureSpec, _ table: ResultTable?
  ) -> Data {
    var members = definition.members
    if let table {
      members.removeAll { $0.key == "data" }
      let values = JSONValue.Member(key: "values", value: table.rowsAsJSON)
      members.append(JSONValue.Member(key: "data", value: .object([values])))
    }
    if let words = figure.alt {
      members.removeAll { $0.key == "description" }
      members.append(JSONValue.Member(key: "description", value: .string(words)))
    }
    return Data(JSONValue.object(members).text(.canonical).utf8)
  }
}

extension ResultTable {
  /// The rows as a list of objects, each with the name of its evidence.
  fileprivate var rowsAsJSON: JSONValue {
    .list(
      rows.indices.map { index in
        let name = JSONValue.Member(key: Self.evidenceColumn, value: .string(rowName(index)))
        return .object(json(ofRow: index).members + [name])
      })
  }
}
