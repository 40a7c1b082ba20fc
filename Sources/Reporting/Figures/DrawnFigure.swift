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
  /// The result tables that it draws, each with its rows from 1; empty where there are none.
  let sources: [(table: String, rows: [Int])]
  /// What could not be drawn.
  let warnings: [String]

  /// - Throws: ``ReportingError/chart(figure:reason:)``, ``ReportingError/unresolved(_:)``.
  init(
    _ named: Named<FigureSpec>, in tables: ResultTables, measuring: Typesetter
  ) throws(ReportingError) {
    let figure = named.value
    let definition: JSONValue
    var ownCaption: String?
    switch figure.chart {
    case .inline(let chart): definition = chart
    case .named(let name):
      let template = try ChartTemplate(named: name, figure: named.id)
      (definition, ownCaption) = (template.definition, template.chart.caption)
    }
    let rows = try DrawnRows(named, in: tables)
    id = named.id
    csv = rows?.csv
    sources = rows?.sources ?? []
    caption = try ShownTable.inlines(
      figure.caption ?? ownCaption, of: "figures.\(named.id).caption")
    do throws(ChartSpecError) {
      let spec = try ChartSpec(
        json: Self.complete(
          definition.replacingNamedData { tables[$0].map(DrawnRows.json) }, figure, rows))
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
    guard !sources.isEmpty else { return caption }
    let link = Inline.evidence(id: EvidenceSection.id(ofFigure: id), "[evidence]")
    return caption + (caption.isEmpty ? [] : [.text(" ")]) + [link]
  }

  /// The chart's JSON with the table's rows and the figure's own words in it.
  private static func complete(
    _ definition: JSONValue, _ figure: FigureSpec, _ rows: DrawnRows?
  ) -> Data {
    var members = definition.members
    if let rows {
      members.removeAll { $0.key == "data" }
      members.append(JSONValue.Member(key: "data", value: ["values": rows.json]))
    }
    if let words = figure.alt {
      members.removeAll { $0.key == "description" }
      members.append(JSONValue.Member(key: "description", value: .string(words)))
    }
    return Data(JSONValue.object(members).text(.canonical).utf8)
  }
}
