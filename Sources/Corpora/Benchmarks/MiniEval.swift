/// A benchmark of 164 problems in HumanEval's format for models that were trained on a
/// ``SyntheticCorpus``.
///
/// The problems ask for compositions that the corpus, given ``heldOut``, never holds: neither alone
/// nor inside longer ones. A problem of one operation asks for one that the corpus has only inside
/// longer compositions. The sentences are built in ways that the corpus does not use, out of parts
/// that it does.
public struct MiniEval: Sendable {
  /// `MiniEval/0` to `MiniEval/163`, from few operations to many.
  public let problems: [SyntheticProblem]
  /// Who wrote each.
  let authors: [Author]

  /// How many problems have 1, 2, 3 … operations.
  public static let levels = [30, 60, 42, 20, 12]

  /// - Parameter seed: Picks the problems; the same on every machine.
  public init(seed: UInt64) {
    let maker = ProblemMaker()
    var taken: Set<[String]> = []
    var problems: [SyntheticProblem] = []
    var authors: [Author] = []
    for (index, count) in Self.levels.enumerated() {
      for number in 0..<count {
        var draws = Draws(
          seed: seed, path: ["corpora", "minieval", String(index + 1), String(number)])
        guard
          let made = maker.problem(
            name: "minieval", level: index + 1, taken: &taken, with: &draws)
        else { continue }
        problems.append(made.problem)
        authors.append(made.author)
      }
    }
    self.problems = problems
    self.authors = authors
  }

  /// The problems in HumanEval's format.
  public var benchmark: [BenchmarkProblem] {
    problems.enumerated().map { $1.problem(taskID: "MiniEval/\($0)") }
  }

  /// What a corpus must not hold.
  public var heldOut: HeldOut {
    var heldOut = HeldOut()
    for problem in problems { heldOut.insert(problem) }
    return heldOut
  }
}
