import ArgumentParser
import CodeEvaluation
import Foundation
import Rendering
import Sandboxing

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what this machine offers, and what is missing.",
    discussion: """
      Example:
        report doctor
      """)

  func run() async throws {
    var failures: [any Error] = []
    do {
      let judge = try Judge()
      print("python    \(judge.python.version), \(judge.python.executable)")
      print("sandbox   \(judge.isolation.rawValue)")
      print("layers    \(judge.isolation.layers.map(\.rawValue).joined(separator: ", "))")
      let answer = Problem(
        taskID: "doctor", prompt: "def f(x):\n", entryPoint: "f",
        canonicalSolution: "    return x + 1\n",
        test: "def check(candidate):\n    assert candidate(1) == 2\n")
      let standing = try await judge.prepare([answer])[0].standing
      guard standing == .split else { throw UsageError("the judge is out of order: \(standing)") }
      print("judge     works: a right answer passes, an empty one fails")
    } catch {
      failures.append(error)
      print("judge     \(error)")
    }
    do {
      let fonts = try FontCatalog()
      let missing = fonts.missing.isEmpty ? "" : "; optional, missing: "
      print("fonts     complete\(missing)\(fonts.missing.joined(separator: ", "))")
    } catch {
      failures.append(error)
      print("fonts     \(error)")
    }
    print("cores     \(ProcessInfo.processInfo.activeProcessorCount)")
    if let first = failures.first { throw first }
  }
}
