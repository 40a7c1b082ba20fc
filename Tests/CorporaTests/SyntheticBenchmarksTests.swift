import Testing

@testable import Corpora

struct SyntheticBenchmarksTests {
  /// Made once for all tests.
  static let all = SyntheticBenchmarks(seed: 1)

  @Test func holdsOutWhatAnyBenchmarkAsksFor() {
    let heldOut = Self.all.heldOut
    for problem in Self.all.eval.problems + Self.all.components.problems
    where problem.function.composition.steps.count > 1 {
      #expect(!heldOut.allows(problem.function.composition.names))
      #expect(!heldOut.allows(text: problem.function.text))
    }
    for problem in Self.all.programs.problems {
      #expect(!heldOut.allows(program: problem.program.composition.names))
      #expect(!heldOut.allows(text: problem.program.text))
    }
  }

  @Test func docstringsAreThoseOfTheProblems() {
    #expect(Self.all.docstrings.problems.count == Self.all.eval.problems.count)
  }
}
