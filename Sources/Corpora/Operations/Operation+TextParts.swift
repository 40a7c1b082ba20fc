extension Operation {
  /// From a string to what is counted or read in it.
  static let fromText: [Operation] = [
    Operation(
      "split_words", .strings, .text, .words,
      says: ["split {it} into words", "break {it} into a list of words"],
      writes: [.plain("{(x)}.split()")], .ofText { text, _ in .words(split(text)) }),
    Operation(
      "text_length", .strings, .text, .number,
      says: ["count the characters", "find the length of {it}"],
      writes: [
        .plain("len({x})"), .loop("{y} = 0", "for {v} in {x}:", "    {y} += 1"),
      ], .ofText { text, _ in .number(text.count) }),
    count(
      "count_vowels", .strings, .text, if: #"{v} in "aeiouAEIOU""#,
      says: ["count the vowels", "find the number of vowels"], slip: Slip(" in \"", " not in \""),
      .ofText { text, _ in .number(text.filter(isVowel).count) }),
    count(
      "count_capitals", .strings, .text, if: "{v}.isupper()",
      says: ["count the capital letters", "find the number of upper case letters"],
      slip: Slip("isupper", "islower"),
      .ofText { text, _ in .number(text.filter { $0.isUppercase }.count) }),
    Operation(
      "count_letter", .strings, .text, .number, k: .letter(["a", "e", "o", "t", "s"]),
      says: ["count how often {k} occurs", "count the letter {k}"],
      writes: [
        .plain("{(x)}.count({k})"), .plain("sum(1 for {v} in {x} if {v} == {k})"),
      ], slip: Slip("==", "!="),
      .ofText { text, k in .number(text.filter { Int($0.asciiValue ?? 0) == k }.count) }),
    Operation(
      "count_distinct_chars", .strings, .text, .number,
      says: ["count the different characters", "find the number of distinct characters"],
      writes: [.plain("len(set({x}))")], .ofText { text, _ in .number(Set(text).count) }),
    Operation(
      "read_digits", .strings, .text, .numbers,
      says: ["read the digits as a list of numbers", "collect the digits as integers"],
      writes: [
        .plain("[int({v}) for {v} in {x} if {v}.isdigit()]"),
        .loop(
          "{y} = []", "for {v} in {x}:", "    if {v}.isdigit():", "        {y}.append(int({v}))"),
      ], .ofText { text, _ in .numbers(text.compactMap(\.wholeNumberValue)) }),
    Operation(
      "tally_chars", .dictionaries, .text, .table,
      says: ["count how often each character occurs", "tally the characters in a dictionary"],
      writes: [
        .loop("{y} = {}", "for {v} in {x}:", "    {y}[{v}] = {y}.get({v}, 0) + 1"),
        .plain("{{v}: {(x)}.count({v}) for {v} in {x}}"),
      ], slip: Slip(", 0) + 1", ", 1) + 1"),
      .ofText { text, _ in .table(tally(text.map { String($0) })) }),
    Operation(
      "is_palindrome", .strings, .text, .flag,
      says: ["check whether {it} reads the same backwards", "tell whether {it} is a palindrome"],
      writes: [.loose("{x} == {(x)}[::-1]")], slip: Slip("==", "!="),
      .ofText { text, _ in .flag(text == text.reversed()) }),
    Operation(
      "has_digit", .strings, .text, .flag,
      says: ["check whether there is a digit", "tell whether {it} contains a digit"],
      writes: [
        .plain("any({v}.isdigit() for {v} in {x})"),
        .loop(
          "{y} = False", "for {v} in {x}:", "    if {v}.isdigit():", "        {y} = True"),
      ], slip: Slip("any", "all"), .ofText { text, _ in .flag(text.contains { $0.isNumber }) }),
  ]

  /// How often each word occurs, in the order in which they first occur.
  static func tally(_ words: [String]) -> [PythonValue.Entry] {
    var entries: [PythonValue.Entry] = []
    for word in words {
      if let place = entries.firstIndex(where: { $0.key == word }) {
        entries[place].value += 1
      } else {
        entries.append(PythonValue.Entry(key: word, value: 1))
      }
    }
    return entries
  }
}
