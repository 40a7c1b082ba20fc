import Foundation
import Testing

/// The Python halves of the judge have unit tests in their own language.
struct HarnessTests {
  @Test(arguments: ["test_codec.py", "test_halves.py", "test_purity.py", "test_tracing.py"])
  func passes(_ name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Harness")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-B", folder.appending(path: name).path]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    let messages = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = messages
    try process.run()
    let text = String(
      decoding: try messages.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text.suffix(2000))")
  }
}
