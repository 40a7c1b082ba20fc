import ExperimentSpecs
import Statistics

extension ResultTable {
  /// A table of a spec's `data`, its rows as they stand there.
  ///
  /// Columns come in the order in which the rows first name them.
  init(_ name: String, values: [JSONValue]) {
    var columns: [String] = []
    for row in values {
      for member in row.members where !columns.contains(member.key) { columns.append(member.key) }
    }
    self.init(name, columns: columns)
    for (index, row) in values.enumerated() {
      add(
        columns.map { Cell(row[$0] ?? .null) },
        from: Evidence(sources: [.spec("data.\(name).values[\(index)]")]))
    }
  }

  /// A table from comma-separated values (RFC 4180): a line of names, then the rows.
  ///
  /// Fields that read as numbers are numbers; empty ones are missing.
  ///
  /// - Parameters:
  ///   - use: Where the rows come from; a file of the spec's `data` unless told.
  ///   - keys: The columns that say what a row is about.
  /// - Returns: `nil` for a text without a first line, or with a quotation that does not end.
  init?(_ name: String, csv: String, use: String? = nil, keys: Set<String> = []) {
    guard let lines = CommaSeparatedValues.rows(of: csv), let names = lines.first else {
      return nil
    }
    self.init(name, columns: names, keys: keys)
    for line in lines.dropFirst() {
      add(
        line.map { text in
          if text.isEmpty { return .missing }
          return Int(text).map { .integer($0) } ?? Double(text).map { .number($0) } ?? .text(text)
        }, from: Evidence(sources: [.file(use: use ?? "data.\(name)", row: rows.count + 1)]))
    }
  }
}

extension ResultTable.Cell {
  init(_ value: JSONValue) {
    switch value {
    case .null: self = .missing
    case .bool(let flag): self = .text(flag ? "true" : "false")
    case .number(let number):
      self =
        number == number.rounded() && abs(number) < 0x1p53
        ? .integer(Int(number)) : .number(number)
    case .string(let text): self = .text(text)
    case .list, .object: self = .text(value.text(.canonical))
    }
  }
}
