import Foundation
import Sandboxing

/// The Python files of the two processes of an examination room: one holds what is not trusted, the
/// other what decides.
struct HarnessHalves: Sendable {
  /// A script and the files that it loads.
  struct Half: Sendable {
    var script: String
    var helpers: [String]
  }

  var untrusted: Half
  var trusted: Half

  /// A program, and the test that calls it.
  static let judging = HarnessHalves(
    untrusted: Half(script: "candidate.py", helpers: ["codec.py", "conduct.py"]),
    trusted: Half(
      script: "examiner.py",
      helpers: [
        "assertions.py", "brief.py", "channel.py", "codec.py", "conduct.py", "opaque.py",
        "purity.py", "sitting.py", "together.py",
      ]))

  /// A project with its tests, and what takes down its functions' calls.
  static let tracing = HarnessHalves(
    untrusted: Half(script: "tracing.py", helpers: ["codec.py"]),
    trusted: Half(
      script: "recording.py", helpers: ["brief.py", "codec.py", "excerpts.py", "literals.py"]))

  /// A warm interpreter of the untrusted half.
  func untrusted(
    _ python: PythonInstallation, _ isolation: Isolation
  ) throws(SandboxError) -> ForkServer {
    try Self.server(untrusted, python, isolation)
  }

  /// A warm interpreter of the trusted half.
  func trusted(
    _ python: PythonInstallation, _ isolation: Isolation
  ) throws(SandboxError) -> ForkServer {
    try Self.server(trusted, python, isolation)
  }

  private static func server(
    _ half: Half, _ python: PythonInstallation, _ isolation: Isolation
  ) throws(SandboxError) -> ForkServer {
    try ForkServer(
      python: python, folder: try folder(), script: half.script, helpers: half.helpers,
      step: isolation.step)
  }

  /// Where all these files are.
  static func folder() throws(SandboxError) -> String {
    guard let folder = Bundle.module.resourceURL?.appendingPathComponent("Harness").path,
      FileManager.default.fileExists(atPath: folder)
    else { throw .noInterpreter(name: "Harness", reason: "the program's own files are missing") }
    return folder
  }
}
