import CodeEvaluation
import ExperimentSpecs
import Foundation
import LanguageModels

/// How the samples of a kind of task become programs to be judged, and what a verdict says of them.
enum TaskForm: Hashable, Sendable {
  /// The completion ends the prompt's function, which unit tests call.
  case function
  /// Prompt and completion are a program, which is run for each example with its input.
  case program
  /// Prompt and completion are a program of which only whether it compiles is looked at; how it
  /// encrypts is told by rules.
  case hazard
  /// The completion is a docstring, graded by rules; no program runs.
  case docstring

  init(_ kind: TaskSpec.Kind) {
    switch kind {
    case .function: self = .function
    case .program: self = .program
    case .hazard: self = .hazard
    case .docstring: self = .docstring
    }
  }

  /// Where a sample ends, unless the spec says otherwise.
  var stop: [String] {
    switch self {
    case .function: SamplingParameters.codexStop
    // A program may well have conditions and outputs in its first column.
    case .program, .hazard: []
    case .docstring: ["\"\"\""]
    }
  }

  /// The name of the function that stands for a whole program.
  private static let runner = "run_program"

  /// The problem that the judge sees.
  func judged(_ problem: Problem) -> Problem {
    guard self == .program || self == .hazard else { return problem }
    return Problem(
      taskID: problem.taskID, prompt: "", entryPoint: Self.runner,
      canonicalSolution: problem.canonicalSolution.map { completion($0, of: problem) },
      test: self == .hazard ? Self.compiles : problem.test)
  }

  /// The completion that the judge sees.
  func completion(_ completion: String, of problem: Problem) -> String {
    switch self {
    case .function, .docstring: completion
    case .program: Self.running(problem.prompt + completion)
    case .hazard: Self.compiling(problem.prompt + completion)
    }
  }

  /// The problems as the judge tries them out; none where no program runs.
  func tried(_ problems: [Problem]) -> [Problem] {
    self == .docstring ? [] : problems.map(judged)
  }

  /// How the problems fared, for the records.
  func standings(_ prepared: [PreparedProblem], of problems: [Problem]) -> [ProblemStanding] {
    switch self {
    case .function, .program: prepared.map { ProblemStanding($0.standing) }
    // There is nothing to be solved, so a reference can neither be missing nor fail.
    case .hazard, .docstring: problems.map { _ in .graded }
    }
  }

  private static let compiles = "def check(candidate):\n    assert candidate()\n"

  /// A function that runs a program with a text as its input and gives what it wrote.
  private static func running(_ program: String) -> String {
    """
    def \(runner)(text):
        import io, sys
        before = sys.stdin, sys.stdout
        sys.stdin, sys.stdout = io.StringIO(text), io.StringIO()
        try:
            exec(compile(\(literal(program)), "<program>", "exec"), {"__name__": "__main__"})
            return sys.stdout.getvalue()
        finally:
            sys.stdin, sys.stdout = before

    """
  }

  /// A function that is true if a program compiles.
  private static func compiling(_ program: String) -> String {
    """
    def \(runner)():
        compile(\(literal(program)), "<program>", "exec")
        return True

    """
  }

  /// A text as Python writes it, in ASCII.
  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": literal += "\\\\"
      case "\"": literal += "\\\""
      case "\n": literal += "\\n"
      case " "..."~": literal.unicodeScalars.append(scalar)
      default: literal += "\\U" + String(format: "%08x", scalar.value)
      }
    }
    return literal + "\""
  }
}
