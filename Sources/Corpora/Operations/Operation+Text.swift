extension Operation {
  /// From a string to a string.
  static let onText: [Operation] = cases + removals + replacements + additions

  private static let cases: [Operation] = [
    Operation(
      "upper_text", .strings, .text, .text,
      says: ["convert {it} to upper case", "make all the letters capital", "upper-case {it}"],
      writes: [.plain("{(x)}.upper()")], slip: Slip("upper", "lower"),
      .ofText { text, _ in .text(String(text).uppercased()) }),
    Operation(
      "lower_text", .strings, .text, .text,
      says: ["convert {it} to lower case", "make all the letters small", "lower-case {it}"],
      writes: [.plain("{(x)}.lower()")], slip: Slip("lower", "upper"),
      .ofText { text, _ in .text(String(text).lowercased()) }),
    Operation(
      "swap_case", .strings, .text, .text,
      says: ["swap upper and lower case", "change the case of each letter"],
      writes: [.plain("{(x)}.swapcase()")], slip: Slip("swapcase", "upper"),
      .ofText { text, _ in
        .text(text.map { $0.isUppercase ? $0.lowercased() : $0.uppercased() }.joined())
      }),
    Operation(
      "upper_alternate_chars", .strings, .text, .text,
      says: [
        "make every other character upper case", "upper-case every second character from the first",
      ],
      writes: [
        .plain(
          #""".join({v}.upper() if i % 2 == 0 else {v} for i, {v} in enumerate({x}))"#)
      ], slip: Slip("== 0", "== 1"),
      .ofText { text, _ in
        .text(
          text.enumerated().map {
            $0.offset % 2 == 0 ? $0.element.uppercased() : String($0.element)
          }
          .joined())
      }),
  ]

  private static let removals: [Operation] = [
    keep(
      "drop_vowels", .strings, .text, if: #"{v} not in "aeiouAEIOU""#,
      says: ["remove the vowels", "drop every vowel", "delete all vowels"],
      slip: Slip("not in", "in"),
      .ofText { text, _ in .text(String(text.filter { !isVowel($0) })) }),
    keep(
      "keep_letters", .strings, .text, if: "{v}.isalpha()",
      says: ["keep only the letters", "remove everything that is not a letter"],
      slip: Slip("isalpha", "isdigit"),
      .ofText { text, _ in .text(String(text.filter { $0.isLetter })) }),
    keep(
      "drop_digits", .strings, .text, if: "not {v}.isdigit()",
      says: ["remove the digits", "drop every digit", "delete all digits"],
      slip: Slip("not ", ""), .ofText { text, _ in .text(String(text.filter { !$0.isNumber })) }),
    keep(
      "drop_marks", .strings, .text, if: #"{v} not in ".!?""#,
      says: ["remove the full stops, exclamation marks and question marks", "delete . ! and ?"],
      slip: Slip("not in", "in"),
      .ofText { text, _ in .text(String(text.filter { !".!?".contains($0) })) }),
    Operation(
      "drop_letter", .strings, .text, .text, k: .letter(["a", "e", "o", "t", "s"]),
      says: ["remove the letter {k}", "drop every {k}", "delete each {k}"],
      writes: [
        .plain(#"{(x)}.replace({k}, "")"#), .plain(#""".join({v} for {v} in {x} if {v} != {k})"#),
      ], slip: Slip("!=", "=="),
      .ofText { text, k in .text(String(text.filter { Int($0.asciiValue ?? 0) != k })) }),
    Operation(
      "drop_third_chars", .strings, .text, .text,
      says: ["drop every third character", "leave out each third character"],
      writes: [.plain(#""".join({v} for i, {v} in enumerate({x}) if i % 3 != 2)"#)],
      slip: Slip("!=", "=="),
      .ofText { text, _ in
        .text(String(text.enumerated().filter { $0.offset % 3 != 2 }.map(\.element)))
      }),
    slice(
      "trim_chars", .strings, .text, "[{k}:-{k}]", k: .integer(2...3),
      says: ["cut off {k} characters at both ends", "strip {k} characters from each end"],
      slip: Slip(":-", ":")
    ) { count, k in Array(min(k, count)..<max(min(k, count), count - k)) },
    Operation(
      "take_half_text", .strings, .text, .text,
      says: ["keep the first half of the characters", "take the first half of {it}"],
      writes: [.plain("{(x)}[:len({x}) // 2]")], slip: Slip("// 2", "// 3"),
      .ofText { text, _ in .text(String(text[..<(text.count / 2)])) }),
  ]

  private static let replacements: [Operation] = [
    Operation(
      "replace_spaces", .strings, .text, .text, k: .letter(["-", "_", "!", "+"]),
      says: ["replace the spaces with {k}", "turn each space into {k}", "put {k} for every space"],
      writes: [
        .plain(#"{(x)}.replace(" ", {k})"#), .plain(#"{k}.join({(x)}.split(" "))"#),
      ],
      .ofText { text, k in
        guard let scalar = Unicode.Scalar(k) else { return nil }
        return .text(String(text.map { $0 == " " ? Character(scalar) : $0 }))
      }),
    Operation(
      "triple_spaces", .strings, .text, .text,
      says: ["replace each space with three spaces", "make the spaces triple"],
      writes: [.plain(#"{(x)}.replace(" ", " " * 3)"#)], slip: Slip("* 3", "* 2"),
      .ofText { text, _ in .text(text.map { $0 == " " ? "   " : String($0) }.joined()) }),
    Operation(
      "double_chars", .strings, .text, .text,
      says: [
        "repeat each character twice", "double every character", "write each character two times",
      ],
      writes: [
        .plain(#""".join({v} * 2 for {v} in {x})"#),
        .loop(#"{y} = """#, "for {v} in {x}:", "    {y} += {v} + {v}"),
      ], slip: Slip("* 2", "* 3"),
      .ofText { text, _ in .text(text.map { "\($0)\($0)" }.joined()) }),
    Operation(
      "reverse_word_order", .strings, .text, .text,
      says: ["reverse the order of the words", "put the words in reverse order"],
      writes: [.plain(#"" ".join({(x)}.split()[::-1])"#)],
      .ofText { text, _ in .text(split(text).reversed().joined(separator: " ")) }),
    Operation(
      "take_last_half_words", .strings, .text, .text,
      says: ["keep the last half of the words", "take only the last half of the words"],
      writes: [.plain(#"" ".join({(x)}.split()[len({(x)}.split()) // 2:])"#)],
      slip: Slip("// 2", "// 3"),
      .ofText { text, _ in
        let words = split(text)
        return .text(words[(words.count / 2)...].joined(separator: " "))
      }),
  ]

  private static let additions: [Operation] = [
    Operation(
      "add_apples", .strings, .text, .text,
      says: ["put the word apples after each word", "add apples after every word"],
      writes: [.plain(#"" ".join({v} + " apples" for {v} in {(x)}.split())"#)],
      .ofText { text, _ in .text(split(text).map { $0 + " apples" }.joined(separator: " ")) }),
    Operation(
      "repeat_text", .strings, .text, .text, k: .integer(2...4),
      says: ["repeat {it} {k} times", "write {it} {k} times in a row"],
      writes: [.loose("{(x)} * {k}")],
      .ofText { text, k in .text(String(repeating: String(text), count: max(0, k))) }),
    Operation(
      "mirror_text", .strings, .text, .text,
      says: ["append the reverse of {it}", "add {it} backwards at the end"],
      writes: [.loose("{x} + {(x)}[::-1]")], slip: Slip("[::-1]", "[::1]"),
      .ofText { text, _ in .text(String(text) + String(text.reversed())) }),
    Operation(
      "add_mark", .strings, .text, .text, k: .letter(["!", "?", "."]),
      says: ["add {k} at the end", "append {k}", "end {it} with {k}"],
      writes: [.loose("{x} + {k}")],
      .ofText { text, k in
        guard let scalar = Unicode.Scalar(k) else { return nil }
        return .text(String(text) + String(Character(scalar)))
      }),
  ]

  static func isVowel(_ character: Character) -> Bool {
    "aeiouAEIOU".contains(character)
  }

  /// Python's `split()` of a text whose only white space are spaces.
  static func split(_ text: [Character]) -> [String] {
    text.split(separator: " ").map { String($0) }
  }
}
