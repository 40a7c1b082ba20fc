/// One problem of a benchmark in HumanEval's format.
///
/// Source: <https://github.com/openai/human-eval>.
public struct Problem: Hashable, Sendable {
  /// Its name in the benchmark, such as `HumanEval/0`.
  public var taskID: String
  /// What the model continues: imports, helpers, signature and docstring.
  public var prompt: String
  /// The name that the test calls.
  public var entryPoint: String
  /// A completion that is known to be right; `nil` where the benchmark has none.
  public var canonicalSolution: String?
  /// Python source that defines `check(candidate)`.
  public var test: String
  /// What kind of problem it is, such as `strings`; `nil` where the benchmark does not say.
  public var category: String?
  /// How hard it is, the higher the harder; `nil` where the benchmark does not say.
  public var level: Int?

  public init(
    taskID: String, prompt: String, entryPoint: String, canonicalSolution: String?, test: String,
    category: String? = nil, level: Int? = nil
  ) {
    self.taskID = taskID
    self.prompt = prompt
    self.entryPoint = entryPoint
    self.canonicalSolution = canonicalSolution
    self.test = test
    self.category = category
    self.level = level
  }
}
