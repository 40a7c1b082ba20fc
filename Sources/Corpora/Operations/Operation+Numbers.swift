extension Operation {
  /// From a list of numbers to a list of numbers.
  static let onNumbers: [Operation] = numberChoices + numberOrders + numberChanges

  private static let numberChoices: [Operation] = [
    keep(
      "keep_even", .numbers, .numbers, if: "{v} % 2 == 0",
      says: ["keep the even {items}", "keep only {items} that are even", "remove the odd {items}"],
      slip: Slip("==", "!="), .ofNumbers { list, _ in .numbers(list.filter { $0 % 2 == 0 }) }),
    keep(
      "keep_odd", .numbers, .numbers, if: "{v} % 2 == 1",
      says: ["keep the odd {items}", "keep only {items} that are odd", "remove the even {items}"],
      slip: Slip("==", "!="), .ofNumbers { list, _ in .numbers(list.filter { $0 % 2 != 0 }) }),
    keep(
      "keep_positive", .numbers, .numbers, if: "{v} > 0",
      says: ["keep the positive {items}", "keep only {items} above zero"],
      slip: Slip(">", "<"), .ofNumbers { list, _ in .numbers(list.filter { $0 > 0 }) }),
    keep(
      "keep_above", .numbers, .numbers, if: "{v} > {k}", k: .integer(2...9),
      says: ["keep the {items} greater than {k}", "keep only {items} above {k}"],
      slip: Slip(">", "<"), .ofNumbers { list, k in .numbers(list.filter { $0 > k }) }),
    keep(
      "keep_below", .numbers, .numbers, if: "{v} < {k}", k: .integer(2...9),
      says: ["keep the {items} less than {k}", "keep only {items} below {k}"],
      slip: Slip("<", ">"), .ofNumbers { list, k in .numbers(list.filter { $0 < k }) }),
    keep(
      "keep_multiples", .numbers, .numbers, if: "{v} % {k} == 0", k: .integer(3...7),
      says: ["keep the multiples of {k}", "keep only {items} divisible by {k}"],
      slip: Slip("==", "!="),
      .ofNumbers { list, k in
        k == 0 ? nil : .numbers(list.filter { $0 % k == 0 })
      }),
    Operation(
      "unique_numbers", .lists, .numbers, .numbers,
      says: ["remove the duplicates", "keep only the first copy of each {item}"],
      writes: [
        .plain("list(dict.fromkeys({x}))"),
        .loop(
          "{y} = []", "for {v} in {x}:", "    if {v} not in {y}:", "        {y}.append({v})"),
      ],
      .ofNumbers { list, _ in
        .numbers(
          list.enumerated().filter { !list[..<$0.offset].contains($0.element) }.map(\.element))
      }),
  ]

  private static let numberOrders: [Operation] = [
    Operation(
      "sort_numbers", .lists, .numbers, .numbers,
      says: ["sort the {items}", "sort {it} in ascending order"],
      writes: [.plain("sorted({x})")], slip: Slip(")", ", reverse=True)"),
      .ofNumbers { list, _ in .numbers(list.sorted()) }),
    Operation(
      "sort_descending", .lists, .numbers, .numbers,
      says: ["sort {it} in descending order", "order the {items} from largest to smallest"],
      writes: [.plain("sorted({x}, reverse=True)")], slip: Slip(", reverse=True", ""),
      .ofNumbers { list, _ in .numbers(list.sorted(by: >)) }),
    Operation(
      "rotate_numbers", .lists, .numbers, .numbers, k: .integer(2...4),
      says: ["move the first {k} {items} to the end", "rotate {it} left by {k}"],
      writes: [.loose("{(x)}[{k}:] + {(x)}[:{k}]")], slip: Slip("{k}:] +", "-{k}:] +"),
      .ofNumbers { list, k in .numbers(Array(list.dropFirst(k) + list.prefix(k))) }),
    Operation(
      "running_totals", .arithmetic, .numbers, .numbers,
      says: ["compute the running totals", "replace each {item} with the sum so far"],
      writes: [
        .plain("[sum({(x)}[:i + 1]) for i in range(len({x}))]"),
        .loop("{y} = []", "t = 0", "for {v} in {x}:", "    t += {v}", "    {y}.append(t)"),
      ], slip: Slip("+= {v}", "-= {v}"),
      .ofNumbers { list, _ in
        var total = 0
        return .numbers(
          list.map {
            total += $0
            return total
          })
      }),
    Operation(
      "differences", .arithmetic, .numbers, .numbers,
      says: ["take the differences of neighbouring {items}", "subtract each {item} from the next"],
      writes: [.plain("[b - a for a, b in zip({x}, {(x)}[1:])]")], slip: Slip("b - a", "a - b"),
      .ofNumbers { list, _ in .numbers(zip(list.dropFirst(), list).map { $0 - $1 }) }),
  ]

  private static let numberChanges: [Operation] = [
    each(
      "multiply_each", .arithmetic, .numbers, .numbers, is: "{v} * {k}", k: .integer(2...9),
      says: ["multiply each {item} by {k}", "multiply all the {items} by {k}"],
      slip: Slip(" * ", " + "), .ofNumbers { list, k in .numbers(list.map { $0 * k }) }),
    each(
      "add_to_each", .arithmetic, .numbers, .numbers, is: "{v} + {k}", k: .integer(2...9),
      says: ["add {k} to each {item}", "increase every {item} by {k}"],
      slip: Slip(" + ", " - "), .ofNumbers { list, k in .numbers(list.map { $0 + k }) }),
    each(
      "subtract_from_each", .arithmetic, .numbers, .numbers, is: "{v} - {k}", k: .integer(2...9),
      says: ["subtract {k} from each {item}", "decrease every {item} by {k}"],
      slip: Slip(" - ", " + "), .ofNumbers { list, k in .numbers(list.map { $0 - k }) }),
    each(
      "square_each", .arithmetic, .numbers, .numbers, is: "{v} ** 2",
      says: ["square each {item}", "replace every {item} with its square"],
      slip: Slip("**", "*"), .ofNumbers { list, _ in .numbers(list.map { $0 * $0 }) }),
    each(
      "negate_each", .arithmetic, .numbers, .numbers, is: "-{v}",
      says: ["negate each {item}", "change the sign of every {item}"], slip: Slip("-{v}", "{v}"),
      .ofNumbers { list, _ in .numbers(list.map { -$0 }) }),
    each(
      "absolute_each", .arithmetic, .numbers, .numbers, is: "abs({v})",
      says: [
        "take the absolute value of each {item}", "make every {item} non-negative by its size",
      ],
      slip: Slip("abs({v})", "-abs({v})"),
      .ofNumbers { list, _ in .numbers(list.map { abs($0) }) }),
    each(
      "remainder_each", .arithmetic, .numbers, .numbers, is: "{v} % {k}", k: .integer(3...7),
      says: ["take each {item} modulo {k}", "replace every {item} with its remainder by {k}"],
      slip: Slip(" % ", " // "),
      .ofNumbers { list, k in
        k == 0 ? nil : .numbers(list.map { FloorDivision.remainder($0, k) })
      }),
    each(
      "cap_each", .numbers, .numbers, .numbers, is: "min({v}, {k})", k: .integer(4...9),
      says: ["limit each {item} to at most {k}", "cap every {item} at {k}"],
      slip: Slip("min", "max"), .ofNumbers { list, k in .numbers(list.map { min($0, k) }) }),
    each(
      "zero_negatives", .numbers, .numbers, .numbers, is: "max({v}, 0)",
      says: ["replace the negative {items} with zero", "set {items} below zero to zero"],
      slip: Slip("max", "min"), .ofNumbers { list, _ in .numbers(list.map { max($0, 0) }) }),
  ]
}
