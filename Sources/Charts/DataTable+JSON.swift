extension DataTable {
  /// Reads the rows of a data source: objects, or bare values, which become the field `data`.
  ///
  /// A key that some rows lack is null there. Arrays and objects inside a row are outside the
  /// subset.
  init(rows: [JSON], path: String) throws(ChartSpecError) {
    var names: [String] = []
    var cells: [String: [Datum]] = [:]
    func add(_ key: String, _ value: JSON, row: Int) throws(ChartSpecError) {
      guard let datum = Datum(value) else {
        throw ChartSpecError(
          path: "\(path)/\(row)/\(key)",
          .wrongType(expected: "a number, a string, true, false or null", found: value.kind))
      }
      var column = cells.removeValue(forKey: key) ?? []
      if column.isEmpty && !names.contains(key) { names.append(key) }
      while column.count < row { column.append(.null) }
      if column.count == row { column.append(datum) } else { column[row] = datum }
      cells[key] = column
    }
    for (row, value) in rows.enumerated() {
      if case .object(let members) = value {
        for member in members { try add(member.key, member.value, row: row) }
      } else {
        try add("data", value, row: row)
      }
    }
    self.init(rowCount: rows.count)
    for name in names { self[name] = Column(cells[name] ?? []) }
  }

  /// The rows as objects, without the keys that are null in them.
  public var json: JSON {
    let columns = names.compactMap { name in self[name].map { (name, $0) } }
    return .array(
      (0..<rowCount).map { row in
        .object(columns.map { JSON.Member($0.0, $0.1[row].json) })
      })
  }
}

extension Datum {
  /// The cell that `json` is; `nil` for arrays and objects.
  public init?(_ json: JSON) {
    switch json {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let value): self = .number(value)
    case .string(let value): self = .string(value)
    case .array, .object: return nil
    }
  }

  /// The cell as JSON.
  public var json: JSON {
    switch self {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let value): .number(value)
    case .string(let value): .string(value)
    }
  }
}
