/// Makes inputs for synthetic functions.
struct InputSampler {
  var draws: Draws

  /// A value of a type; every kind of member that an operation tells apart occurs.
  mutating func value(of type: ValueType) -> PythonValue {
    switch type {
    case .text: .text(text())
    case .words: .words((0..<draws.within(3...7)).map { _ in draws.pick(Self.lexicon) })
    case .numbers: .numbers((0..<draws.within(4...9)).map { _ in draws.within(-9...20) })
    case .number: .number(draws.within(2...199))
    case .table: .table(table())
    case .flag: .flag(draws.chance(50))
    }
  }

  /// A short value: an example in a docstring.
  mutating func shortValue(of type: ValueType) -> PythonValue {
    switch type {
    case .text: .text(draws.pick(Self.lexicon) + " " + draws.pick(Self.lexicon))
    case .words: .words((0..<3).map { _ in draws.pick(Self.lexicon) })
    case .numbers: .numbers((0..<draws.within(3...5)).map { _ in draws.within(-5...12) })
    case .number: .number(draws.within(2...60))
    case .table: .table(Array(table().prefix(2)))
    case .flag: .flag(draws.chance(50))
    }
  }

  private mutating func text() -> String {
    if draws.chance(10) { return draws.pick(Self.palindromes) }
    let words = (0..<draws.within(2...5)).map { _ in
      switch draws.below(5) {
      case 0: draws.pick(Self.lexicon).capitalizedFirst
      case 1: draws.pick(Self.lexicon) + String(draws.below(100))
      case 2: draws.pick(Self.lexicon) + draws.pick(["!", "?", "."])
      default: draws.pick(Self.lexicon)
      }
    }
    return words.joined(separator: " ")
  }

  private mutating func table() -> [PythonValue.Entry] {
    let keys = draws.shuffled(Self.lexicon).prefix(draws.within(2...6))
    return keys.map { PythonValue.Entry(key: $0, value: draws.within(0...12)) }
  }

  private static let palindromes = ["level", "noon", "stats", "a toyota", "step on no pets"]

  private static let lexicon = [
    "apple", "bee", "tree", "stone", "river", "moon", "ant", "boat", "sand", "mist", "tea", "oak",
    "table", "baker", "street", "owl", "summer", "tin", "age", "bottle", "market", "see", "at",
    "to", "me", "area", "noon", "session", "toast", "eagle",
  ]
}

extension String {
  /// With its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
