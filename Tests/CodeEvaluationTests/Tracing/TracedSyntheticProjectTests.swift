import Corpora
import Testing

@testable import CodeEvaluation

/// The synthetic authors' projects, traced.
struct TracedSyntheticProjectTests {
  private static let corpus = SyntheticCorpus(seed: 7, heldOut: HeldOut())

  @Test func projectsOfCarefulAndCarelessAuthorsMakeProblems() async throws {
    let written = (0..<60).compactMap { Self.corpus.testedProject(ofAuthor: $0) }
    let chosen =
      written.filter { $0.modules[0].mistake == nil }.prefix(3)
      + written.filter { $0.modules[0].mistake != nil }.prefix(3)
    try #require(chosen.count == 6)
    let judge = try FunctionTracerTests.judge.get()
    let traces = try await FunctionTracer(judge).trace(chosen.map { try TracedProject($0) })
    #expect(traces.allSatisfy { $0.endings == [.passed, .passed] })
    var kept = 0
    for (project, trace) in zip(chosen, traces) {
      let problems = try await TracedProblems(trace).validated(by: judge)
      kept += problems.problems.count
      let total = problems.problems.count + problems.dropped.values.reduce(0, +)
      #expect(total == trace.functions.count)
      let names = Set(project.modules.flatMap(\.functions).map(\.name))
      #expect(Set(trace.functions.map(\.name)).isSubset(of: names))
    }
    #expect(kept > 0)
  }
}

extension TracedProject {
  fileprivate init(_ project: TestedProject) throws {
    try self.init(
      name: project.name,
      modules: project.modules.map { File(path: $0.file.path, text: $0.file.text) },
      tests: project.tests.map { File(path: $0.path, text: $0.text) })
  }
}
