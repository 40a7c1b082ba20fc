/// Makes problems, each by a careful author of its own whose sentences are built as nowhere in the
/// corpus.
struct ProblemMaker {
  let sampler = CompositionSampler(heldOut: HeldOut())

  /// A problem and who wrote it.
  struct Made {
    let problem: SyntheticProblem
    let author: Author
  }

  /// A problem with a number of operations.
  ///
  /// - Parameters:
  ///   - taken: Compositions that other problems have already; this one's is added.
  ///   - suits: A further condition.
  /// - Returns: `nil` where two hundred attempts gave none.
  func problem(
    name: String, level: Int, taken: inout Set<[String]>, with draws: inout Draws,
    where suits: (Composition) -> Bool = { _ in true }
  ) -> Made? {
    for _ in 0..<200 {
      let drawn = sampler.draw(length: level, argumentPercent: 15, with: &draws, where: suits)
      guard let composition = drawn, composition.steps.count == level,
        !taken.contains(composition.names),
        let made = problem(name: name, doing: composition, with: &draws)
      else { continue }
      taken.insert(composition.names)
      return made
    }
    return nil
  }

  /// A problem that asks for a composition.
  ///
  /// - Returns: `nil` where no cases tell it from what is nearly it.
  func problem(name: String, doing composition: Composition, with draws: inout Draws) -> Made? {
    var chooser = CaseChooser(composition, draws: Draws(copying: draws))
    guard let cases = chooser.cases(count: 8) else { return nil }
    let author = Self.author(name: name, with: &draws)
    var taken: Set<String> = []
    let writer = FunctionWriter(author: author)
    // A body of one short line would be found inside bodies that do more.
    for _ in 0..<8 {
      let function = writer.function(doing: composition, taken: &taken, with: &draws)
      taken = []
      guard function.body.utf8.count >= 40 else { continue }
      return Made(problem: SyntheticProblem(function: function, cases: cases), author: author)
    }
    return nil
  }

  /// A careful author whose sentences are built as nowhere in the corpus.
  static func author(name: String, with draws: inout Draws) -> Author {
    Author(name: name, mistake: nil, frames: Frame.heldOut, draws: &draws).bare
  }
}
