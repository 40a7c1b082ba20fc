import ExperimentSpecs

/// A table of results: what figures draw, tables show and prose cites.
public struct ResultTable: Hashable, Sendable {
  /// One value of a table.
  public enum Cell: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
    /// Not known, or not defined.
    case missing
  }

  /// What the spec and the notebook call it.
  public let name: String
  public let columns: [String]
  /// The columns that say what a row is about; the others hold what is known of it.
  let keys: Set<String>
  /// Each as long as ``columns``.
  public private(set) var rows: [[Cell]]
  /// What each row was made from.
  private(set) var evidence: [Evidence]
  /// What a reader must know about what is not in it.
  var notes: [String] = []
  /// Why it has no rows, and what to do, where the records have nothing to make them of.
  var absence: String?

  init(_ name: String, columns: [String], keys: Set<String> = []) {
    self.name = name
    self.columns = columns
    self.keys = keys
    rows = []
    evidence = []
  }

  /// Adds a row; what is missing at its end is missing in the table.
  mutating func add(_ cells: [Cell], from evidence: Evidence) {
    let row = cells.prefix(columns.count)
    rows.append(row + Array(repeating: .missing, count: columns.count - row.count))
    self.evidence.append(evidence)
  }

  /// The name of the row at an index from 0, such as `summary.1`: what its numbers lead to.
  func rowName(_ index: Int) -> String { "\(name).\(index + 1)" }

  /// The place of a column; `nil` where there is none of that name.
  public func index(of column: String) -> Int? { columns.firstIndex(of: column) }

  /// The table as comma-separated values (RFC 4180, but with line feeds): a row of names, then the
  /// rows, each with the name of its evidence at the end; a missing value is an empty field.
  public var csv: String {
    Self.csv(columns, rows, names: rows.indices.map(rowName))
  }

  /// The column of tables and charts that names the evidence of a row.
  static let evidenceColumn = "evidence_id"

  static func csv(_ columns: [String], _ rows: [[Cell]], names: [String]) -> String {
    let head = (columns + [evidenceColumn]).map(Cell.text)
    return ([head] + zip(rows, names).map { $0 + [.text($1)] }).map { row in
      row.map(\.csv).joined(separator: ",") + "\n"
    }.joined()
  }

  /// The row at an index from 0 as an object.
  func json(ofRow index: Int) -> JSONValue {
    .object(zip(columns, rows[index]).map { JSONValue.Member(key: $0, value: $1.json) })
  }
}

extension ResultTable.Cell {
  init(_ number: Double?) {
    self = number.map { .number($0) } ?? .missing
  }

  init(_ text: String?) {
    self = text.map { .text($0) } ?? .missing
  }

  /// The shortest text that reads back as the same value.
  public var plain: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15
        ? String(Int64(number)) : "\(number)"
    case .missing: ""
    }
  }

  /// As a number; `nil` for text and missing values.
  public var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .text, .missing: nil
    }
  }

  var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .integer(let number): .number(Double(number))
    case .number(let number): number.isFinite ? .number(number) : .null
    case .missing: .null
    }
  }

  fileprivate var csv: String {
    let text = plain
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
