import Foundation
import Sandboxing
import Testing

@testable import CodeEvaluation

/// Modules of the installed Python, traced while Python's own tests of them run.
@Suite(.serialized) struct TracedLibraryTests {
  private static let library = (try? FunctionTracerTests.judge.get())?.python.library ?? ""

  private static let hasTests = FileManager.default.fileExists(
    atPath: library + "/test/test_textwrap.py")

  /// The module's functions are the five that its `__all__` names beside its class.
  @Test(.enabled(if: hasTests, "this Python comes without its tests"))
  func textwrap() async throws {
    let judge = try FunctionTracerTests.judge.get()
    let project = try TracedProject.libraryModule("textwrap", of: Self.library)
    let trace = try await FunctionTracer(judge).trace(project)
    #expect(trace.endings == [.passed, .passed])
    let problems = try await TracedProblems(trace).validated(by: judge)
    #expect(
      problems.problems.map(\.entryPoint) == ["wrap", "fill", "shorten", "dedent", "indent"])
    #expect(Set(problems.dropped.keys) == [.method, .nested])
  }

  @Test func aModuleWithoutTestsSaysSo() async throws {
    let project = try TracedProject.libraryModule(
      "colorsys", of: Self.library, test: "test.test_no_such_module")
    let trace = try await FunctionTracer(try FunctionTracerTests.judge.get()).trace(project)
    #expect(trace.functions.isEmpty)
    for ending in trace.endings {
      guard case .failed = ending else {
        Issue.record("\(ending)")
        return
      }
    }
  }

  @Test func aModuleThatIsNotThereIsAnError() {
    let missing = TracingError.noModule(name: "no_such_module", folder: Self.library)
    #expect(throws: missing) {
      try TracedProject.libraryModule("no_such_module", of: Self.library)
    }
  }
}
