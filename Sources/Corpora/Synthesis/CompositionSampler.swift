/// Draws compositions: walks from operation to operation along their types.
struct CompositionSampler: Sendable {
  let heldOut: HeldOut
  private static let operations = Operation.all
  /// Indices into ``operations`` by the type that goes in.
  private static let byInput = Dictionary(grouping: operations.indices) { operations[$0].input }
  /// Whether two operations may stand in one composition, by their indices.
  private static let together = operations.map { one in operations.map { goTogether(one, $0) } }

  private static let frequencies = operations.map(\.frequency.rawValue)

  /// Relative frequencies of 1, 2, 3 … operations in a function.
  static let lengthWeights = [36, 36, 16, 8, 4]

  private static let inputs: [(type: ValueType, weight: Int)] = [
    (.numbers, 34), (.text, 26), (.words, 18), (.number, 10), (.table, 12),
  ]

  /// A composition that is not held out.
  ///
  /// - Parameters:
  ///   - length: The number of operations; fewer where the walk finds no way on.
  ///   - argumentPercent: How often an operation's integer is the function's second argument.
  ///   - start: The type that goes in; by default any.
  ///   - suits: A further condition.
  /// - Returns: `nil` where forty attempts gave none.
  func draw(
    length: Int, argumentPercent: Int, from start: ValueType? = nil, with draws: inout Draws,
    where suits: (Composition) -> Bool = { _ in true }
  ) -> Composition? {
    for _ in 0..<40 {
      let weights = Self.inputs.map(\.weight)
      let type = start ?? Self.inputs[draws.index(weights: weights)].type
      let operations = walk(length: length, from: type, with: &draws)
      guard !operations.isEmpty, heldOut.allows(operations.map(\.name)) else { continue }
      let composition = Self.composition(
        of: operations, argumentPercent: argumentPercent, with: &draws)
      if suits(composition) { return composition }
    }
    return nil
  }

  private func walk(length: Int, from start: ValueType, with draws: inout Draws) -> [Operation] {
    var type = start
    var path: [Int] = []
    while path.count < length {
      let isLast = path.count == length - 1
      let candidates = (Self.byInput[type] ?? []).filter { candidate in
        path.allSatisfy { Self.together[$0][candidate] }
          && (isLast || Self.operations[candidate].output != .flag)
      }
      guard !candidates.isEmpty else { break }
      // A walk that has reached a single number has few ways on: rarer before the end.
      let weights = candidates.map { candidate in
        Self.frequencies[candidate]
          * (isLast || Self.operations[candidate].output != .number ? 3 : 1)
      }
      let next = candidates[draws.index(weights: weights)]
      path.append(next)
      type = Self.operations[next].output
    }
    return path.map { Self.operations[$0] }
  }

  /// Gives each operation its parameter.
  static func composition(
    of operations: [Operation], argumentPercent: Int, with draws: inout Draws
  ) -> Composition {
    var mayTakeArgument = draws.chance(argumentPercent)
    let steps = operations.map { operation in
      var parameter: Composition.Parameter?
      switch operation.parameter {
      case .none: break
      case .letter(let letters): parameter = .letter(draws.pick(letters))
      case .integer(let range):
        let integer = draws.within(range)
        parameter = mayTakeArgument ? .argument(example: integer) : .integer(integer)
        mayTakeArgument = false
      }
      return Composition.Step(operation: operation, parameter: parameter)
    }
    return Composition(checked: steps)
  }

  /// Whether two operations may stand in one composition: not twice the same, and not two of which
  /// one undoes the other or leaves it nothing to do.
  private static func goTogether(_ one: Operation, _ other: Operation) -> Bool {
    one.name != other.name
      && !rivals.contains { $0.contains(one.name) && $0.contains(other.name) }
  }

  private static let rivals: [Set<String>] = [
    ["upper_text", "lower_text", "swap_case", "upper_alternate_chars", "count_capitals"],
    ["upper_words", "capitalize_words"],
    ["sort_numbers", "sort_descending", "is_sorted", "reverse_numbers"],
    ["sort_words", "sort_by_length", "reverse_words"],
    ["keep_even", "keep_odd", "all_even", "count_even"],
    ["keep_positive", "zero_negatives", "any_negative", "count_negative", "absolute_each"],
    ["keep_letters", "drop_digits", "read_digits", "has_digit"],
    ["keep_letters", "replace_spaces", "split_words", "triple_spaces", "reverse_word_order"],
    ["drop_vowels", "count_vowels"], ["drop_letter", "count_letter"],
    ["number_to_text", "numbers_to_words", "split_words", "read_digits", "keep_letters"],
    ["mirror_text", "is_palindrome"],
    ["keep_above", "keep_below", "cap_each"], ["keep_long_words", "keep_short_words"],
  ]
}
