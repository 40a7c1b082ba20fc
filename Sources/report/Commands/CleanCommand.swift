import ArgumentParser
import ExperimentRunning
import Foundation

struct CleanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc", abstract: "Remove from the store what no report rests on any more.",
    discussion: """
      Example:
        report gc --dry-run
      """)

  @Option(help: "The folder that keeps what is done between builds.")
  var store = ".report"

  @Flag(help: "Only say what would be freed.")
  var dryRun = false

  func run() async throws {
    let store = try Store(folder: URL(filePath: store, directoryHint: .isDirectory))
    let garbage = try store.collectGarbage(dryRun: dryRun)
    print(
      "\(dryRun ? "would free" : "freed") \(garbage.sizeBytes) bytes: \(garbage.stages) stages, "
        + "\(garbage.verdicts) verdicts, \(garbage.samples) samples, \(garbage.models) models, "
        + "\(garbage.objects) files")
  }
}
