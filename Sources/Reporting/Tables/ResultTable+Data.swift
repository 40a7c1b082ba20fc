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
  /// - Returns: `nil` for a text without a first line, or with a quotation that does not end.
  init?(_ name: String, csv: String) {
    var lines: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    var previous: Character?
    for character in csv {
      switch character {
      case "\"" where !isQuoted:
        // A second quotation mark right after the first's end stands for itself.
        if previous == "\"" { field.append("\"") }
        isQuoted = true
      case "\"": isQuoted = false
      case "," where !isQuoted:
        lines[lines.count - 1].append(field)
        field = ""
      case _ where character.isNewline && !isQuoted:
        lines[lines.count - 1].append(field)
        field = ""
        lines.append([])
      default: field.append(character)
      }
      previous = character
    }
    if !field.isEmpty || !lines[lines.count - 1].isEmpty { lines[lines.count - 1].append(field) }
    guard !isQuoted, let names = lines.first, !names.isEmpty else { return nil }
    self.init(name, columns: names)
    for line in lines.dropFirst() where !line.isEmpty && line != [""] {
      add(
        line.map { text in
          if text.isEmpty { return .missing }
          return Int(text).map { .integer($0) } ?? Double(text).map { .number($0) } ?? .text(text)
        }, from: Evidence(sources: [.file(use: "data.\(name)", row: rows.count + 1)]))
    }
  }

  /// What is measured beside what was published, for a table of published numbers that has the
  /// columns `k` and `pass_at_k`; `nil` for any other.
  ///
  /// One row for each arm and published k that both sides have; `difference` is measured minus
  /// published, `inside` whether the published number lies in the measured interval.
  static func comparison(of measured: ResultTable, with published: ResultTable) -> ResultTable? {
    guard let k = published.index(of: "k"), let value = published.index(of: "pass_at_k"),
      let ourK = measured.index(of: "k"), let ours = measured.index(of: "pass_at_k"),
      let lower = measured.index(of: "lower"), let upper = measured.index(of: "upper")
    else { return nil }
    var table = ResultTable(
      "against_" + published.name,
      columns: measured.columns + ["published", "difference", "inside"], keys: measured.keys)
    for (index, row) in measured.rows.enumerated() {
      for (place, other) in published.rows.enumerated()
      where other[k].number == row[ourK].number {
        guard let theirs = other[value].number, let here = row[ours].number,
          let from = row[lower].number, let to = row[upper].number
        else { continue }
        let inside = from <= theirs && theirs <= to ? "yes" : "no"
        var evidence = measured.evidence[index]
        evidence.formulas.append(Signature("difference", ["of": "here-published"], version: "1"))
        evidence.sources.insert(.rows(table: measured.name, [index + 1]), at: 0)
        evidence.sources.insert(.rows(table: published.name, [place + 1]), at: 1)
        table.add(
          row + [.number(theirs), .number(here - theirs), .text(inside)], from: evidence)
      }
    }
    return table
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
