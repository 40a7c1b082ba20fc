import Foundation
import Testing

/// A new empty folder that is removed with the value.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "CodeEvaluationTests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file and gives its path.
  func file(_ name: String, _ text: String) throws -> String {
    let path = path + "/" + name
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}

/// A file of this target's `Fixtures` folder.
func fixture(_ name: String) throws -> String {
  let folder = try #require(Bundle.module.resourceURL)
  return folder.appending(path: "Fixtures/\(name)").path
}

/// A file of the published data, which is not part of this package: looked for in the folders of
/// `$REPORT_DATA`, then in `../shared/data` beside the package and its parents.
func publishedData(_ name: String) -> String? {
  let named = ProcessInfo.processInfo.environment["REPORT_DATA"]?.split(separator: ":") ?? []
  var folders = named.map { URL(filePath: String($0)) }
  var parent = URL(filePath: #filePath).deletingLastPathComponent()
  while parent.path != "/" {
    folders.append(parent.appending(path: "../shared/data").standardized)
    parent.deleteLastPathComponent()
  }
  return folders.map { $0.appending(path: name).path }
    .first { FileManager.default.fileExists(atPath: $0) }
}
