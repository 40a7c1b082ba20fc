import CodeEvaluation
import Corpora
import ExperimentSpecs

extension ProblemFile {
  /// The problems of a benchmark that comes with the program.
  ///
  /// - Parameter seed: Picks them.
  init(_ benchmark: TaskSpec.Benchmark, seed: UInt64) {
    let problems: [BenchmarkProblem]
    switch benchmark {
    case .miniEval: problems = MiniEval(seed: seed).benchmark
    case .components: problems = ChainedComponents(seed: seed).benchmark
    case .alignment:
      let set = AlignmentSet(seed: seed, eval: MiniEval(seed: seed))
      problems = AlignmentSet.Context.allCases.flatMap { context in
        [false, true].flatMap { set.tasks(context, instructed: $0).map(\.benchmark) }
      }
    }
    self.init(name: benchmark.rawValue, problems: problems.map(Problem.init))
  }
}

extension Problem {
  fileprivate init(_ problem: BenchmarkProblem) {
    self.init(
      taskID: problem.taskID, prompt: problem.prompt, entryPoint: problem.entryPoint,
      canonicalSolution: problem.canonicalSolution, test: problem.test)
  }
}
