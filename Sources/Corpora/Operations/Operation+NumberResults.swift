extension Operation {
  /// From a list of numbers to something else.
  static let fromNumbers: [Operation] = sums + choices + readings

  private static let sums: [Operation] = [
    Operation(
      "sum_numbers", .arithmetic, .numbers, .number,
      says: ["add up the {items}", "compute the sum of the {items}", "sum the {items}"],
      writes: [.plain("sum({x})"), .loop("{y} = 0", "for {v} in {x}:", "    {y} += {v}")],
      slip: Slip("+=", "-="), .ofNumbers { list, _ in .number(list.reduce(0, +)) }),
    Operation(
      "multiply_all", .arithmetic, .numbers, .number,
      says: ["compute the product of the {items}", "multiply the {items} together"],
      writes: [.loop("{y} = 1", "for {v} in {x}:", "    {y} *= {v}")], slip: Slip("*=", "+="),
      .ofNumbers { list, _ in
        var product = 1
        for number in list {
          product *= number
          guard product.magnitude <= 1_000_000_000 else { return nil }
        }
        return .number(product)
      }),
    Operation(
      "value_range", .arithmetic, .numbers, .number,
      says: [
        "compute the difference between the largest and the smallest {item}",
        "subtract the smallest {item} from the largest",
      ], writes: [.loose("max({x}) - min({x})")], slip: Slip(" - ", " + "),
      .ofNumbers { list, _ in
        guard let low = list.min(), let high = list.max() else { return nil }
        return .number(high - low)
      }),
  ]

  private static let choices: [Operation] = [
    Operation(
      "largest_number", .numbers, .numbers, .number,
      says: ["find the largest {item}", "find the maximum"],
      writes: [
        .plain("max({x})"),
        .loop("{y} = {(x)}[0]", "for {v} in {x}:", "    if {v} > {y}:", "        {y} = {v}"),
      ], slip: Slip("max", "min"), .ofNumbers { list, _ in list.max().map(PythonValue.number) }),
    Operation(
      "smallest_number", .numbers, .numbers, .number,
      says: ["find the smallest {item}", "find the minimum"],
      writes: [
        .plain("min({x})"),
        .loop("{y} = {(x)}[0]", "for {v} in {x}:", "    if {v} < {y}:", "        {y} = {v}"),
      ], slip: Slip("min", "max"), .ofNumbers { list, _ in list.min().map(PythonValue.number) }),
    Operation(
      "count_numbers", .lists, .numbers, .number,
      says: ["count the {items}", "find how many {items} there are"],
      writes: [.plain("len({x})"), .loop("{y} = 0", "for {v} in {x}:", "    {y} += 1")],
      .ofNumbers { list, _ in .number(list.count) }),
    count(
      "count_even", .numbers, .numbers, if: "{v} % 2 == 0",
      says: ["count the even {items}", "find the number of even {items}"], slip: Slip("==", "!="),
      .ofNumbers { list, _ in .number(list.filter { $0 % 2 == 0 }.count) }),
    count(
      "count_negative", .numbers, .numbers, if: "{v} < 0",
      says: ["count the negative {items}", "find the number of negative {items}"],
      slip: Slip("<", ">"), .ofNumbers { list, _ in .number(list.filter { $0 < 0 }.count) }),
    count(
      "count_above", .numbers, .numbers, if: "{v} > {k}", k: .integer(2...9),
      says: ["count the {items} greater than {k}", "find the number of {items} above {k}"],
      slip: Slip(">", "<"), .ofNumbers { list, k in .number(list.filter { $0 > k }.count) }),
  ]

  private static let readings: [Operation] = [
    each(
      "numbers_to_words", .strings, .numbers, .words, is: "str({v})",
      says: ["convert each {item} to a string", "write every {item} as text"],
      .ofNumbers { list, _ in .words(list.map(String.init)) }),
    Operation(
      "any_negative", .numbers, .numbers, .flag,
      says: [
        "check whether any {item} is negative", "tell whether one of the {items} is below zero",
      ],
      writes: [
        .plain("any({v} < 0 for {v} in {x})"),
        .loop("{y} = False", "for {v} in {x}:", "    if {v} < 0:", "        {y} = True"),
      ], slip: Slip("<", ">"), .ofNumbers { list, _ in .flag(list.contains { $0 < 0 }) }),
    Operation(
      "all_even", .numbers, .numbers, .flag,
      says: ["check whether all the {items} are even", "tell whether every {item} is even"],
      writes: [
        .plain("all({v} % 2 == 0 for {v} in {x})"),
        .loop("{y} = True", "for {v} in {x}:", "    if {v} % 2 != 0:", "        {y} = False"),
      ], slip: Slip("all", "any"), .ofNumbers { list, _ in .flag(list.allSatisfy { $0 % 2 == 0 }) }),
    Operation(
      "is_sorted", .lists, .numbers, .flag,
      says: ["check whether {it} is sorted", "tell whether the {items} are in ascending order"],
      writes: [.loose("{x} == sorted({x})")], slip: Slip("==", "!="),
      .ofNumbers { list, _ in .flag(list == list.sorted()) }),
  ]
}
