import ArgumentParser
import Charts
import ExperimentRunning
import ExperimentSpecs
import Foundation
import Rendering
import Sandboxing
import TinyGPT

struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train a native model of a spec into a folder.",
    discussion: """
      An interrupted training goes on where its folder left it, with the same weights in the end. \
      The folder opens in Hugging Face's transformers, and in `report sample`.

      Examples:
        report train library
        report train Experiments/library.json library-250k -o Models/library
      """)

  @Argument(help: "A spec: a path, or the name of a file in Experiments.")
  var spec: String

  @Argument(help: "The model's name in the spec; its first native one if left out.")
  var model: String?

  @Option(name: [.short, .customLong("output")], help: "The folder. (default: Models/<name>)")
  var output: String?

  @Option(help: "Threads to compute with; the weights do not depend on them.")
  var threads: Int?

  @Flag(help: "Show no progress.")
  var quiet = false

  @OptionGroup var options: SpecOptions

  func validate() throws {
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads must be from 1 to 256")
    }
  }

  func run() async throws {
    let loaded = try options.read(spec)
    let model = try chosen(loaded.spec)
    let folder = URL(filePath: output ?? "Models/\(model.name)", directoryHint: .isDirectory)
    let sources = TrainingSources(
      specFolder: loaded.folder, pythonLibrary: try PythonInstallation().library)
    let models = NativeModels(
      loaded.spec, files: NativeModels.hashes(of: loaded.spec, from: sources))
    guard let entry = models[model.name] else { return }
    let stage = TrainingStage(
      entry, folder: folder, base: try base(of: model, in: models, loaded), sources: sources)
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    let line = TrainingLine(isQuiet: quiet)
    let (ending, record) = try stage.run(threads: threads) { line.show($0) }
    try draw(record.losses, of: model, in: folder)
    if ending == .stopped { throw CancellationError() }
    if !quiet { Console.say("\(model.name): \(folder.path(percentEncoded: false))") }
  }

  /// The folder of the model that one starts from.
  private func base(
    of model: NativeModelSpec, in models: NativeModels, _ spec: LoadedSpec
  ) throws -> URL? {
    guard let base = model.base else { return nil }
    guard models[base] != nil else { return URL(filePath: base, relativeTo: spec.folder) }
    let folder = URL(filePath: "Models/\(base)", directoryHint: .isDirectory)
    guard FileManager.default.fileExists(atPath: folder.appending(path: "config.json").path())
    else {
      throw UsageError(
        "\(self.spec): error: `\(model.name)` starts from `\(base)`, which is not in \(folder.relativePath); "
          + "train that first: report train \(self.spec) \(base)")
    }
    return folder
  }

  private func chosen(_ spec: ExperimentSpec) throws -> NativeModelSpec {
    let native = spec.models.compactMap { one -> NativeModelSpec? in
      if case .native(let model) = one { model } else { nil }
    }
    guard let model else {
      guard let first = native.first else {
        throw UsageError("\(self.spec): error: no model of this spec has the kind `native`")
      }
      return first
    }
    guard let named = native.first(where: { $0.name == model }) else {
      let names = native.map(\.name).joined(separator: ", ")
      throw UsageError("\(spec): error: no native model is called `\(model)`; there are: \(names)")
    }
    return named
  }

  /// `losses.vl.json` and `losses.png` beside the model.
  private func draw(
    _ losses: [LossRecord], of model: NativeModelSpec, in folder: URL
  ) throws {
    let chart = try LossChart(losses, title: model.label ?? model.name).json()
    try chart.write(to: folder.appending(path: "losses.vl.json"), options: .atomic)
    let renderer = SceneRenderer(try Typesetter(FontCatalog()))
    let (scene, _) = try Chart.scene(
      of: ChartSpec(json: chart), theme: .standard, measuring: renderer.typesetter)
    try Data(try renderer.png(scene, scale: 2)).write(
      to: folder.appending(path: "losses.png"), options: .atomic)
  }
}
