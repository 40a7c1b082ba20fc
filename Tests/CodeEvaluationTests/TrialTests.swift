import Testing

@testable import CodeEvaluation

/// The collection of attacks and of odd but honest programs, judged for real.
struct TrialTests {
  private static let judge = Result {
    try Judge(settings: JudgeSettings(timeout: .seconds(1), workers: 2))
  }

  @Test func noAttackPasses() async throws {
    let trial = try await Trial.run(.attack, try Self.judge.get())
    #expect(trial.entries.count >= 60)
    #expect(trial.scoreCard.count >= 10)
    for entry in trial.entries where !entry.held {
      Issue.record("\(entry.program.group)/\(entry.program.name): \(entry.program.purpose)")
    }
  }

  @Test func oddButHonestProgramsPass() async throws {
    let trial = try await Trial.run(.honest, try Self.judge.get())
    #expect(trial.entries.count >= 30)
    for entry in trial.entries where !entry.held {
      Issue.record("\(entry.program.name): \(entry.verdict.reference)")
    }
  }

  @Test func theProblemsOfTheCollectionAreSound() async throws {
    let problems = Set(try TrialProgram.all(.attack).map(\.problem))
    for prepared in try await Self.judge.get().prepare(Array(problems)) {
      #expect(prepared.standing == .split, "\(prepared.problem.taskID)")
    }
  }
}
