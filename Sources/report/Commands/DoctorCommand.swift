import ArgumentParser
import CodeEvaluation
import Foundation
import Rendering
import Sandboxing

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what this machine offers, and what is missing.",
    discussion: """
      Examples:
        report doctor
        report doctor --attack
      """)

  @Flag(help: "Try to cheat the judge with the collection of attacks; print a score card.")
  var attack = false

  func run() async throws {
    var failures: [any Error] = []
    do {
      let judge = try Judge()
      print("python    \(judge.python.version), \(judge.python.executable)")
      print("sandbox   \(judge.isolation.summary)")
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
    if attack { try await attackJudge() }
  }

  private func attackJudge() async throws {
    let settings = JudgeSettings(timeout: .seconds(1), workers: JudgeSetup.defaultWorkers)
    let judge = try Judge(settings: settings)
    var failed: [Trial.Entry] = []
    for nature in [TrialProgram.Nature.attack, .honest] {
      let trial = try await Trial.run(nature, judge)
      print("")
      print(
        Self.row(nature == .attack ? "attacks" : "honest programs", "tried", "held", "noticed"))
      for score in trial.scoreCard {
        print(
          Self.row(
            score.group.isEmpty ? "all" : score.group, String(score.tried), String(score.held),
            String(score.noticed)))
      }
      failed += trial.entries.filter { !$0.held }
    }
    for entry in failed {
      let program = entry.program
      print("\(program.group)/\(program.name): \(entry.verdict.reference) (\(program.purpose))")
    }
    if !failed.isEmpty { throw ComparisonFailure("\(failed.count) programs were judged wrongly") }
  }

  private static func row(_ name: String, _ columns: String...) -> String {
    let left = name + String(repeating: " ", count: max(0, 16 - name.count))
    return columns.reduce(left) { line, text in
      line + String(repeating: " ", count: max(0, 9 - text.count)) + text
    }
  }
}
