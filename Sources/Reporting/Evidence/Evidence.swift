import ExperimentSpecs
import Statistics

/// What the numbers of one row of a result table were made from.
struct Evidence: Hashable, Sendable {
  /// How the numbers are computed; empty for numbers that were given.
  var formulas: [Signature] = []
  /// What was counted; `nil` for numbers that were given.
  var counts: Counts?
  var sources: [Source] = []

  /// How much went into the numbers.
  struct Counts: Hashable, Sendable {
    var problems: Int
    /// Samples.
    var n: Int
    /// Those that passed.
    var c: Int
  }

  /// Where the numbers come from.
  enum Source: Hashable, Sendable {
    /// Lines of the records of an arm, from 1; only those with `verdict`, where one is given.
    case records(arm: String, lines: ClosedRange<Int>, verdict: String? = nil)
    /// Lines of the records of measurements, from 1.
    case measured(lines: [Int])
    /// Rows of a result table, from 1.
    case rows(table: String, [Int])
    /// A place in the spec, such as `data.published.values[0]`.
    case spec(String)
    /// A row of a file of the spec's `data`, from 1, the row of names not counted.
    case file(use: String, row: Int)
  }

  /// The names of the rows by their table and number, runs shortened: `problems.1–164`.
  static func names(of rows: [Int], in table: String) -> String {
    table + "." + runs(of: rows).map(text).joined(separator: ",")
  }

  fileprivate static func runs(of rows: [Int]) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for row in rows {
      if let last = runs.last, last.upperBound + 1 == row {
        runs[runs.count - 1] = last.lowerBound...row
      } else {
        runs.append(row...row)
      }
    }
    return runs
  }

  /// `7` or `7–9`.
  static func text(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? String(range.lowerBound) : "\(range.lowerBound)–\(range.upperBound)"
  }
}

extension Evidence {
  /// The row as a line of `evidence.jsonl`.
  ///
  /// - Parameters:
  ///   - id: The row's name, such as `summary.1`.
  ///   - row: Its cells by column.
  ///   - hasRecords: Whether the report folder holds the records.
  func json(id: String, row: JSONValue, hasRecords: Bool) -> JSONValue {
    var members = [JSONValue.Member(key: "id", value: .string(id))]
    members.append(.init(key: "row", value: row))
    if !formulas.isEmpty {
      members.append(
        .init(key: "formulas", value: .list(formulas.map { .string($0.description) })))
    }
    if let counts {
      members.append(.init(key: "problems", value: .number(Double(counts.problems))))
      members.append(.init(key: "n", value: .number(Double(counts.n))))
      members.append(.init(key: "c", value: .number(Double(counts.c))))
    }
    let sources = sources.compactMap { $0.json(hasRecords: hasRecords) }
    members.append(.init(key: "from", value: .list(sources)))
    return .object(members)
  }
}

extension Evidence.Source {
  fileprivate func json(hasRecords: Bool) -> JSONValue? {
    switch self {
    case .records(let arm, let lines, let verdict):
      guard hasRecords else { return nil }
      let place: [JSONValue.Member] = [
        .init(key: "file", value: .string("records/" + RecordFolder.samplesName(of: arm))),
        .init(
          key: "lines",
          value: .list([.number(Double(lines.lowerBound)), .number(Double(lines.upperBound))])),
      ]
      return .object(
        place + (verdict.map { [.init(key: "verdict", value: .string($0))] } ?? []))
    case .measured(let lines):
      guard hasRecords else { return nil }
      return [
        "file": .string("records/" + RecordFolder.measurementsName), "lines": Self.runs(lines),
      ]
    case .rows(let table, let rows):
      return [
        "table": .string(table),
        "rows": Self.runs(rows),
      ]
    case .spec(let path): return .string("\(PublishedSpec.fileName): \(path)")
    case .file(let use, let row): return .string("\(use): row \(row)")
    }
  }

  /// The first and the last of each run.
  private static func runs(_ numbers: [Int]) -> JSONValue {
    .list(
      Evidence.runs(of: numbers).map {
        [.number(Double($0.lowerBound)), .number(Double($0.upperBound))]
      })
  }
}
