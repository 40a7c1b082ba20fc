import Testing

@testable import CodeEvaluation
@testable import Corpora

/// The synthetic authors' projects, traced.
@Suite(.serialized) struct TracedSyntheticProjectTests {
  private static let corpus = SyntheticCorpus(seed: 7)

  /// A few projects whose authors make a mistake in all they write, or none.
  private func projects(careless: Bool) -> [TestedProject] {
    let written = (0..<40).lazy.compactMap { Self.corpus.testedProject(ofAuthor: $0) }
    return Array(written.filter { ($0.modules[0].mistake != nil) == careless }.prefix(2))
  }

  @Test(arguments: [false, true])
  func functionsBecomeProblems(careless: Bool) async throws {
    let judge = try FunctionTracerTests.judge.get()
    let projects = projects(careless: careless)
    try #require(projects.count == 2)
    let traces = try await FunctionTracer(judge).trace(
      projects.map { try TracedProject($0, tests: $0.tests) })
    for (project, trace) in zip(projects, traces) {
      #expect(trace.endings == [.passed, .passed])
      let written = project.modules.flatMap(\.functions).map(\.name)
      #expect(Set(trace.functions.map(\.name)) == Set(written))
    }
    let problems = traces.map { TracedProblems($0) }.reduce(TracedProblems()) { $0 + $1 }
    let validated = try await problems.validated(by: judge)
    let functions = traces.map(\.functions.count).reduce(0, +)
    #expect(
      validated.problems.count + validated.dropped.values.reduce(0, +) == functions)
    // Authors leave some functions undocumented, helpers above all, and test few with one input
    // over and over; all others make problems.
    let bare = projects.flatMap(\.modules).flatMap(\.functions).count { $0.docstring.isEmpty }
    #expect(validated.dropped[.undocumented, default: 0] == bare, "\(validated.dropped)")
    #expect(Set(validated.dropped.keys).isSubset(of: [.undocumented, .fewInputs]))
    #expect(validated.problems.count > functions / 2)
  }

  /// Tests that compare results find the mistakes that the authors' own tests leave, so the
  /// problems above ask for those mistakes.
  @Test func carelessFunctionsAreWrong() async throws {
    let projects = projects(careless: true)
    let writer = TestSuiteWriter(isCareless: false, usesUnittest: false)
    var draws = Draws(seed: 1, path: ["careful tests"])
    let careful = projects.map { project in
      project.modules.compactMap { writer.tests(of: $0, with: &draws) }
    }
    let traces = try await FunctionTracer(try FunctionTracerTests.judge.get()).trace(
      zip(projects, careful).map { try TracedProject($0, tests: $1) })
    for trace in traces {
      #expect(trace.endings == [.failed("AssertionError: "), .failed("AssertionError: ")])
    }
  }
}

extension TracedProject {
  init(_ project: TestedProject, tests: [SourceFile]) throws {
    try self.init(
      name: project.name,
      modules: project.modules.map { File(path: $0.file.path, text: $0.file.text) },
      tests: tests.map { File(path: $0.path, text: $0.text) })
  }
}
