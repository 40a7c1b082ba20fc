import Charts
import Documents
public import Foundation
import Rendering

/// A notebook over charts that bring their own data: one page that shows them all.
///
/// A function of the charts and the notebook alone.
public struct ChartBook {
  /// What could not be drawn, each line with the chart's name.
  public let warnings: [String]
  private let scenes: [(id: String, scene: Scene)]
  private let document: Document
  private let renderer: SceneRenderer

  /// One chart: its name in the notebook, and its spec.
  public struct Entry: Sendable {
    public let id: String
    public let json: Data

    public init(id: String, json: Data) {
      self.id = id
      self.json = json
    }
  }

  /// - Parameters:
  ///   - charts: In the order in which a book without a notebook shows them.
  ///   - notebook: Markdown with a `{figure}` block for each chart; `nil` for a list of all.
  ///   - title: What the book is called where the notebook does not say.
  /// - Throws: ``ReportingError/chart(figure:reason:)`` for a chart that cannot be drawn,
  ///   ``ReportingError/unresolved(_:)`` for a notebook that cannot be read or names no chart;
  ///   `RenderingError`.
  public init(_ charts: [Entry], notebook: String?, title: String) throws {
    let typesetter = try Typesetter(FontCatalog())
    renderer = SceneRenderer(typesetter)
    var scenes: [(String, Scene)] = []
    var warnings: [String] = []
    for chart in charts {
      let drawn = try Self.scene(of: chart, typesetter)
      scenes.append((chart.id, drawn.scene))
      warnings += drawn.warnings.map { "\(chart.id): \($0)" }
    }
    self.scenes = scenes
    self.warnings = warnings
    let text = notebook ?? Self.list(charts.map(\.id))
    document = try Self.document(text, scenes, title)
  }

  private static func scene(
    of chart: Entry, _ typesetter: Typesetter
  ) throws(ReportingError) -> (scene: Scene, warnings: [ChartWarning]) {
    do throws(ChartSpecError) {
      return try Chart.scene(of: ChartSpec(json: chart.json), measuring: typesetter)
    } catch {
      throw .chart(figure: chart.id, reason: error.description)
    }
  }

  private static func list(_ ids: [String]) -> String {
    ids.map { "## \($0)\n\n```{figure} \($0)\n```\n" }.joined(separator: "\n")
  }

  private static func document(
    _ notebook: String, _ scenes: [(id: String, scene: Scene)], _ title: String
  ) throws(ReportingError) -> Document {
    let figures = scenes.map { ($0.id, FigureSource(alternative: $0.scene.alternative)) }
    let sources = NotebookSources(figures: Dictionary(figures) { first, _ in first })
    do {
      var document = try Notebook(markdown: notebook).resolved(with: sources)
      if document.title.isEmpty { document.title = [.text(title)] }
      return document
    } catch let error as ResolutionError {
      throw .unresolved(error.problems.map { "line \($0.line): error: \($0.kind)" })
    } catch {
      throw .unresolved(["error: \(error)"])
    }
  }

  /// Writes `report.md` with the pictures it links to, and `report.html`, which holds its own.
  ///
  /// There is no PDF: on pages so many figures would drift away from their headings.
  ///
  /// - Throws: ``ReportingError/unwritable(path:reason:)``, `RenderingError`.
  public func write(to folder: URL) throws {
    var pictures: [String: String] = [:]
    for (id, scene) in scenes {
      pictures[id] = try renderer.svg(scene, idPrefix: id)
      try write(try renderer.png(scene), to: folder, "figures/\(id).png")
    }
    try write(Array(MarkdownWriter().markdown(document).utf8), to: folder, "report.md")
    let html = HTMLWriter(figures: pictures).html(document)
    try write(Array(html.utf8), to: folder, "report.html")
  }

  private func write(_ bytes: [UInt8], to folder: URL, _ name: String) throws(ReportingError) {
    let file = folder.appending(path: name)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    } catch {
      throw .unwritable(path: file.path(percentEncoded: false), reason: "\(error)")
    }
  }
}
