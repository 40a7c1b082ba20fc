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
  /// Each as long as ``columns``.
  public private(set) var rows: [[Cell]]

  init(_ name: String, columns: [String]) {
    self.name = name
    self.columns = columns
    rows = []
  }

  /// Adds a row; what is missing at its end is missing in the table.
  mutating func add(_ cells: [Cell]) {
    let row = cells.prefix(columns.count)
    rows.append(row + Array(repeating: .missing, count: columns.count - row.count))
  }

  /// The place of a column; `nil` where there is none of that name.
  public func index(of column: String) -> Int? { columns.firstIndex(of: column) }

  /// The table as comma-separated values (RFC 4180, but with line feeds): a row of names, then the
  /// rows; a missing value is an empty field.
  public var csv: String {
    ([columns.map(Cell.text)] + rows).map { row in
      row.map(\.csv).joined(separator: ",") + "\n"
    }.joined()
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

  fileprivate var csv: String {
    let text = plain
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
