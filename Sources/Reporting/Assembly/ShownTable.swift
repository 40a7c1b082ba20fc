import Charts
import Documents
import ExperimentSpecs

/// A table of the report: the rows and columns of a result table that a spec asks for.
struct ShownTable {
  let id: String
  let caption: [Inline]
  let columns: [TableSpec.Column]
  let rows: [[ResultTable.Cell]]
  /// The names of the rows in their result table, such as `summary.1`.
  let rowNames: [String]
  /// The samples that each row is about.
  private let queries: [SampleQuery?]
  /// Whether the numbers of a column lead to their evidence; those that name a row do not.
  private let isMeasured: [Bool]

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
    if let reason = table.absence { throw fail("`\(table.name)` cannot be made: \(reason)") }
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
    var rows: [Int]
    do {
      rows = try table.places(of: spec.where)
    } catch {
      throw fail(error.reason)
    }
    // The last key first: sorting keeps the order of equals.
    for key in (spec.sort ?? []).reversed() {
      let index = try place(key.field)
      rows = Self.sorted(rows, by: { table.rows[$0][index] }, descending: key.isDescending)
    }
    id = named.id
    caption = try Self.inlines(spec.caption, of: "tables.\(named.id).caption")
    self.columns = columns
    let shown = rows.prefix(spec.rows ?? rows.count)
    self.rows = shown.map { row in places.map { table.rows[row][$0] } }
    rowNames = shown.map(table.rowName)
    queries = shown.map { SampleQuery(table, row: $0) }
    isMeasured = columns.map { !table.keys.contains($0.field) }
  }

  /// In the place of a table that cannot be made yet.
  init(missing named: Named<TableSpec>) {
    id = named.id
    caption = (try? Self.inlines(named.value.caption, of: "tables.\(named.id).caption")) ?? []
    columns = named.value.columns ?? [TableSpec.Column(field: named.value.table)]
    rows = [columns.map { _ in .text("…") }]
    rowNames = [named.value.table]
    queries = [nil]
    isMeasured = columns.map { _ in false }
  }

  private static func sorted(
    _ rows: [Int], by cell: (Int) -> ResultTable.Cell, descending: Bool
  ) -> [Int] {
    rows.enumerated().sorted { first, second in
      let (a, b) = (cell(first.element), cell(second.element))
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
  ///
  /// - Parameter hasBrowser: Whether names of arms, problems and verdicts lead to their samples.
  func block(hasBrowser: Bool) -> Documents.Table {
    let isNumber = columns.indices.map { column in
      rows.contains { $0[column].number != nil }
    }
    return Documents.Table(
      caption: caption, alignments: isNumber.map { $0 ? .trailing : .leading },
      head: columns.map { [.text($0.title ?? $0.field)] },
      rows: rows.indices.map { row in
        let id = EvidenceSection.id(of: rowNames[row])
        return rows[row].indices.map { column in
          if hasBrowser, let query = query(ofRow: row, column: column) {
            return [.samples(query: query.text, rows[row][column].plain)]
          }
          return [inline(rows[row][column], column: column, id: id)]
        }
      })
  }

  /// What the cell of a row names: an arm, a problem of an arm, or a verdict on samples of an arm.
  private func query(ofRow row: Int, column: Int) -> SampleQuery? {
    guard var query = queries[row], case .text = rows[row][column] else { return nil }
    switch columns[column].field {
    case "arm": query = SampleQuery(arm: query.arm)
    case "task_id": query.verdict = nil
    case "verdict": break
    default: return nil
    }
    return query
  }

  private func inline(_ cell: ResultTable.Cell, column: Int, id: String) -> Inline {
    let words = Self.text(cell, columns[column].format)
    return isMeasured[column] && cell.number != nil
      ? .evidence(id: id, words) : .text(words)
  }

  /// A count with its thousands apart: `16,400`.
  static func grouped(_ count: Int) -> String {
    NumberFormat(",")?.string(Double(count)) ?? String(count)
  }

  /// A cell as it is shown; without a format numbers have four digits at most.
  static func text(_ cell: ResultTable.Cell, _ format: String?) -> String {
    if let number = cell.number, let format, let shape = NumberFormat(format) {
      return shape.string(number)
    }
    guard case .number(let number) = cell,
      let shape = NumberFormat(abs(number) < 1e-6 ? ".4~g" : ".4~r")
    else {
      return cell == .missing ? "–" : cell.plain
    }
    return shape.string(number)
  }

  /// The same rows as comma-separated values, unformatted.
  var csv: String {
    ResultTable.csv(columns.map(\.field), rows, names: rowNames)
  }
}
