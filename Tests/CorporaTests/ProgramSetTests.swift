import Testing

@testable import Corpora

struct ProgramSetTests {
  static let set = SyntheticBenchmarksTests.all.programs

  @Test func levelsAndExamples() {
    for level in ProgramSet.Level.allCases {
      let problems = Self.set.problems.filter { $0.level == level }
      #expect(problems.count == ProgramSet.problemsPerLevel)
      for problem in problems {
        #expect(level.operations.contains(problem.program.composition.steps.count))
        #expect(problem.publicExamples.count == 3)
        #expect(problem.hiddenExamples.count >= 5)
        let example = problem.publicExamples[0]
        #expect(problem.prompt.contains("Input: \(example.input)\nOutput: \(example.output)\n"))
        #expect(Set(problem.publicExamples).isDisjoint(with: problem.hiddenExamples))
      }
    }
  }

  @Test func outputsAreComparedByLines() {
    let example = ProgramSet.Example(input: "", output: "1 2\n3")
    #expect(example.accepts("1 2 \n3\n\n"))
    #expect(!example.accepts("1 2 3\n"))
    #expect(!example.accepts(" 1 2\n3"))
    #expect(!example.accepts(""))
  }
}
