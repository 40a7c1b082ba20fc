/// Chooses calls that tell a composition from those that are nearly it.
struct CaseChooser {
  /// What the cases must tell a composition from.
  enum Rigour: Sendable {
    /// From every near miss.
    case apartFromNearMisses
    /// From giving back the input: where operations are given whatever they leave one another to do.
    case apartFromIdentity
  }

  let composition: Composition
  private let rigour: Rigour
  private var inputs: InputSampler

  init(_ composition: Composition, draws: Draws, telling rigour: Rigour = .apartFromNearMisses) {
    self.composition = composition
    self.rigour = rigour
    inputs = InputSampler(draws: draws)
  }

  /// Cases on which every near miss fails: the composition without one of its operations, with a
  /// constant one too large or too small, on an input that lacks its first or last element, and the
  /// function that gives back its input.
  ///
  /// - Parameter count: How many cases at least.
  /// - Returns: `nil` where forty inputs do not tell the composition from a near miss, or where it
  ///   gives nearly always the same.
  mutating func cases(count: Int) -> [SyntheticProblem.Case]? {
    let candidates = candidates()
    guard candidates.count >= 24, Self.areVaried(candidates) else { return nil }
    var chosen = Array(candidates.prefix(count - 2))
    for miss in nearMisses() {
      if chosen.contains(where: { miss.fails($0) }) { continue }
      guard let killer = candidates.first(where: { miss.fails($0) }) else { return nil }
      chosen.append(killer)
    }
    for candidate in candidates where chosen.count < count && !chosen.contains(candidate) {
      chosen.append(candidate)
    }
    return chosen.count >= count && Self.areVaried(chosen) ? chosen : nil
  }

  /// Calls with all kinds of inputs.
  private mutating func candidates() -> [SyntheticProblem.Case] {
    var cases: [SyntheticProblem.Case] = []
    for _ in 0..<40 {
      let input = inputs.value(of: composition.input)
      let argument = composition.argumentExample.map { _ in inputs.draws.within(1...6) }
      guard let output = composition.apply(to: input, argument: argument) else { continue }
      let test = SyntheticProblem.Case(input: input, argument: argument, output: output)
      if !cases.contains(test) { cases.append(test) }
    }
    return cases
  }

  /// Whether no result is that of more than half the cases (of two thirds, for a truth value).
  private static func areVaried(_ cases: [SyntheticProblem.Case]) -> Bool {
    var counts: [PythonValue: Int] = [:]
    for test in cases { counts[test.output, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return cases.first?.output.type == .flag
      ? 4 * most <= 3 * cases.count : 2 * most <= cases.count
  }

  /// Something that is nearly the composition.
  private enum NearMiss {
    case other(Composition)
    case sliced(Composition, Mistake)
    case identity

    func fails(_ test: SyntheticProblem.Case) -> Bool {
      let result: PythonValue? =
        switch self {
        case .other(let composition):
          composition.apply(to: test.input, argument: test.argument)
        case .sliced(let composition, let mistake):
          composition.apply(to: mistake.sliced(test.input), argument: test.argument)
        case .identity: test.input
        }
      return result.map { !$0.equals(test.output) } ?? true
    }
  }

  private func nearMisses() -> [NearMiss] {
    var misses: [NearMiss] = [.identity]
    if rigour == .apartFromIdentity { return misses }
    if composition.input.canBeSliced {
      misses += [.sliced(composition, .losesFirst), .sliced(composition, .losesLast)]
    }
    for (index, step) in composition.steps.enumerated() {
      var shorter = composition.steps
      shorter.remove(at: index)
      if let other = try? Composition(steps: shorter), other.input == composition.input {
        misses.append(.other(other))
      }
      guard case .integer(let integer) = step.parameter else { continue }
      for change in [-1, 1] {
        var steps = composition.steps
        steps[index] = Composition.Step(
          operation: step.operation, parameter: .integer(integer + change))
        misses.append(.other(Composition(checked: steps)))
      }
    }
    return misses
  }
}
