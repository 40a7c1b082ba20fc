import ArgumentParser
import Charts
import Foundation
import Rendering

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw one chart.",
    discussion: """
      Examples:
        report render chart.vl.json -o chart.png
        report render chart.vl.json -o chart.pdf --theme paper
      """)

  @Argument(help: "A chart in the supported subset of Vega-Lite v5, its data inline.")
  var chart: String

  @Option(name: .short, help: "Where the picture goes; .png, .pdf or .svg.")
  var output: String

  @Option(help: "Pixels for each point, in a PNG.")
  var scale = 2.0

  @Option(help: "default, dark, wide or paper.")
  var theme: String?

  @Flag(help: "Leave out what is outside the subset, with a warning, instead of refusing it.")
  var lenient = false

  func validate() throws {
    guard ["png", "pdf", "svg"].contains(URL(filePath: output).pathExtension.lowercased()) else {
      throw ValidationError("-o takes a name that ends in .png, .pdf or .svg")
    }
    guard scale > 0, scale <= 100 else {
      throw ValidationError("--scale must be above 0 and at most 100")
    }
    if let theme, Theme.Name(rawValue: theme) == nil {
      throw ValidationError("--theme is default, dark, wide or paper, not `\(theme)`")
    }
  }

  func run() async throws {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: chart))
    } catch {
      throw UsageError("\(chart): error: the file cannot be read")
    }
    let renderer = SceneRenderer(try Typesetter(FontCatalog()))
    let scene = try scene(data, renderer)
    let bytes = try bytes(of: scene, renderer)
    do {
      try Data(bytes).write(to: URL(filePath: output), options: .atomic)
    } catch {
      throw UsageError("\(output): error: the picture cannot be written: is the folder there?")
    }
  }

  private func scene(_ data: Data, _ renderer: SceneRenderer) throws -> Scene {
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
    switch name.pathExtension.lowercased() {
    case "png": return try renderer.png(scene, scale: scale)
    case "pdf":
      let title = name.deletingPathExtension().lastPathComponent
      return try renderer.pdf(scene, title: title)
    default: return Array(try renderer.svg(scene, idPrefix: "chart").utf8)
    }
  }
}
