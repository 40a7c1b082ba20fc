import Charts
import Documents
import ExperimentSpecs

/// A table of the report: the rows and columns of a result table that a spec asks for.
struct ShownTable {
  let id: String
  let caption: [Inline]
  let columns: [TableSpec.Column]
  let rows: [[ResultTable.Cell]]

  /// - Throws: ``ReportingError/unresolved(_:)`` for tables and columns that are not there.
  init(_ named: Named<TableSpec>, in tables: ResultTables) throws(ReportingError) {
    let spec = named.value
    func fail(_ reason: String) -> ReportingError {
      .unresolved(["tables.\(named.id): error: \(reason)"])
    }
    guard let table = tables[spec.table] else {
      throw fail(
        "there is no result table `\(spec.table)`; there are "
          + tables.tables.map(\.name).joined(separator: ", "))
    }
    func place(_ field: String) throws(ReportingError) -> Int {
      guard let index = table.index(of: field) else {
        throw fail(
          "`\(table.name)` has no column `\(field)`; it has "
            + table.columns.joined(separator: ", "))
      }
      return index
    }
    let columns =
      spec.columns ?? table.columns.map { TableSpec.Column(field: $0) }
    let places = try columns.map { (column) throws(ReportingError) in try place(column.field) }
    for column in columns {
      guard let format = column.format, NumberFormat(format) == nil else { continue }
      throw fail("`\(format)` is no number format; `.1%` and `.3f` are")
    }
    var rows = table.rows
    // The last key first: sorting keeps the order of equals.
    for key in (spec.sort ?? []).reversed() {
      let index = try place(key.field)
      rows = Self.sorted(rows, by: index, descending: key.isDescending)
    }
    id = named.id
    caption = try Self.inlines(spec.caption, of: "tables.\(named.id).caption")
    self.columns = columns
    self.rows = rows.prefix(spec.rows ?? rows.count).map { row in places.map { row[$0] } }
  }

  private static func sorted(
    _ rows: [[ResultTable.Cell]], by index: Int, descending: Bool
  ) -> [[ResultTable.Cell]] {
    rows.enumerated().sorted { first, second in
      let (a, b) = (first.element[index], second.element[index])
      let rises =
        switch (a.number, b.number) {
        case (let a?, let b?): a == b ? nil : a < b
        default: a.plain == b.plain ? nil : a.plain < b.plain
        }
      guard let rises else { return first.offset < second.offset }
      return rises != descending
    }.map(\.element)
  }

  /// A caption's Markdown as runs.
  static func inlines(_ markdown: String?, of place: String) throws(ReportingError) -> [Inline] {
    guard let markdown else { return [] }
    do {
      let document = try Notebook(markdown: markdown).resolved(with: NotebookSources())
      guard let block = document.blocks.first, document.blocks.count == 1,
        case .paragraph(let inlines) = block
      else {
        throw ReportingError.unresolved(["\(place): error: a caption is one paragraph"])
      }
      return inlines
    } catch let error as ReportingError {
      throw error
    } catch {
      throw .unresolved(["\(place): error: \(error)"])
    }
  }

  /// The table as the document holds it.
  var block: Documents.Table {
    let isNumber = columns.indices.map { column in
      rows.contains { $0[column].number != nil }
    }
    return Documents.Table(
      caption: caption, alignments: isNumber.map { $0 ? .trailing : .leading },
      head: columns.map { [.text($0.title ?? $0.field)] },
      rows: rows.map { row in
        zip(row, columns).map { cell, column in [.text(Self.text(cell, column.format))] }
      })
  }

  private static func text(_ cell: ResultTable.Cell, _ format: String?) -> String {
    if let number = cell.number, let format, let shape = NumberFormat(format) {
      return shape.string(number)
    }
    guard case .number(let number) = cell, let shape = NumberFormat(".4~r") else {
      return cell == .missing ? "–" : cell.plain
    }
    return shape.string(number)
  }

  /// The same rows as comma-separated values, unformatted.
  var csv: String {
    var table = ResultTable(id, columns: columns.map(\.field))
    for row in rows { table.add(row) }
    return table.csv
  }
}
