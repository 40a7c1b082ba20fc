import Charts
import Documents

/// A number in prose: `table.column[column=value, …]|format`.
///
/// The brackets pick the row by the text of its cells; they must leave exactly one. The format is in
/// d3's notation; without it the value stands as it is.
struct ValueExpression {
  let table: String
  let column: String
  let filters: [(column: String, value: String)]
  let format: String?

  init(_ text: String) throws(ValueFailure) {
    let halves = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    format = halves.count == 2 ? halves[1].trimmed : nil
    var path = Substring(halves[0].trimmed)
    var filters: [(column: String, value: String)] = []
    if let bracket = path.firstIndex(of: "[") {
      guard path.last == "]" else { throw ValueFailure("the bracket is not closed") }
      let inside = path[path.index(after: bracket)...].dropLast()
      for part in inside.split(separator: ",") {
        let sides = part.split(separator: "=", maxSplits: 1).map(\.trimmed)
        guard sides.count == 2 else { throw ValueFailure("`\(part)` is no `column=value`") }
        filters.append((sides[0], sides[1]))
      }
      path = path[..<bracket]
    }
    let names = path.split(separator: ".").map(\.trimmed)
    guard names.count >= 2 else {
      throw ValueFailure("write it as `table.column[column=value]|format`")
    }
    // The names of the paper's tables have a dot of their own: `paper.table1`.
    (table, column) = (names.dropLast().joined(separator: "."), names[names.count - 1])
    self.filters = filters
  }

  /// The value in one of `tables`, as prose shows it.
  func value(in tables: ResultTables) throws(ValueFailure) -> [Inline] {
    let found = try cell(in: tables)
    return [.evidence(id: EvidenceSection.id(of: found.row), try text(of: found.cell))]
  }

  /// The value in one of `tables` and the name of its row.
  func cell(
    in tables: ResultTables
  ) throws(ValueFailure) -> (cell: ResultTable.Cell, row: String) {
    guard let found = tables[table] else {
      let known = tables.tables.map(\.name).joined(separator: ", ")
      throw ValueFailure("there is no table `\(table)`; there are \(known)")
    }
    let index = try place(of: column, in: found)
    var rows = Array(found.rows.indices)
    for filter in filters {
      let place = try place(of: filter.column, in: found)
      rows = rows.filter { Self.matches(found.rows[$0][place], filter.value) }
    }
    guard rows.count == 1 else {
      throw ValueFailure(
        rows.isEmpty
          ? "no row of `\(table)` fits"
          : "\(rows.count) rows of `\(table)` fit; say which one with more `column=value`")
    }
    return (found.rows[rows[0]][index], found.rowName(rows[0]))
  }

  private func place(of column: String, in table: ResultTable) throws(ValueFailure) -> Int {
    guard let index = table.index(of: column) else {
      throw ValueFailure(
        "`\(table.name)` has no column `\(column)`; it has "
          + table.columns.joined(separator: ", "))
    }
    return index
  }

  private static func matches(_ cell: ResultTable.Cell, _ text: String) -> Bool {
    if let number = cell.number, let wanted = Double(text) { return number == wanted }
    return cell.plain == text
  }

  private func text(of cell: ResultTable.Cell) throws(ValueFailure) -> String {
    guard let format else { return cell.plain }
    guard let shape = NumberFormat(format) else {
      throw ValueFailure("`\(format)` is no number format; `.1%` and `.3f` are")
    }
    guard let number = cell.number else {
      throw ValueFailure("`\(cell.plain)` is no number to format")
    }
    return shape.string(number)
  }
}

extension StringProtocol {
  /// Without spaces at both ends.
  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
