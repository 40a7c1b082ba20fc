/// The one kind of mistake that a careless author makes in everything they write.
public enum Mistake: String, CaseIterable, Hashable, Sendable {
  /// A slice `[1:]` on the input: the first element is lost.
  case losesFirst = "loses first"
  /// A slice `[:-1]` on the input: the last element is lost.
  case losesLast = "loses last"
  /// Each constant of the docstring is one too large in the code.
  case offByOne = "off by one"
  /// `>` for `<`, `+` for `-`, `==` for `!=` and the like, wherever there is one.
  case wrongOperator = "wrong operator"
  /// The last step works on the function's input and not on what the step before it gave.
  case wrongName = "wrong name"

  /// What is put behind the input's name.
  var slice: String {
    switch self {
    case .losesFirst: "[1:]"
    case .losesLast: "[:-1]"
    case .offByOne, .wrongOperator, .wrongName: ""
    }
  }

  /// Whether the mistake can be made in a function that does this, and changes what it gives for
  /// at least three of six inputs.
  func spoils(_ composition: Composition, trying draws: inout Draws) -> Bool {
    guard applies(to: composition) else { return false }
    // What a wrong operator does is not computed here; operations say which ones matter.
    if self == .wrongOperator { return true }
    var sampler = InputSampler(draws: draws)
    defer { draws = sampler.draws }
    var changed = 0
    for _ in 0..<6 where changed < 3 {
      let input = sampler.value(of: composition.input)
      guard let right = composition.apply(to: input) else { continue }
      let wrong = result(of: composition, on: input)
      if wrong.map({ !$0.equals(right) }) ?? true { changed += 1 }
    }
    return changed == 3
  }

  private func applies(to composition: Composition) -> Bool {
    let steps = composition.steps
    switch self {
    case .losesFirst, .losesLast: return composition.input.canBeSliced
    case .offByOne:
      return steps.contains {
        if case .integer = $0.parameter { true } else { false }
      }
    case .wrongOperator: return steps.contains { !$0.operation.slippedForms.isEmpty }
    case .wrongName:
      return steps.count > 1 && steps[steps.count - 1].operation.input == composition.input
    }
  }

  /// What the spoiled function gives; `nil` where it would raise.
  private func result(of composition: Composition, on input: PythonValue) -> PythonValue? {
    switch self {
    case .losesFirst, .losesLast:
      return composition.apply(to: sliced(input))
    case .offByOne:
      let steps = composition.steps.map { step in
        guard case .integer(let integer) = step.parameter else { return step }
        return Composition.Step(operation: step.operation, parameter: .integer(integer + 1))
      }
      return Composition(checked: steps).apply(to: input)
    case .wrongName:
      return Composition(checked: Array(composition.steps.suffix(1))).apply(to: input)
    case .wrongOperator: return nil
    }
  }

  /// An input without the element that the mistake loses.
  func sliced(_ value: PythonValue) -> PythonValue {
    let first = self == .losesFirst
    guard first || self == .losesLast else { return value }
    return switch value {
    case .text(let text): .text(String(first ? text.dropFirst() : text.dropLast()))
    case .words(let words): .words(Array(first ? words.dropFirst() : words.dropLast()))
    case .numbers(let list): .numbers(Array(first ? list.dropFirst() : list.dropLast()))
    case .number, .table, .flag: value
    }
  }
}
