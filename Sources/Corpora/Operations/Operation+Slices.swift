extension Operation {
  /// Order and position, for texts and for both kinds of lists.
  static let slices: [Operation] =
    slices(of: .text, .strings, noun: "chars") + slices(of: .words, .lists, noun: "words")
    + slices(of: .numbers, .lists, noun: "numbers")

  private static func slices(
    of type: ValueType, _ category: Category, noun: String
  ) -> [Operation] {
    let some = ParameterKind.integer(2...5)
    return [
      reversal(of: type, category, noun: noun),
      slice(
        "take_first_\(noun)", category, type, "[:{k}]", k: some,
        says: ["keep the first {k} {items}", "take the first {k} {items}"],
        slip: Slip("[:{k}]", "[{k}:]")
      ) { Array(0..<min($0, $1)) },
      slice(
        "drop_first_\(noun)", category, type, "[{k}:]", k: some,
        says: ["drop the first {k} {items}", "skip the first {k} {items}"],
        slip: Slip("[{k}:", "[:{k}")
      ) { Array(min($0, $1)..<$0) },
      slice(
        "take_last_\(noun)", category, type, "[-{k}:]", k: some,
        says: ["keep the last {k} {items}", "take the last {k} {items}"],
        slip: Slip("[-", "[")
      ) { Array(max(0, $0 - $1)..<$0) },
      slice(
        "drop_last_\(noun)", category, type, "[:-{k}]", k: some,
        says: ["drop the last {k} {items}", "cut off the last {k} {items}"],
        slip: Slip("[:-", "[:")
      ) { Array(0..<max(0, $0 - $1)) },
      slice(
        "take_alternate_\(noun)", category, type, "[::2]",
        says: ["keep every second {item}, starting with the first", "take every other {item}"],
        slip: Slip("[::", "[1::")
      ) { count, _ in Array(stride(from: 0, to: count, by: 2)) },
    ]
  }

  private static func reversal(
    of type: ValueType, _ category: Category, noun: String
  ) -> Operation {
    let isText = type == .text
    return Operation(
      "reverse_\(isText ? "text" : noun)", category, type, type,
      says: [
        "reverse {it}", "put the {items} in reverse order", "turn {it} around",
      ],
      writes: [
        .plain("{(x)}[::-1]"),
        .plain(isText ? "\"\".join(reversed({x}))" : "list(reversed({x}))"),
        isText
          ? .loop("{y} = \"\"", "for {v} in {x}:", "    {y} = {v} + {y}")
          : .loop("{y} = []", "for {v} in {x}:", "    {y}.insert(0, {v})"),
      ], .picking { count, _ in Array((0..<count).reversed()) })
  }
}
