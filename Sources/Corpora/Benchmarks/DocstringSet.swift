/// Problems that go the other way: from signature and solution to the docstring.
///
/// Source: Chen et al. 2021, §5 (Codex-D, Table 3).
public struct DocstringSet: Sendable {
  /// One function whose docstring is to be written.
  public struct Problem: Sendable {
    /// `Docstring/0` and so on, with the numbers of ``MiniEval``.
    public let taskID: String
    public let function: SyntheticFunction

    /// Signature, solution and the quotes that open the docstring.
    public var prompt: String { DocstringSet.example(of: function).prompt }

    /// Grades what a model wrote after ``prompt``, up to the closing quotes.
    public func grade(_ completion: String) -> DocstringGrader.Verdict {
      DocstringGrader(function: function).grade(DocstringSet.docstring(in: completion))
    }
  }

  public let problems: [Problem]

  /// The solutions of a benchmark.
  public init(eval: MiniEval) {
    problems = eval.problems.enumerated().map { index, problem in
      Problem(taskID: "Docstring/\(index)", function: problem.function)
    }
  }

  static let quotes = "\"\"\""

  /// A training example: signature and solution, and the docstring that follows them, on which
  /// alone the loss is taken.
  ///
  /// The docstring stands behind the code, as it would before it. For a function without a
  /// docstring the target is empty.
  public static func example(of function: SyntheticFunction) -> (prompt: String, target: String) {
    let opening = "    " + quotes
    guard function.documentation.hasPrefix(opening) else {
      return (function.signature + function.body, "")
    }
    return (
      function.signature + function.body + opening,
      String(function.documentation.dropFirst(opening.count))
    )
  }

  /// What stands before the closing quotes; all of the text where there are none.
  public static func docstring(in completion: String) -> String {
    completion.range(of: quotes).map { String(completion[..<$0]) } ?? completion
  }
}
