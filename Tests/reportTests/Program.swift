import Foundation
import Testing

/// The program that was built with these tests, run as a user would.
struct Program {
  struct Outcome {
    let status: Int32
    let output: String
    let messages: String

    var firstMessage: Substring { messages.split(separator: "\n").first ?? "" }
  }

  /// A new folder for one test, the current one of the program; removed by ``remove()``.
  let folder: URL
  var environment: [String: String] = [:]

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "reportTests-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Starts it with its output going to pipes.
  ///
  /// - Parameter input: What it reads from standard input: less than a pipe holds.
  func start(_ arguments: [String], input: String? = nil) throws -> Running {
    let process = Process()
    process.executableURL = Bundle.module.bundleURL.deletingLastPathComponent()
      .appending(path: "report")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let text = Pipe()
    if let input { try text.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
    try text.fileHandleForWriting.close()
    process.standardInput = text
    let running = Running(process: process, output: Pipe(), messages: Pipe())
    process.standardOutput = running.output
    process.standardError = running.messages
    try process.run()
    return running
  }

  func run(_ arguments: String...) throws -> Outcome {
    try start(arguments).wait()
  }

  /// Puts a file into the folder.
  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  /// Puts a file of the fixtures into the folder.
  func copy(_ name: String) throws {
    let fixtures = try #require(Bundle.module.resourceURL).appending(path: "Fixtures")
    try FileManager.default.copyItem(
      at: fixtures.appending(path: name), to: folder.appending(path: name))
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }
}

/// The program while it runs.
struct Running {
  let process: Process
  let output: Pipe
  let messages: Pipe

  /// Waits for the end. What is written stays far below what a pipe holds.
  func wait() throws -> Program.Outcome {
    process.waitUntilExit()
    return Program.Outcome(
      status: process.terminationReason == .exit
        ? process.terminationStatus : -process.terminationStatus,
      output: try text(of: output), messages: try text(of: messages))
  }

  private func text(of pipe: Pipe) throws -> String {
    String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  }
}

/// Runs `body` with the program in a folder that holds the problems and samples of the fixtures.
func withProgram(_ body: (inout Program) throws -> Void) throws {
  var program = try Program()
  defer { program.remove() }
  try program.copy("problems.jsonl")
  try program.copy("samples.jsonl")
  try body(&program)
}
