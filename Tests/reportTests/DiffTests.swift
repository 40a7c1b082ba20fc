import Foundation
import Testing

/// `report diff`: what two reports say of each other.
struct DiffTests {
  private func build(
    _ program: Program, _ name: String, k: Int = 1, added: (Int, Int) -> Int
  ) throws {
    try SmallBenchmark.write(
      program, problems: 8, samples: 2, to: "\(name).jsonl", added: added)
    try program.write("\(name).json", SmallBenchmark.spec(samples: "\(name).jsonl", k: k))
    let built = try program.run("build", "\(name).json", "-o", name)
    try #require(built.status == 0, "\(built.messages)")
  }

  /// Eight problems that all turn: of 256 sign patterns two are as far from 0, so p = 1/128.
  @Test func aSettledDifferenceIsToldWithItsProblems() throws {
    try withProgram { program in
      try build(program, "right") { _, _ in 0 }
      try build(program, "wrong") { _, _ in 1 }
      let outcome = try program.run("diff", "right", "wrong")
      #expect(outcome.status == 1, "\(outcome.messages)")
      #expect(
        outcome.output.contains(
          "pass@1: 100.0% → 0.0%, difference −100.0 (95 % −100.0 to −100.0), p = 0.0078, "
            + "adjusted 0.0078"))
      #expect(outcome.output.contains("solved by the first alone (8): Add/0, Add/1,"))
      #expect(outcome.output.contains("models[0].file.sha256: "))
      #expect(outcome.messages.contains("differ significantly"))
    }
  }

  /// One problem of eight: of two sign patterns both are as far from 0, so p = 1.
  @Test func aDifferenceOfOneProblemIsNotSettled() throws {
    try withProgram { program in
      try build(program, "right") { _, _ in 0 }
      try build(program, "nearly", k: 2) { i, _ in i == 3 ? 1 : 0 }
      let outcome = try program.run("diff", "right", "nearly")
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(
        outcome.output.contains("pass@1: 100.0% → 87.5%, difference −12.5 (95 % −37.5 to +0.0)"))
      #expect(outcome.output.contains("p = 1, adjusted 1"))
      #expect(outcome.output.contains("pass@2: 100.0% → 87.5%"))
      #expect(outcome.output.contains("solved by the first alone (1): Add/3"))
      #expect(outcome.output.contains("k[0]: 1 → 2"))
      #expect(outcome.output.hasSuffix("no significant difference (p < 0.05)\n"))
      let same = try program.run("diff", "right", "right")
      #expect(same.status == 0)
      #expect(same.output.hasPrefix("settings: the same\nmodel: 8 problems in both\n"))
    }
  }

  @Test func whatIsNoReportIsRefused() throws {
    try withProgram { program in
      let outcome = try program.run("diff", ".", ".")
      #expect(outcome.status == 2)
      #expect(outcome.messages.contains("this is no report folder"))
    }
  }
}
