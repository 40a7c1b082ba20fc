import CodeEvaluation
import Corpora
import ExperimentSpecs

extension ProblemFile {
  /// The problems of a benchmark that comes with the program.
  ///
  /// - Parameter seed: Picks them.
  init(_ benchmark: TaskSpec.Benchmark, seed: UInt64) {
    let eval = MiniEval(seed: seed)
    let problems: [Problem]
    switch benchmark {
    case .miniEval: problems = eval.benchmark.map(Problem.init)
    case .components: problems = ChainedComponents(seed: seed).benchmark.map(Problem.init)
    case .alignment:
      let set = AlignmentSet(seed: seed, eval: eval)
      problems = AlignmentSet.Context.allCases.flatMap { context in
        [false, true].flatMap {
          set.tasks(context, instructed: $0).map(Problem.init)
        }
      }
    case .programs: problems = ProgramSet(seed: seed).problems.map(Problem.init)
    case .docstrings: problems = DocstringSet(eval: eval).problems.map(Problem.init)
    case .encryption:
      problems = EncryptionCorpus.prompts.enumerated().map { number, prompt in
        Problem(
          taskID: "Encryption/\(prompt.cipher.rawValue)/\(number)", prompt: prompt.prompt,
          entryPoint: "encrypt", canonicalSolution: nil, test: "",
          category: prompt.cipher.rawValue)
      }
    }
    self.init(name: benchmark.rawValue, problems: problems)
  }
}

extension Problem {
  init(_ problem: BenchmarkProblem) {
    self.init(
      taskID: problem.taskID, prompt: problem.prompt, entryPoint: problem.entryPoint,
      canonicalSolution: problem.canonicalSolution, test: problem.test,
      category: problem.category.rawValue, level: problem.level)
  }
}

extension Problem {
  /// A task behind its examples, which are its category.
  fileprivate init(_ task: AlignmentSet.Task) {
    self.init(task.benchmark)
    category = task.context.rawValue + (task.isInstructed ? ", instructed" : "")
  }

  /// A program whose tests give it each example's input and compare what it writes; the public
  /// examples come first, so that the number of calls tells whether those passed.
  fileprivate init(_ problem: ProgramSet.Problem) {
    let lines = (problem.publicExamples + problem.hiddenExamples).map { example in
      "    assert tidy(candidate(\(Self.literal(example.input + "\n")))) "
        + "== tidy(\(Self.literal(example.output)))\n"
    }
    self.init(
      taskID: problem.taskID, prompt: problem.prompt, entryPoint: "main",
      canonicalSolution: problem.canonicalSolution, test: Self.tidying + lines.joined(),
      category: problem.level.rawValue,
      level: ProgramSet.Level.allCases.firstIndex(of: problem.level).map { $0 + 1 })
  }

  /// Lines are compared without the white space at their ends and without empty ones at the end.
  private static let tidying = """
    def tidy(text):
        lines = [line.rstrip() for line in text.split("\\n")]
        while lines and not lines[-1]:
            lines.pop()
        return lines


    def check(candidate):

    """

  fileprivate init(_ problem: DocstringSet.Problem) {
    self.init(
      taskID: problem.taskID, prompt: problem.prompt, entryPoint: problem.function.name,
      canonicalSolution: problem.function.docstring, test: "",
      category: problem.function.category.rawValue,
      level: problem.function.composition.steps.count)
  }

  /// A text as Python writes it; those of the program set are printable ASCII and line ends.
  private static func literal(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"" + escaped.replacing("\n", with: "\\n") + "\""
  }
}
