import Archives
import Foundation
import Testing

@Suite struct OutputFileTests {
  @Test func oldFileStaysUntilCommit() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/out"
      try Data("old".utf8).write(to: URL(filePath: path))
      var file = try OutputFile(path: path)
      try file.write(Array("new".utf8))
      try file.flush()
      #expect(try bytes(of: path) == Array("old".utf8))
      #expect(try bytes(of: path + ".partial") == Array("new".utf8))
      try file.commit()
      #expect(try bytes(of: path) == Array("new".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out"])
    }
  }

  @Test func abandonedFileLeavesNothing() throws {
    try withTemporaryFolder { folder in
      func abandon() throws {
        var file = try OutputFile(path: folder + "/out")
        try file.write(Array("lost".utf8))
        try file.flush()
      }
      try abandon()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test func keptFileHoldsEverything() throws {
    try withTemporaryFolder { folder in
      var file = try OutputFile(path: folder + "/out")
      try file.write(Array("half".utf8))
      try file.keep()
      #expect(try bytes(of: folder + "/out.partial") == Array("half".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out.partial"])
    }
  }

  @Test func secondWriterIsRefused() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/out"
      var first = try OutputFile(path: path)
      try first.write(Array("first".utf8))
      try first.flush()
      #expect(throws: FileError(operation: .create, path: path, code: EWOULDBLOCK)) {
        _ = try OutputFile(path: path)
      }
      try first.commit()
      #expect(try bytes(of: path) == Array("first".utf8))
    }
  }

  @Test func badPlaces() throws {
    try withTemporaryFolder { folder in
      #expect(throws: FileError(operation: .create, path: folder, code: EISDIR)) {
        _ = try OutputFile(path: folder)
      }
      #expect(throws: FileError(operation: .create, path: folder + "/no/out", code: ENOENT)) {
        _ = try OutputFile(path: folder + "/no/out")
      }
      #expect(throws: FileError(operation: .open, path: folder, code: EISDIR)) {
        _ = try InputFile(path: folder)
      }
    }
  }

  /// `/dev/full` fails every write as a full disk does.
  @Test func fullDisk() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/out"
      try FileManager.default.createSymbolicLink(
        atPath: path + ".partial", withDestinationPath: "/dev/full")
      var file = try OutputFile(path: path)
      try file.write(Array("text".utf8))
      let error = #expect(throws: FileError.self) { try file.flush() }
      #expect(error == FileError(operation: .write, path: path, code: ENOSPC))
      #expect(error?.description.contains("the disk is full") == true)
    }
  }
}
