/// An author's names for things.
struct Naming: Sendable {
  enum Functions: CaseIterable, Sendable {
    /// Two of the operations: `keep_even_and_sum_numbers`.
    case operations
    /// The last operation alone, or the first and a general verb.
    case lastOperation
    /// `process_numbers`, `convert_text`.
    case general
    /// The first of these in camel case: `keepEvenAndSumNumbers`.
    case camelCase
  }

  let functions: Functions
  /// Names of arguments and of steps by what they hold.
  let variables: [ValueType: String]
  /// Names of members by what holds them.
  let members: [ValueType: String]
  /// The name of a dictionary's values.
  let tableValue: String
  /// Names of results, in the order in which they are taken.
  let results: [String]
  /// The name of a second argument.
  let argument: String

  init(draws: inout Draws) {
    functions =
      [.operations, .lastOperation, .general, .camelCase][
        draws.index(weights: [4, 4, 5, 1])]
    variables = [
      .text: draws.pick(["text", "text", "text", "s", "line"]),
      .words: draws.pick(["words", "words", "words", "names"]),
      .numbers: draws.pick(["numbers", "numbers", "numbers", "nums", "values"]),
      .number: draws.pick(["n", "n", "n", "number"]),
      .table: draws.pick(["table", "table", "scores"]),
      .flag: "flag",
    ]
    members = [
      .text: draws.pick(["c", "c", "c", "ch"]),
      .words: draws.pick(["w", "w", "word"]),
      .numbers: draws.pick(["x", "x", "x", "v"]),
      .number: draws.pick(["x", "x", "x", "v"]),
      .table: draws.pick(["key", "key", "name"]),
    ]
    tableValue = draws.pick(["value", "value", "count"])
    results = draws.pick([
      ["result", "output", "final", "answer", "last", "end"],
      ["first", "second", "third", "fourth", "fifth", "sixth"],
    ])
    argument = draws.pick(["k", "k", "m"])
  }
}
