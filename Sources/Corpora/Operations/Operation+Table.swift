extension Operation {
  /// From a dictionary; `{v}` is the name of a key, `{w}` that of a value.
  static let onTable: [Operation] = tableChanges + tableParts + tableResults

  private static let tableChanges: [Operation] = [
    Operation(
      "keep_large_values", .dictionaries, .table, .table, k: .integer(2...9),
      says: [
        "keep the {items} with values above {k}", "keep {items} whose value is greater than {k}",
      ],
      writes: [
        .plain("{{v}: {w} for {v}, {w} in {(x)}.items() if {w} > {k}}"),
        .loop(
          "{y} = {}", "for {v}, {w} in {(x)}.items():", "    if {w} > {k}:",
          "        {y}[{v}] = {w}"),
      ], slip: Slip(">", "<"), .ofTable { table, k in .table(table.filter { $0.value > k }) }),
    Operation(
      "keep_even_values", .dictionaries, .table, .table,
      says: ["keep the {items} with even values", "keep {items} whose value is even"],
      writes: [
        .plain("{{v}: {w} for {v}, {w} in {(x)}.items() if {w} % 2 == 0}"),
        .loop(
          "{y} = {}", "for {v}, {w} in {(x)}.items():", "    if {w} % 2 == 0:",
          "        {y}[{v}] = {w}"),
      ], slip: Slip("==", "!="), .ofTable { table, _ in .table(table.filter { $0.value % 2 == 0 }) }
    ),
    Operation(
      "add_to_values", .dictionaries, .table, .table, k: .integer(2...9),
      says: ["add {k} to each value", "increase every value by {k}"],
      writes: tableMap("{w} + {k}"), slip: Slip("{w} + ", "{w} - "),
      .ofTable { table, k in .table(table.map { .init(key: $0.key, value: $0.value + k) }) }),
    Operation(
      "multiply_values", .dictionaries, .table, .table, k: .integer(2...5),
      says: ["multiply each value by {k}", "multiply all the values by {k}"],
      writes: tableMap("{w} * {k}"), slip: Slip("{w} * ", "{w} + "),
      .ofTable { table, k in .table(table.map { .init(key: $0.key, value: $0.value * k) }) }),
    Operation(
      "drop_short_keys", .dictionaries, .table, .table, k: .integer(3...5),
      says: [
        "drop the {items} with keys shorter than {k}", "keep keys of at least {k} characters",
      ],
      writes: [
        .plain("{{v}: {w} for {v}, {w} in {(x)}.items() if len({v}) >= {k}}"),
        .loop(
          "{y} = {}", "for {v}, {w} in {(x)}.items():", "    if len({v}) >= {k}:",
          "        {y}[{v}] = {w}"),
      ], slip: Slip(">=", "<"),
      .ofTable { table, k in .table(table.filter { $0.key.utf8.count >= k }) }),
  ]

  private static func tableMap(_ value: String) -> [CodeForm] {
    [
      .plain("{{v}: \(value) for {v}, {w} in {(x)}.items()}"),
      .loop("{y} = {}", "for {v}, {w} in {(x)}.items():", "    {y}[{v}] = \(value)"),
    ]
  }

  private static let tableParts: [Operation] = [
    Operation(
      "sorted_keys", .dictionaries, .table, .words,
      says: ["list the keys in alphabetical order", "sort the keys"],
      writes: [.plain("sorted({x})"), .plain("sorted({(x)}.keys())")],
      slip: Slip(")", ", reverse=True)"),
      .ofTable { table, _ in .words(table.map(\.key).sorted(by: precedes)) }),
    Operation(
      "keys_by_value", .dictionaries, .table, .words,
      says: [
        "list the keys from the smallest value to the largest", "sort the keys by their values",
      ],
      writes: [
        .plain("sorted({x}, key={(x)}.get)"), .plain("sorted({x}, key=lambda {v}: {(x)}[{v}])"),
      ], slip: Slip(", key", ", reverse=True, key"),
      .ofTable { table, _ in .words(stablySorted(table) { $0.value < $1.value }.map(\.key)) }),
    Operation(
      "list_keys", .dictionaries, .table, .words,
      says: ["list the keys", "collect the keys in order"],
      writes: [.plain("list({x})"), .plain("list({(x)}.keys())")], slip: Slip("keys", "values"),
      .ofTable { table, _ in .words(table.map(\.key)) }),
    Operation(
      "list_values", .dictionaries, .table, .numbers,
      says: ["list the values", "collect the values in order"],
      writes: [
        .plain("list({(x)}.values())"), .plain("[{w} for {w} in {(x)}.values()]"),
      ], slip: Slip("values", "keys"), .ofTable { table, _ in .numbers(table.map(\.value)) }),
  ]

  private static let tableResults: [Operation] = [
    Operation(
      "sum_values", .dictionaries, .table, .number,
      says: ["add up the values", "compute the sum of the values"],
      writes: [
        .plain("sum({(x)}.values())"),
        .loop("{y} = 0", "for {v} in {x}:", "    {y} += {(x)}[{v}]"),
      ], slip: Slip("+=", "-="),
      .ofTable { table, _ in .number(table.reduce(0) { $0 + $1.value }) }),
    Operation(
      "largest_value", .dictionaries, .table, .number,
      says: ["find the largest value", "find the maximum of the values"],
      writes: [.plain("max({(x)}.values())")], slip: Slip("max", "min"),
      .ofTable { table, _ in table.map(\.value).max().map(PythonValue.number) }),
    Operation(
      "count_entries", .dictionaries, .table, .number,
      says: ["count the {items}", "count the keys"], writes: [.plain("len({x})")],
      .ofTable { table, _ in .number(table.count) }),
    Operation(
      "key_of_largest", .dictionaries, .table, .text,
      says: ["find the key with the largest value", "pick the key whose value is the maximum"],
      writes: [
        .plain("max({x}, key={(x)}.get)"), .plain("max({x}, key=lambda {v}: {(x)}[{v}])"),
      ], slip: Slip("max", "min"),
      .ofTable { table, _ in
        let most = table.map(\.value).max()
        return table.first { $0.value == most }.map { .text($0.key) }
      }),
  ]
}
