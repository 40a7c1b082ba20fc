import Archives

/// One problem of a benchmark, with HumanEval's fields and some of our own.
///
/// Source: <https://github.com/openai/human-eval>.
public struct BenchmarkProblem: Hashable, Sendable {
  /// Such as `MiniEval/0`.
  public var taskID: String
  /// What a model continues: signature and docstring.
  public var prompt: String
  public var entryPoint: String
  public var canonicalSolution: String
  /// Python source that defines `check(candidate)`.
  public var test: String
  /// The number of operations.
  public var level: Int
  public var category: Category
  /// The operations' names, in order.
  public var operations: [String]

  /// The problem as one JSON object, keys in the order of HumanEval's and then ours:
  /// `level`, `category`, `operations`.
  public var json: [UInt8] {
    var text: [UInt8] = []
    func add(_ key: String, _ value: some Sequence<UInt8>) {
      text += text.isEmpty ? "{".utf8 : ", ".utf8
      text += JSONFragment(key).bytes
      text += ": ".utf8
      text += value
    }
    add("task_id", JSONFragment(taskID).bytes)
    add("prompt", JSONFragment(prompt).bytes)
    add("entry_point", JSONFragment(entryPoint).bytes)
    add("canonical_solution", JSONFragment(canonicalSolution).bytes)
    add("test", JSONFragment(test).bytes)
    add("level", String(level).utf8)
    add("category", JSONFragment(category.rawValue).bytes)
    let names = operations.map { JSONFragment($0).bytes }.joined(separator: ", ".utf8)
    add("operations", Array("[".utf8) + names + "]".utf8)
    return text + "}".utf8
  }
}
