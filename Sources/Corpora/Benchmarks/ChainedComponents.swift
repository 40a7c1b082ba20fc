/// Problems that chain 1 to 7 of 13 operations on strings.
///
/// Source: Chen et al. 2021, appendix C (Figure 11). A docstring is the list of the operations'
/// descriptions and the body has their lines in order.
public struct ChainedComponents: Sendable {
  /// From chains of one to chains of seven; ``SyntheticProblem/function`` tells the length.
  public let problems: [SyntheticProblem]

  /// How many problems there are of each length but the first, which has one for each operation.
  public static let problemsPerLength = 20
  public static let lengths = 1...7

  /// The 13 operations with their parameters, in the paper's order.
  static let components: [(name: String, parameter: Composition.Parameter?)] = [
    ("drop_letter", .letter("e")), ("replace_spaces", .letter("!")), ("lower_text", nil),
    ("trim_chars", .integer(2)), ("drop_vowels", nil), ("drop_third_chars", nil),
    ("take_half_text", nil), ("triple_spaces", nil), ("reverse_word_order", nil),
    ("take_last_half_words", nil), ("add_apples", nil), ("upper_alternate_chars", nil),
    ("drop_marks", nil),
  ]

  /// - Parameter seed: Picks the chains.
  public init(seed: UInt64) {
    var problems: [SyntheticProblem] = []
    let maker = ProblemMaker()
    let all = Self.components.compactMap { component in
      Operation.named(component.name).map {
        Composition.Step(operation: $0, parameter: component.parameter)
      }
    }
    for length in Self.lengths {
      let count = length == 1 ? all.count : Self.problemsPerLength
      var taken: Set<[String]> = []
      for number in 0..<count {
        var draws = Draws(seed: seed, path: ["corpora", "chain", String(length), String(number)])
        for _ in 0..<400 {
          let steps =
            length == 1 ? [all[number]] : Array(draws.shuffled(all).prefix(length))
          let composition = Composition(checked: steps)
          guard !taken.contains(composition.names),
            let made = Self.problem(composition, maker: maker, with: &draws)
          else { continue }
          taken.insert(composition.names)
          problems.append(made)
          break
        }
      }
    }
    self.problems = problems
  }

  private static func problem(
    _ composition: Composition, maker: ProblemMaker, with draws: inout Draws
  ) -> SyntheticProblem? {
    var chooser = CaseChooser(
      composition, draws: Draws(copying: draws), telling: .apartFromIdentity)
    guard let cases = chooser.cases(count: 8) else { return nil }
    let author = ProblemMaker.author(name: "components", with: &draws).listing
    let writer = FunctionWriter(author: author)
    let says = Docstring(wording: author.wording, argument: author.naming.argument)
      .text(of: composition, with: &draws)
    let function = writer.function(
      named: "manipulate_string", doing: composition, saying: says, with: &draws)
    return SyntheticProblem(function: function, cases: cases)
  }

  /// In HumanEval's format: `Components/<length>/<number>`.
  public var benchmark: [BenchmarkProblem] {
    var counts: [Int: Int] = [:]
    return problems.map { problem in
      let length = problem.function.composition.steps.count
      let number = counts[length, default: 0]
      counts[length] = number + 1
      return problem.problem(taskID: "Components/\(length)/\(number)")
    }
  }

  /// What a corpus must not hold: the chains of two and more.
  public var heldOut: HeldOut {
    var heldOut = HeldOut()
    for problem in problems where problem.function.composition.steps.count > 1 {
      heldOut.insert(problem)
    }
    return heldOut
  }
}
