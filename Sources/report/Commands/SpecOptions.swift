import ArgumentParser
import ExperimentRunning
import ExperimentSpecs
import Foundation
import Reporting

/// What the commands that read specs have in common.
struct SpecOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Replace a setting of the spec; may be repeated.", valueName: "key=value"))
  var set: [String] = []

  /// Where bare names of specs are looked for.
  static var folders: [URL] {
    let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return [
      URL(filePath: "Experiments", directoryHint: .isDirectory),
      own.deletingLastPathComponent().appending(path: "../../share/report/Experiments")
        .standardizedFileURL,
    ]
  }

  /// Finds and reads a spec.
  func read(_ argument: String) throws -> LoadedSpec {
    try SpecReader.read(SpecLocator.find(argument, in: Self.folders), overrides: set)
  }
}

/// What the commands that use the store have in common.
struct StoreOptions: ParsableArguments {
  @Option(help: "The folder that keeps what is done between builds.")
  var store = ".report"

  @Flag(help: "Download nothing.")
  var offline = false

  @Option(help: ArgumentHelp("Use only the first problems.", valueName: "count"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
  }

  func open() throws -> Store {
    try Store(folder: URL(filePath: store, directoryHint: .isDirectory))
  }

  func resolver(_ store: Store) -> DataResolver {
    DataResolver(
      searchFolders: DataResolver.searchFolders(of: ProcessInfo.processInfo.environment),
      objects: store.objects, download: offline ? nil : CurlDownload.fetch,
      hash: store.sha256(of:))
  }
}
