import ArgumentParser
import ExperimentSpecs
import Foundation

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Make a report again from its own folder, and compare.",
    discussion: """
      Every file but environment.json is compared byte for byte. Where the texts of the samples are \
      at hand, in the folder or in the folders of $REPORT_DATA, their hashes are checked and a random \
      part of the programs is judged again. Exit status 1 means that something differs.

      Example:
        report verify Reports/quickstart
      """)

  @Argument(help: "A report folder.")
  var folder: String

  @Option(help: "How many programs are judged again.")
  var programs = 100

  @Option(help: "Chooses which.")
  var seed = 0

  @Option(help: "The store to look for data files in.")
  var store = ".report"

  func validate() throws {
    if programs < 0 { throw ValidationError("--programs must be at least 0") }
  }

  func run() async throws {
    let folder = URL(filePath: folder, directoryHint: .isDirectory)
    let objects = URL(filePath: store, directoryHint: .isDirectory).appending(path: "objects")
    let resolver = DataResolver(
      searchFolders: DataResolver.searchFolders(of: ProcessInfo.processInfo.environment)
        + Self.inputFolders(of: folder),
      objects: ObjectFolder(objects), download: nil)
    let verification = try await Verification(
      of: folder,
      Verification.Options(programs: programs, seed: seed, resolver: resolver))
    let isSound = verification.findings.isEmpty
    print("\(isSound ? "MATCH" : "MISMATCH")  \(self.folder)")
    for finding in verification.findings { print("  \(finding)") }
    for line in verification.checked { print("checked: \(line)") }
    for note in verification.notes { print("note: \(note)") }
    if !isSound {
      let count = verification.findings.count
      throw ComparisonFailure(
        "\(self.folder): error: \(count) thing\(count == 1 ? " is" : "s are") not as "
          + "the report's records and texts say; see above")
    }
  }

  /// The folders of the copies of inputs.
  private static func inputFolders(of folder: URL) -> [URL] {
    let inputs = folder.appending(path: "inputs")
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: inputs.path(percentEncoded: false))
    return (names ?? []).sorted().map { inputs.appending(path: $0) }
  }
}
