/// A problem made of operations: a correct function and calls that tell it from wrong ones.
public struct SyntheticProblem: Sendable {
  /// One call and what it must give.
  public struct Case: Hashable, Sendable {
    public let input: PythonValue
    /// The second argument, where there is one.
    public let argument: Int?
    public let output: PythonValue
  }

  public let function: SyntheticFunction
  /// At least seven.
  public let cases: [Case]

  /// The problem in HumanEval's format.
  public func problem(taskID: String) -> BenchmarkProblem {
    BenchmarkProblem(
      taskID: taskID, prompt: function.prompt, entryPoint: function.name,
      canonicalSolution: function.body, test: test, level: function.composition.steps.count,
      category: function.category, operations: function.composition.names)
  }

  /// `def check(candidate):` with one assertion a case.
  public var test: String {
    let lines = cases.map { test in
      let second = test.argument.map { ", \($0)" } ?? ""
      return "    assert candidate(\(test.input.literal)\(second)) == \(test.output.literal)\n"
    }
    return "def check(candidate):\n" + lines.joined()
  }
}
