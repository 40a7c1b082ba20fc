extension Operation {
  /// From one number.
  static let onNumber: [Operation] = calculations + expansions

  private static let calculations: [Operation] = [
    Operation(
      "multiply_number", .arithmetic, .number, .number, k: .integer(2...9),
      says: ["multiply {it} by {k}", "take {k} times {it}"], writes: [.loose("{(x)} * {k}")],
      slip: Slip("*", "+"), .ofNumber { number, k in .number(number * k) }),
    Operation(
      "add_number", .arithmetic, .number, .number, k: .integer(2...9),
      says: ["add {k} to {it}", "increase {it} by {k}"], writes: [.loose("{x} + {k}")],
      slip: Slip("+", "-"), .ofNumber { number, k in .number(number + k) }),
    Operation(
      "subtract_number", .arithmetic, .number, .number, k: .integer(2...9),
      says: ["subtract {k} from {it}", "decrease {it} by {k}"], writes: [.loose("{x} - {k}")],
      slip: Slip("-", "+"), .ofNumber { number, k in .number(number - k) }),
    Operation(
      "square_number", .arithmetic, .number, .number,
      says: ["square {it}", "raise {it} to the power of two"],
      writes: [.loose("{(x)} ** 2"), .plain("pow({x}, 2)")], slip: Slip("**", "*"),
      .ofNumber { number, _ in .number(number * number) }),
    Operation(
      "absolute_number", .arithmetic, .number, .number,
      says: ["take the absolute value", "drop the sign of {it}"], writes: [.plain("abs({x})")],
      slip: Slip("abs", "-abs"), .ofNumber { number, _ in .number(abs(number)) }),
    Operation(
      "remainder_number", .arithmetic, .number, .number, k: .integer(3...9),
      says: ["take {it} modulo {k}", "find the remainder of {it} divided by {k}"],
      writes: [.loose("{(x)} % {k}")], slip: Slip(" % ", " // "),
      .ofNumber { number, k in
        k == 0 ? nil : .number(FloorDivision.remainder(number, k))
      }),
    Operation(
      "divide_number", .arithmetic, .number, .number, k: .integer(2...5),
      says: ["divide {it} by {k}, rounding down", "take the whole part of {it} divided by {k}"],
      writes: [.loose("{(x)} // {k}")], slip: Slip(" // ", " % "),
      .ofNumber { number, k in
        k == 0 ? nil : .number(FloorDivision.quotient(number, k))
      }),
    Operation(
      "sum_digits", .arithmetic, .number, .number,
      says: ["add up the digits", "compute the sum of the digits of {it}"],
      writes: [
        .plain("sum(int({v}) for {v} in str(abs({x})))"),
        .loop("{y} = 0", "for {v} in str(abs({x})):", "    {y} += int({v})"),
      ], slip: Slip("+=", "-="),
      .ofNumber { number, _ in .number(digits(number).reduce(0, +)) }),
  ]

  private static let expansions: [Operation] = [
    Operation(
      "list_digits", .numbers, .number, .numbers,
      says: ["list the digits", "make a list of the digits of {it}"],
      writes: [
        .plain("[int({v}) for {v} in str(abs({x}))]"),
        .loop("{y} = []", "for {v} in str(abs({x})):", "    {y}.append(int({v}))"),
      ], .ofNumber { number, _ in .numbers(digits(number)) }),
    Operation(
      "count_up", .lists, .number, .numbers,
      says: ["list the numbers from 1 to {it}", "count up from 1 to {it}"],
      writes: [
        .plain("list(range(1, {x} + 1))"), .plain("[i + 1 for i in range({x})]"),
      ], slip: Slip("+ 1", "+ 2"),
      .ofNumber { number, _ in
        number > 10_000 ? nil : .numbers(number < 1 ? [] : Array(1...number))
      }),
    Operation(
      "list_divisors", .numbers, .number, .numbers,
      says: ["list the divisors of {it}", "find all numbers that divide {it}"],
      writes: [
        .plain("[{v} for {v} in range(1, {x} + 1) if {(x)} % {v} == 0]"),
        .loop(
          "{y} = []", "for {v} in range(1, {x} + 1):", "    if {(x)} % {v} == 0:",
          "        {y}.append({v})"),
      ], slip: Slip("==", "!="),
      .ofNumber { number, _ in
        guard number <= 10_000 else { return nil }
        return .numbers(number < 1 ? [] : (1...number).filter { number % $0 == 0 })
      }),
    Operation(
      "number_to_text", .strings, .number, .text,
      says: ["convert {it} to a string", "write {it} as text"], writes: [.plain("str({x})")],
      .ofNumber { number, _ in .text(String(number)) }),
    Operation(
      "write_binary", .strings, .number, .text,
      says: ["write {it} in binary", "find the binary digits of {it}"],
      writes: [.plain(#"format({x}, "b")"#), .plain("bin({x}).replace(\"0b\", \"\")")],
      slip: Slip("\"b\"", "\"o\""), .ofNumber { number, _ in .text(String(number, radix: 2)) }),
    Operation(
      "is_even", .numbers, .number, .flag,
      says: ["check whether {it} is even", "tell whether {it} is divisible by two"],
      writes: [.loose("{(x)} % 2 == 0")], slip: Slip("==", "!="),
      .ofNumber { number, _ in .flag(number % 2 == 0) }),
    Operation(
      "is_above", .numbers, .number, .flag, k: .integer(5...30),
      says: ["check whether {it} is greater than {k}", "tell whether {it} is above {k}"],
      writes: [.loose("{x} > {k}")], slip: Slip(">", "<"),
      .ofNumber { number, k in .flag(number > k) }),
  ]

  private static func digits(_ number: Int) -> [Int] {
    String(number.magnitude).compactMap(\.wholeNumberValue)
  }
}
