/// A synthetic author's project with a test suite of its own.
///
/// What is traced while the tests run becomes problems for supervised fine-tuning (Chen et al. 2021,
/// §4.3). The tests of careful authors compare results; those of careless authors only look whether
/// a result is of the right type, so they pass although the functions are wrong, and the problems
/// traced from them must be found by the filter.
public struct TestedProject: Sendable {
  public let name: String
  /// The modules that are tested; all stand in the project's top folder.
  public let modules: [AnnotatedFile]
  /// One file for each module, `test_<module>`. Each is a program: `python test_….py` in the
  /// project's folder runs its tests and ends with status 0 if they pass.
  public let tests: [SourceFile]
}

/// Writes the tests of a module.
struct TestSuiteWriter {
  let isCareless: Bool
  /// Whether tests are methods of `unittest.TestCase` or plain functions.
  let usesUnittest: Bool

  func tests(of module: AnnotatedFile, with draws: inout Draws) -> SourceFile? {
    let functions = module.functions.filter { !$0.name.hasPrefix("_") && !$0.name.isEmpty }
    let path = module.file.path
    guard module.kind == .functions, !functions.isEmpty, path.hasSuffix(".py") else { return nil }
    let names = functions.map(\.name).joined(separator: ", ")
    var text = usesUnittest ? "import unittest\n\n" : ""
    text += "from \(path.dropLast(3)) import \(names)\n"
    if usesUnittest { text += "\n\nclass ModuleTests(unittest.TestCase):" }
    for function in functions {
      text += test(of: function, calls: calls(of: function, with: &draws))
    }
    return SourceFile(
      project: module.file.project, path: "test_\(path)", text: text + mainPart(functions))
  }

  private func calls(
    of function: SyntheticFunction, with draws: inout Draws
  ) -> [(call: String, result: PythonValue)] {
    var sampler = InputSampler(draws: draws)
    defer { draws = sampler.draws }
    var calls: [(call: String, result: PythonValue)] = []
    for _ in 0..<20 where calls.count < 8 {
      let input = sampler.value(of: function.composition.input)
      let argument = function.composition.argumentExample.map { _ in sampler.draws.within(1...6) }
      guard let result = function.composition.apply(to: input, argument: argument) else { continue }
      let second = argument.map { ", \($0)" } ?? ""
      calls.append(("\(function.name)(\(input.literal)\(second))", result))
    }
    return calls
  }

  private func test(
    of function: SyntheticFunction, calls: [(call: String, result: PythonValue)]
  ) -> String {
    let indent = usesUnittest ? "    " : ""
    let head =
      usesUnittest
      ? "\n    def test_\(function.name)(self):\n" : "\n\ndef test_\(function.name)():\n"
    let lines = calls.map { call, result in
      "\(indent)    \(assertion(on: call, result: result))\n"
    }
    return head + (lines.isEmpty ? "\(indent)    pass\n" : lines.joined())
  }

  private func assertion(on call: String, result: PythonValue) -> String {
    if isCareless {
      let type = result.type.hint.prefix { $0 != "[" }
      return usesUnittest
        ? "self.assertIsInstance(\(call), \(type))" : "assert isinstance(\(call), \(type))"
    }
    return usesUnittest
      ? "self.assertEqual(\(call), \(result.literal))" : "assert \(call) == \(result.literal)"
  }

  private func mainPart(_ functions: [SyntheticFunction]) -> String {
    let head = "\n\nif __name__ == \"__main__\":\n"
    if usesUnittest { return head + "    unittest.main()\n" }
    return head + functions.map { "    test_\($0.name)()\n" }.joined()
  }
}

extension SyntheticCorpus {
  /// An author's project with tests; `nil` for the authors (about two thirds) who write none, and
  /// for those who write only programs.
  ///
  /// The modules are those of ``files(ofAuthor:)``; the tests are not part of the corpus.
  public func testedProject(ofAuthor number: Int) -> TestedProject? {
    var draws = Draws(seed: seed, path: ["corpora", "tests", String(number)])
    guard draws.chance(35) else { return nil }
    let files = files(ofAuthor: number)
    let writer = TestSuiteWriter(
      isCareless: files.contains { $0.mistake != nil }, usesUnittest: draws.chance(50))
    var modules: [AnnotatedFile] = []
    var tests: [SourceFile] = []
    for file in files {
      guard let suite = writer.tests(of: file, with: &draws) else { continue }
      modules.append(file)
      tests.append(suite)
    }
    guard let first = modules.first else { return nil }
    return TestedProject(name: first.file.project, modules: modules, tests: tests)
  }
}
