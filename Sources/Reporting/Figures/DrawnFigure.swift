import Charts
import Documents
import ExperimentSpecs
import Foundation
import Rendering
import Synchronization

/// A figure of the report: its chart with the data in it, and the picture that follows from them.
struct DrawnFigure: Sendable {
  let id: String
  let caption: [Inline]
  /// The chart with its data inline, as any Vega-Lite viewer opens it.
  let chart: Data
  let scene: Scene
  let pictures: FigurePictures
  /// The data as comma-separated values; `nil` where the chart brings its own.
  let csv: String?
  /// The result tables that it draws, each with its rows from 1; empty where there are none.
  let sources: [(table: String, rows: [Int])]
  /// What could not be drawn.
  let warnings: [String]

  /// - Parameter look: See ``FigurePictures``.
  /// - Throws: ``ReportingError/chart(figure:reason:)``, ``ReportingError/unresolved(_:)``,
  ///   `RenderingError`.
  init(
    _ named: Named<FigureSpec>, in tables: ResultTables, look: JSONValue, shelf: Shelf,
    drawing: SceneRenderer
  ) throws {
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
      let (scene, warnings) = try Chart.scene(of: spec, measuring: drawing.typesetter)
      chart = spec.encoded()
      self.scene = scene
      self.warnings = warnings.map { "figure `\(named.id)`: \($0)" }
    } catch {
      throw ReportingError.chart(figure: named.id, reason: error.description)
    }
    pictures = try FigurePictures(
      of: scene, chart: Array(chart), id: id, look: look, shelf: shelf, drawing: drawing)
  }

  /// In the place of a figure that cannot be drawn yet: a picture of its reason.
  init(
    missing named: Named<FigureSpec>, because reason: String, look: JSONValue, shelf: Shelf,
    drawing: SceneRenderer
  ) throws {
    let words: JSONValue = .string("… not there yet")
    let definition: JSONValue = [
      "width": 360, "height": 60, "data": ["values": [["words": words]]],
      "description": .string("Not there yet: \(reason)"), "mark": ["type": "text", "fontSize": 12],
      "encoding": ["text": ["field": "words", "type": "nominal"]],
    ]
    let spec = try ChartSpec(json: Data(definition.text(.canonical).utf8))
    id = named.id
    (csv, sources, warnings) = (nil, [], [])
    caption =
      (try? ShownTable.inlines(named.value.caption, of: "figures.\(named.id).caption")) ?? []
    scene = try Chart.scene(of: spec, measuring: drawing.typesetter).0
    chart = spec.encoded()
    pictures = try FigurePictures(
      of: scene, chart: Array(chart), id: id, look: look, shelf: shelf, drawing: drawing)
  }

  /// The figures of a spec, drawn on all processors.
  ///
  /// - Parameter isPartial: Whether figures that cannot be drawn are held a place for.
  /// - Throws: What the first of them throws that cannot be drawn.
  static func all(
    _ named: [Named<FigureSpec>], in tables: ResultTables, isPartial: Bool, shelf: Shelf
  ) throws -> [DrawnFigure] {
    guard !named.isEmpty else { return [] }
    let look = JSONValue.object(
      LibraryVersions.all.merging(try Report.fontVersions()) { own, _ in own }
        .sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .string($0.value)) })
    let next = Mutex(0)
    let processors = ProcessInfo.processInfo.activeProcessorCount
    let drawn = try Array(0..<min(processors, named.count)).concurrentMap { _ in
      // A typesetter is dear to make and serves one task.
      let drawing = SceneRenderer(try Typesetter(FontCatalog()))
      var own: [(place: Int, figure: Result<DrawnFigure, any Error>)] = []
      while true {
        let place = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard place < named.count else { return own }
        let figure = Result {
          try make(named[place], in: tables, isPartial: isPartial, look, shelf, drawing)
        }
        own.append((place, figure))
      }
    }
    return try drawn.joined().sorted { $0.place < $1.place }.map { try $0.figure.get() }
  }

  private static func make(
    _ named: Named<FigureSpec>, in tables: ResultTables, isPartial: Bool, _ look: JSONValue,
    _ shelf: Shelf, _ drawing: SceneRenderer
  ) throws -> DrawnFigure {
    do {
      return try DrawnFigure(named, in: tables, look: look, shelf: shelf, drawing: drawing)
    } catch let error as ReportingError where isPartial {
      return try DrawnFigure(
        missing: named, because: error.description, look: look, shelf: shelf, drawing: drawing)
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
