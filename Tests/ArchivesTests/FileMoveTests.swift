import Archives
import Foundation
import Testing

@Suite struct FileMoveTests {
  @Test func replacesAFileAndRefusesAFolder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder.appending(path: "sub"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = { (name: String) in folder.appending(path: name).path(percentEncoded: false) }
    try Data("old".utf8).write(to: folder.appending(path: "a"))
    try Data("new".utf8).write(to: folder.appending(path: "b"))
    try FileMove.replace(path("a"), with: path("b"))
    #expect(try String(contentsOfFile: path("a"), encoding: .utf8) == "new")
    #expect(!FileManager.default.fileExists(atPath: path("b")))
    #expect(throws: FileError(operation: .rename, path: path("sub"), code: EISDIR)) {
      try FileMove.replace(path("sub"), with: path("a"))
    }
  }
}
