import ExperimentSpecs

/// The rows that a figure draws: those of its table, and those of the tables laid over it.
struct DrawnRows {
  let columns: [String]
  private(set) var rows: [[ResultTable.Cell]] = []
  /// The names of the rows in their tables, such as `summary.1`.
  private(set) var names: [String] = []
  /// Where the rows come from, numbered from 1.
  private(set) var sources: [(table: String, rows: [Int])] = []

  /// - Returns: `nil` where the figure reads no table.
  /// - Throws: ``ReportingError/unresolved(_:)`` for tables and columns that are not there.
  init?(_ named: Named<FigureSpec>, in tables: ResultTables) throws(ReportingError) {
    let figure = named.value
    guard let name = figure.tableName else { return nil }
    let place = "figures.\(named.id)"
    let table = try Self.table(name, in: tables, at: "\(place).table")
    columns = table.columns
    let chosen: [Int]
    do {
      chosen = try table.places(of: figure.where)
    } catch {
      throw .unresolved(["\(place).where: error: \(error.reason)"])
    }
    add(chosen, of: table)
    for name in figure.overlay ?? [] {
      let other = try Self.table(name, in: tables, at: "\(place).overlay")
      add(Array(other.rows.indices), of: other)
    }
  }

  private static func table(
    _ name: String, in tables: ResultTables, at place: String
  ) throws(ReportingError) -> ResultTable {
    guard let table = tables[name] else {
      throw .unresolved([
        "\(place): error: there is no result table `\(name)`; there are "
          + tables.tables.map(\.name).joined(separator: ", ")
      ])
    }
    if let reason = table.absence {
      throw .unresolved(["\(place): error: `\(name)` cannot be made: \(reason)"])
    }
    return table
  }

  /// Adds rows of a table, as far as it has the same columns.
  private mutating func add(_ places: [Int], of table: ResultTable) {
    let own = columns.map { table.index(of: $0) }
    for place in places {
      rows.append(own.map { column in column.map { table.rows[place][$0] } ?? .missing })
      names.append(table.rowName(place))
    }
    sources.append((table.name, places.map { $0 + 1 }))
  }

  /// The rows as comma-separated values, each with the name of its evidence.
  var csv: String { ResultTable.csv(columns, rows, names: names) }

  /// The rows as a list of objects, each with the name of its evidence.
  var json: JSONValue { Self.json(columns, rows, names) }

  /// All rows of a table as such a list.
  static func json(of table: ResultTable) -> JSONValue {
    json(table.columns, table.rows, table.rows.indices.map(table.rowName))
  }

  private static func json(
    _ columns: [String], _ rows: [[ResultTable.Cell]], _ names: [String]
  ) -> JSONValue {
    .list(
      zip(rows, names).map { row, name in
        let cells = zip(columns, row).map { JSONValue.Member(key: $0, value: $1.json) }
        return .object(cells + [.init(key: ResultTable.evidenceColumn, value: .string(name))])
      })
  }
}
