extension Operation {
  /// From a list of words.
  static let onWords: [Operation] = wordChoices + wordChanges + wordResults

  private static let wordChoices: [Operation] = [
    keep(
      "keep_long_words", .strings, .words, if: "len({v}) > {k}", k: .integer(3...6),
      says: [
        "keep the {items} longer than {k} characters", "keep {items} with more than {k} letters",
      ],
      slip: Slip(">", "<"), .ofWords { words, k in .words(words.filter { $0.utf8.count > k }) }),
    keep(
      "keep_short_words", .strings, .words, if: "len({v}) < {k}", k: .integer(4...7),
      says: [
        "keep the {items} shorter than {k} characters", "keep {items} with fewer than {k} letters",
      ], slip: Slip("<", ">"), .ofWords { words, k in .words(words.filter { $0.utf8.count < k }) }),
    keep(
      "keep_words_with", .strings, .words, if: "{k} in {v}", k: .letter(["a", "e", "o", "t", "s"]),
      says: ["keep the {items} that contain {k}", "keep only {items} with the letter {k}"],
      slip: Slip(" in ", " not in "),
      .ofWords { words, k in .words(words.filter { $0.utf8.contains { Int($0) == k } }) }),
    keep(
      "drop_words_starting", .strings, .words, if: "not {v}.startswith({k})",
      k: .letter(["a", "b", "m", "s", "t"]),
      says: ["drop the {items} that start with {k}", "remove {items} beginning with {k}"],
      slip: Slip("not ", ""),
      .ofWords { words, k in .words(words.filter { $0.utf8.first.map(Int.init) != k }) }),
    Operation(
      "unique_words", .lists, .words, .words,
      says: ["remove the duplicates", "keep only the first copy of each {item}"],
      writes: [
        .plain("list(dict.fromkeys({x}))"),
        .loop(
          "{y} = []", "for {v} in {x}:", "    if {v} not in {y}:", "        {y}.append({v})"),
      ], .ofWords { words, _ in .words(tally(words).map(\.key)) }),
    Operation(
      "sort_words", .lists, .words, .words,
      says: ["sort the {items}", "put the {items} in alphabetical order"],
      writes: [.plain("sorted({x})")], slip: Slip(")", ", reverse=True)"),
      .ofWords { words, _ in .words(words.sorted(by: precedes)) }),
    Operation(
      "sort_by_length", .lists, .words, .words,
      says: ["sort the {items} by length", "order the {items} from short to long"],
      writes: [.plain("sorted({x}, key=len)"), .plain("sorted({x}, key=lambda {v}: len({v}))")],
      slip: Slip(", key", ", reverse=True, key"),
      .ofWords { words, _ in .words(stablySorted(words) { $0.utf8.count < $1.utf8.count }) }),
  ]

  private static let wordChanges: [Operation] = [
    each(
      "upper_words", .strings, .words, .words, is: "{v}.upper()",
      says: ["convert each {item} to upper case", "make every {item} upper case"],
      slip: Slip("upper", "lower"), .ofWords { words, _ in .words(words.map { $0.uppercased() }) }),
    each(
      "capitalize_words", .strings, .words, .words, is: "{v}.capitalize()",
      says: ["capitalize each {item}", "make the first letter of every {item} a capital"],
      slip: Slip("capitalize", "upper"),
      .ofWords { words, _ in
        .words(words.map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() })
      }),
    each(
      "reverse_each_word", .strings, .words, .words, is: "{v}[::-1]",
      says: ["reverse each {item}", "turn every {item} around"],
      .ofWords { words, _ in .words(words.map { String($0.reversed()) }) }),
    each(
      "shorten_words", .strings, .words, .words, is: "{v}[:{k}]", k: .integer(2...4),
      says: ["cut each {item} to its first {k} characters", "keep {k} characters of every {item}"],
      slip: Slip("[:{k}]", "[{k}:]"),
      .ofWords { words, k in .words(words.map { String($0.prefix(k)) }) }),
    each(
      "add_suffix", .strings, .words, .words, is: "{v} + {k}", k: .letter(["s", "y", "!", "x"]),
      says: ["add {k} to the end of each {item}", "append {k} to every {item}"],
      .ofWords { words, k in
        guard let scalar = Unicode.Scalar(k) else { return nil }
        return .words(words.map { $0 + String(Character(scalar)) })
      }),
  ]

  private static let wordResults: [Operation] = [
    each(
      "word_lengths", .strings, .words, .numbers, is: "len({v})",
      says: ["find the length of each {item}", "replace every {item} with its length"],
      .ofWords { words, _ in .numbers(words.map { $0.utf8.count }) }),
    Operation(
      "join_words", .strings, .words, .text, k: .letter([" ", "-", ",", "/"]),
      says: ["join the {items} with {k}", "put the {items} together with {k} between them"],
      writes: [.plain("{k}.join({x})")],
      .ofWords { words, k in
        guard let scalar = Unicode.Scalar(k) else { return nil }
        return .text(words.joined(separator: String(Character(scalar))))
      }),
    Operation(
      "join_initials", .strings, .words, .text,
      says: ["join the first letters of the {items}", "build a string from the initials"],
      writes: [
        .plain(#""".join({v}[0] for {v} in {x})"#),
        .loop(#"{y} = """#, "for {v} in {x}:", "    {y} += {v}[0]"),
      ], slip: Slip("[0]", "[-1]"),
      .ofWords { words, _ in
        words.allSatisfy { !$0.isEmpty } ? .text(String(words.compactMap(\.first))) : nil
      }),
    Operation(
      "longest_word", .lists, .words, .text,
      says: ["find the longest {item}", "pick the {item} with the most characters"],
      writes: [
        .plain("max({x}, key=len)"),
        .loop(
          #"{y} = """#, "for {v} in {x}:", "    if len({v}) > len({y}):", "        {y} = {v}"),
      ], slip: Slip("max", "min"),
      .ofWords { words, _ in
        let longest = words.map { $0.utf8.count }.max()
        return words.first { $0.utf8.count == longest }.map(PythonValue.text)
      }),
    Operation(
      "count_words", .lists, .words, .number,
      says: ["count the {items}", "find how many {items} there are"],
      writes: [
        .plain("len({x})"), .loop("{y} = 0", "for {v} in {x}:", "    {y} += 1"),
      ], .ofWords { words, _ in .number(words.count) }),
    Operation(
      "tally_words", .dictionaries, .words, .table,
      says: ["count how often each {item} occurs", "tally the {items} in a dictionary"],
      writes: [
        .loop("{y} = {}", "for {v} in {x}:", "    {y}[{v}] = {y}.get({v}, 0) + 1"),
        .plain("{{v}: {(x)}.count({v}) for {v} in {x}}"),
      ], slip: Slip(", 0) + 1", ", 1) + 1"), .ofWords { words, _ in .table(tally(words)) }),
    Operation(
      "map_lengths", .dictionaries, .words, .table,
      says: ["map each {item} to its length", "build a dictionary from {items} to their lengths"],
      writes: [
        .plain("{{v}: len({v}) for {v} in {x}}"),
        .loop("{y} = {}", "for {v} in {x}:", "    {y}[{v}] = len({v})"),
      ],
      .ofWords { words, _ in
        .table(tally(words).map { .init(key: $0.key, value: $0.key.utf8.count) })
      }),
  ]

  /// Python's order of strings: by code points.
  static func precedes(_ one: String, _ other: String) -> Bool {
    one.unicodeScalars.lexicographicallyPrecedes(other.unicodeScalars)
  }

  /// A sort that keeps the order of what compares equal, as Python's does; Swift's promises it
  /// nowhere.
  static func stablySorted<Element>(
    _ list: [Element], by precedes: (Element, Element) -> Bool
  ) -> [Element] {
    list.enumerated().sorted { one, other in
      if precedes(one.element, other.element) { return true }
      return !precedes(other.element, one.element) && one.offset < other.offset
    }.map(\.element)
  }
}
