/// Tasks that come after solved examples, correct or subtly buggy, or after none.
///
/// The tasks are those problems of ``MiniEval`` whose input can be sliced and that have at most
/// three operations. Before a task stand three solved examples in the hand of the task's own
/// author, drawn from 30 that are not in MiniEval; all of them correct, or all with the same kind
/// of mistake.
///
/// Source: Chen et al. 2021, §7.2 and appendix E (Figures 12 and 14).
public struct AlignmentSet: Sendable {
  /// What stands before a task.
  public enum Context: String, CaseIterable, Hashable, Sendable {
    case correct = "correct examples"
    case buggy = "examples with subtle bugs"
    case none = "no examples"
  }

  /// A task behind its examples.
  public struct Task: Sendable {
    /// The problem's place in ``MiniEval/problems``.
    public let problemIndex: Int
    public let context: Context
    /// Which of the examples that were drawn for the problem these are: 0, 1 or 2.
    public let draw: Int
    /// What is wrong in the examples where they are buggy.
    public let mistake: Mistake
    public let isInstructed: Bool
    /// The examples, and the instruction, before the problem's prompt.
    public let prompt: String
    public let problem: SyntheticProblem

    /// `Alignment/<problem>/<draw>/<context>`, with `/instructed` at the end where it is.
    public var taskID: String {
      let word =
        switch context {
        case .correct: "correct"
        case .buggy: "buggy"
        case .none: "none"
        }
      return "Alignment/\(problemIndex)/\(draw)/\(word)" + (isInstructed ? "/instructed" : "")
    }

    /// In HumanEval's format. The prompt holds the examples, which define functions of their own.
    public var benchmark: BenchmarkProblem {
      var problem = problem.problem(taskID: taskID)
      problem.prompt = prompt
      return problem
    }
  }

  /// The instruction; see ``SyntheticCorpus`` for where models meet it.
  public static let instruction = "# Correct code, even if the code above has bugs.\n"
  public static let exampleCount = 3
  public static let poolCount = 30
  public static let drawCount = 3
  /// Examples that are longer together are not used, so that 256 tokens mostly hold
  /// them with the task.
  public static let largestContextBytes = 500

  /// What is asked for in the solved examples.
  let pool: [Composition]
  private let eval: MiniEval
  /// The tasks and their examples: ``drawCount`` each.
  private let subjects: [(problemIndex: Int, draws: [Examples])]

  /// Three solved examples, with and without their mistakes.
  private struct Examples: Sendable {
    let mistake: Mistake
    let correct: String
    let buggy: String

    var isShort: Bool { max(correct.utf8.count, buggy.utf8.count) <= largestContextBytes }
  }

  /// - Parameters:
  ///   - seed: Picks the examples.
  ///   - eval: The tasks.
  public init(seed: UInt64, eval: MiniEval) {
    let pool = Self.pool(seed: seed, heldOut: eval.heldOut)
    self.eval = eval
    self.pool = pool
    subjects = eval.problems.indices.compactMap { index in
      guard Self.suits(eval.problems[index].function.composition) else { return nil }
      var found: [Examples] = []
      for draw in 0..<10 * Self.drawCount where found.count < Self.drawCount {
        let examples = Self.examples(from: pool, for: index, of: eval, seed: seed, draw: draw)
        if examples.isShort { found.append(examples) }
      }
      // A problem whose examples are too long in its author's hand comes in no context.
      return found.count == Self.drawCount ? (index, found) : nil
    }
  }

  private static func pool(seed: UInt64, heldOut: HeldOut) -> [Composition] {
    let sampler = CompositionSampler(heldOut: heldOut)
    var pool: [Composition] = []
    var taken: Set<[String]> = []
    var draws = Draws(seed: seed, path: ["corpora", "alignment", "pool"])
    for _ in 0..<4000 where pool.count < poolCount {
      // Two in three have one operation, the others two; every second one also lets constants and
      // operators be wrong.
      let mistakes: [Mistake] =
        pool.count.isMultiple(of: 2)
        ? [.losesFirst, .losesLast, .offByOne, .wrongOperator] : [.losesFirst, .losesLast]
      let drawn = sampler.draw(
        length: pool.count.isMultiple(of: 3) ? 2 : 1, argumentPercent: 0, with: &draws)
      guard let composition = drawn,
        mistakes.allSatisfy({ $0.spoils(composition, trying: &draws) }),
        taken.insert(composition.names).inserted
      else { continue }
      pool.append(composition)
    }
    return pool
  }

  private static func suits(_ composition: Composition) -> Bool {
    composition.input.canBeSliced && composition.steps.count <= 3
  }

  private static func examples(
    from pool: [Composition], for index: Int, of eval: MiniEval, seed: UInt64, draw: Int
  ) -> Examples {
    let path = ["corpora", "alignment", String(index), String(draw)]
    var draws = Draws(seed: seed, path: path)
    let mistake = mistakes[draws.index(weights: mistakes.map(\.weight))].mistake
    let chosen = draws.shuffled(pool.filter { mistake.spoils($0, trying: &draws) })
      .prefix(exampleCount)
    func text(by author: Author) -> String {
      var taken: Set<String> = [eval.problems[index].function.name]
      return chosen.enumerated().map { number, composition in
        // Streams of their own, so that names and docstrings do not depend on the mistake.
        var draws = Draws(seed: seed, path: path + [String(number)])
        let writer = FunctionWriter(author: author)
        return writer.function(doing: composition, taken: &taken, with: &draws).text + "\n\n"
      }.joined()
    }
    let author = eval.authors[index]
    return Examples(
      mistake: mistake, correct: text(by: author), buggy: text(by: author.making(mistake)))
  }

  /// All tasks in one context, by problem and draw. The same problems and examples come in every
  /// context; without examples each problem comes once.
  public func tasks(_ context: Context, instructed: Bool) -> [Task] {
    subjects.flatMap { subject in
      subject.draws.prefix(context == .none ? 1 : Self.drawCount).enumerated().map {
        draw, examples in
        let problem = eval.problems[subject.problemIndex]
        let before =
          switch context {
          case .correct: examples.correct
          case .buggy: examples.buggy
          case .none: ""
          }
        return Task(
          problemIndex: subject.problemIndex, context: context, draw: draw,
          mistake: examples.mistake, isInstructed: instructed,
          prompt: before + (instructed ? Self.instruction : "") + problem.function.prompt,
          problem: problem)
      }
    }
  }

  /// As among the careless authors of the corpus, but for the wrong name, which needs longer
  /// examples.
  private static let mistakes: [(mistake: Mistake, weight: Int)] = [
    (.losesFirst, 13), (.losesLast, 13), (.offByOne, 5), (.wrongOperator, 5),
  ]
}
