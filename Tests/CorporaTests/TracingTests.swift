import Testing

@testable import Corpora

struct TracingTests {
  @Test func aboutOneAuthorInThreeHasTests() {
    let corpus = SyntheticCorpus(seed: 2)
    let projects = (0..<120).compactMap { corpus.testedProject(ofAuthor: $0) }
    #expect((20...60).contains(projects.count))
    for project in projects {
      #expect(project.modules.map { "test_\($0.file.path)" } == project.tests.map(\.path))
      for (module, suite) in zip(project.modules, project.tests) {
        #expect(suite.text.contains("from \(module.file.path.dropLast(3)) import "))
        #expect(suite.text.contains("if __name__ == \"__main__\":\n"))
        for function in module.functions where !function.name.hasPrefix("_") {
          #expect(suite.text.contains("test_\(function.name)("))
        }
        let comparesResults =
          suite.text.contains("assertEqual") || suite.text.contains(" == ")
        if module.mistake == nil { #expect(comparesResults) }
      }
    }
  }

  @Test func contestProblemsKeepClearOfTheBenchmark() throws {
    let heldOut = MiniEvalTests.eval.heldOut
    let contest = ContestProblems(seed: 1, heldOut: heldOut)
    let problems = (0..<60).compactMap { contest.problem($0) }
    #expect(problems.count >= 58)
    for problem in problems {
      #expect(heldOut.allows(problem.function.composition.names))
      #expect(problem.cases.count >= 7)
      #expect(problem.function.isCorrect)
    }
    #expect(contest.problem(3)?.function.text == problems[3].function.text)
  }
}
