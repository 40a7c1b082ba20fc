import Foundation

/// Problems and samples by formula: `f<i>(x)` is `x + i`, and each sample adds what it is told to.
enum SmallBenchmark {
  /// - Parameters:
  ///   - added: What sample `j` of problem `i` adds beyond `i`; 0 is right.
  ///   - program: Puts the files `spec.json`, `problems.jsonl` and `<samples>` there.
  static func write(
    _ program: Program, problems: Int, samples: Int, to file: String = "samples.jsonl",
    added: (_ i: Int, _ j: Int) -> Int
  ) throws {
    let lines = (0..<problems).map { i in
      #"{"task_id": "Add/\#(i)", "prompt": "def f\#(i)(x):\n", "entry_point": "f\#(i)", "#
        + #""canonical_solution": "    return x + \#(i)\n", "#
        + #""test": "def check(candidate):\n    assert candidate(2) == \#(2 + i)\n"}"#
    }
    try program.write("problems.jsonl", lines.joined(separator: "\n") + "\n")
    let completions = (0..<problems).flatMap { i in
      (0..<samples).map { j in
        // The comment makes each sample a program of its own.
        #"{"task_id": "Add/\#(i)", "completion": "    return x + \#(i + added(i, j))  # \#(j)\n"}"#
      }
    }
    try program.write(file, completions.joined(separator: "\n") + "\n")
  }

  static func spec(samples: String = "samples.jsonl", k: Int = 1) -> String {
    """
    {
      "schemaVersion": 1,
      "name": "adding",
      "models": [{ "kind": "samples", "name": "model", "file": { "path": "\(samples)" } }],
      "task": { "problems": { "path": "problems.jsonl" } },
      "k": [\(k)],
      "tables": { "problems": { "table": "problems" } }
    }
    """
  }
}
