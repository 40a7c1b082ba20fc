/// Problems like those of programming contests: a story as the docstring, a correct solution, and
/// tests. One of the two sources for supervised fine-tuning (Chen et al. 2021, §4.2).
public struct ContestProblems: Sendable {
  private let seed: UInt64
  private let sampler: CompositionSampler

  /// - Parameters:
  ///   - seed: Picks the problems.
  ///   - heldOut: What no problem may ask for.
  public init(seed: UInt64, heldOut: HeldOut) {
    self.seed = seed
    sampler = CompositionSampler(heldOut: heldOut)
  }

  /// The problem with a number from 0; `nil` for the few numbers that have none.
  public func problem(_ number: Int) -> SyntheticProblem? {
    var draws = Draws(seed: seed, path: ["corpora", "contest", String(number)])
    for _ in 0..<20 {
      let length = 1 + draws.index(weights: CompositionSampler.lengthWeights)
      let drawn = sampler.draw(length: length, argumentPercent: 0, with: &draws)
      guard let composition = drawn else { continue }
      var chooser = CaseChooser(composition, draws: Draws(copying: draws))
      guard let cases = chooser.cases(count: 8) else { continue }
      let function = function(doing: composition, with: &draws)
      guard sampler.heldOut.allows(text: function.text) else { continue }
      return SyntheticProblem(function: function, cases: cases)
    }
    return nil
  }

  private func function(
    doing composition: Composition, with draws: inout Draws
  ) -> SyntheticFunction {
    let author = Author(name: "contest", mistake: nil, draws: &draws).bare
    let wording = Docstring(wording: author.wording, argument: author.naming.argument)
    let phrases = composition.steps.map { wording.phrase(for: $0, with: &draws) }
    let story = Self.story(
      phrases, input: author.wording.kind(of: composition.input), with: &draws)
    return FunctionWriter(author: author).function(
      named: "solve", doing: composition, saying: story, with: &draws)
  }

  private static func story(
    _ phrases: [String], input: String, with draws: inout Draws
  ) -> String {
    let name = draws.pick(["Nia", "Oskar", "Mara", "Ravi", "Lena", "Tilo", "Ines", "Jonas"])
    let opening = draws.pick([
      "\(name) was given \(input) as a birthday present.", "\(name) found \(input) in an old book.",
      "In a game, \(name) starts from \(input).", "\(name) has \(input) on the blackboard.",
    ])
    let wish = draws.pick([
      "The task is to ", "The rules say to ", "\(name) wants to ", "The teacher asks to ",
    ])
    let ending = draws.pick([
      "Find what comes out.", "Return what is left in the end.", "What is the answer?",
    ])
    return "\(opening) \(wish)\(phrases.joined(separator: ", then ")). \(ending)"
  }
}
