import ArgumentParser
import Charts
import Foundation
import Rendering
import Reporting

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw one chart, or a page of many.",
    discussion: """
      Charts are specs in the supported subset of Vega-Lite v5, their data inline. A folder as -o \
      takes any number of them and gets one page that shows all: report.md and \
      report.html.

      Examples:
        report render chart.vl.json -o chart.png
        report render chart.vl.json -o chart.pdf --theme paper
        report render Experiments/gallery/*.vl.json --notebook Experiments/gallery.md \
      -o Reports/gallery/
      """)

  @Argument(help: "Charts, .vl.json.")
  var charts: [String]

  @Option(name: .short, help: "Where the picture goes (.png, .pdf or .svg), or a folder.")
  var output: String

  @Option(help: "Pixels for each point, in a PNG.")
  var scale = 2.0

  @Option(help: "default, dark, wide or paper.")
  var theme: String?

  @Option(help: "For a folder: the Markdown around the charts, with {figure} blocks.")
  var notebook: String?

  @Flag(help: "Leave out what is outside the subset, with a warning, instead of refusing it.")
  var lenient = false

  private var ending: String { URL(filePath: output).pathExtension.lowercased() }
  private var isPicture: Bool { !output.hasSuffix("/") && ["png", "pdf", "svg"].contains(ending) }

  func validate() throws {
    let values = try? URL(filePath: output).resourceValues(forKeys: [.isDirectoryKey])
    guard isPicture || output.hasSuffix("/") || values?.isDirectory == true else {
      throw ValidationError("-o takes a name that ends in .png, .pdf, .svg or /")
    }
    if isPicture, charts.count > 1 {
      throw ValidationError("one picture shows one chart; give a folder as -o")
    }
    if isPicture, notebook != nil { throw ValidationError("--notebook goes with a folder") }
    if !isPicture, lenient || theme != nil {
      throw ValidationError("--lenient and --theme go with one picture")
    }
    guard scale > 0, scale <= 100 else {
      throw ValidationError("--scale must be above 0 and at most 100")
    }
    if let theme, Theme.Name(rawValue: theme) == nil {
      throw ValidationError("--theme is default, dark, wide or paper, not `\(theme)`")
    }
  }

  func run() async throws {
    guard isPicture, let chart = charts.first else { return try page() }
    let renderer = SceneRenderer(try Typesetter(FontCatalog()))
    let scene = try scene(chart, renderer)
    let bytes: [UInt8]
    do {
      bytes = try self.bytes(of: scene, renderer)
    } catch let error as RenderingError {
      guard case .impossibleSize = error else { throw error }
      throw UsageError("\(chart): error: \(error)")
    }
    do {
      try Data(bytes).write(to: URL(filePath: output), options: .atomic)
    } catch {
      throw UsageError("\(output): error: the picture cannot be written: is the folder there?")
    }
  }

  private func read(_ file: String) throws -> Data {
    do {
      return try Data(contentsOf: URL(filePath: file))
    } catch {
      throw UsageError("\(file): error: the file cannot be read")
    }
  }

  private func page() throws {
    let entries = try charts.map { file in
      let name = URL(filePath: file).lastPathComponent
      let id = name.hasSuffix(".vl.json") ? String(name.dropLast(8)) : name
      return ChartBook.Entry(id: id, json: try read(file))
    }
    let folder = URL(filePath: output, directoryHint: .isDirectory)
    let text = try notebook.map { String(decoding: try read($0), as: UTF8.self) }
    do {
      let book = try ChartBook(entries, notebook: text, title: folder.lastPathComponent)
      for warning in book.warnings { Console.say("warning: \(warning)") }
      try book.write(to: folder)
    } catch ReportingError.unresolved(let lines) {
      throw UsageError(lines.map { "\(notebook ?? "-"): \($0)" }.joined(separator: "\n"))
    }
  }

  private func scene(_ chart: String, _ renderer: SceneRenderer) throws -> Scene {
    let data = try read(chart)
    do throws(ChartSpecError) {
      var spec: ChartSpec
      if lenient {
        let (read, warnings) = try ChartSpec.lenient(json: data)
        for warning in warnings { Console.say("\(chart): warning: \(warning)") }
        spec = read
      } else {
        spec = try ChartSpec(json: data)
      }
      let theme = theme.flatMap(Theme.Name.init(rawValue:)).map { Theme($0) } ?? .standard
      let (scene, warnings) = try Chart.scene(
        of: spec, theme: theme, measuring: renderer.typesetter)
      for warning in warnings { Console.say("\(chart): warning: \(warning)") }
      return scene
    } catch {
      throw UsageError("\(chart): error: \(error)")
    }
  }

  private func bytes(of scene: Scene, _ renderer: SceneRenderer) throws -> [UInt8] {
    let name = URL(filePath: output)
    switch ending {
    case "png": return try renderer.png(scene, scale: scale)
    case "pdf":
      let title = name.deletingPathExtension().lastPathComponent
      return try renderer.pdf(scene, title: title)
    default: return Array(try renderer.svg(scene, idPrefix: "chart").utf8)
    }
  }
}
