import Archives
import Foundation
import Testing

/// A file of this target's `Fixtures` folder.
func fixture(_ name: String) throws -> String {
  let folder = try #require(Bundle.module.resourceURL)
  return folder.appending(path: "Fixtures/\(name)").path
}

/// Runs `body` with a new empty folder and removes it afterwards.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "ArchivesTests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

/// All bytes of a file.
func bytes(of path: String) throws -> [UInt8] {
  try InputFile(path: path).readToEnd()
}

/// All lines of a JSON lines file.
func lines(of path: String, limits: JSONLinesReader.Limits = .init()) throws -> [JSONLine] {
  var reader = try JSONLinesReader(path: path, limits: limits)
  var lines: [JSONLine] = []
  while let line = try reader.next() { lines.append(line) }
  return lines
}

extension JSONLine {
  init(_ number: Int, _ text: String) {
    self.init(number: number, bytes: Array(text.utf8))
  }
}
