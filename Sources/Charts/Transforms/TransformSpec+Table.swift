extension TransformSpec {
  /// The table after this step.
  ///
  /// - Throws: ``ChartSpecError/Problem/unknownField(_:valid:nearest:)``.
  func table(from table: DataTable, path: String) throws(ChartSpecError) -> DataTable {
    try require(fieldNames, in: table, path)
    switch self {
    case .filter(let filter):
      let rows = (0..<table.rowCount).filter { filter.keeps(row: $0, of: table) }
      return rows.count == table.rowCount ? table : table.picking(rows)
    case .calculate(let spec):
      var result = table
      guard let name = spec.as, let expression = spec.calculate?.expression else { return table }
      result[name] = DataTable.Column(
        (0..<table.rowCount).map { expression.value(row: $0, in: table) })
      return result
    case .aggregate(let spec):
      let summaries = (spec.aggregate ?? []).compactMap { field in
        field.op.map {
          Aggregation.Summary(
            $0, of: field.field.map(UnitCompiler.name), as: field.as ?? $0.rawValue)
        }
      }
      let groups = (spec.groupby ?? []).map(UnitCompiler.name)
      return Aggregation(groups: groups, summaries: summaries).table(from: table)
    case .bin(let spec): return spec.table(from: table)
    case .density(let spec): return spec.table(from: table)
    case .regression(let spec): return spec.table(from: table)
    case .window(let spec): return spec.table(from: table)
    case .fold(let spec): return spec.table(from: table)
    }
  }

  private func require(
    _ names: [String], in table: DataTable, _ path: String
  ) throws(ChartSpecError) {
    guard table.rowCount > 0 else { return }
    for name in names.map(UnitCompiler.name) where table[name] == nil {
      let nearest = Spelling.nearest(to: name, among: table.names)
      throw ChartSpecError(
        path: path, .unknownField(name, valid: table.names, nearest: nearest))
    }
  }

  /// The fields that must be there.
  private var fieldNames: [String] {
    switch self {
    case .filter(let filter): filter.fieldNames
    case .calculate(let spec): spec.calculate?.expression.fieldNames ?? []
    case .aggregate(let spec):
      (spec.groupby ?? [])
        + (spec.aggregate ?? []).filter { $0.op != .count }.compactMap(\.field)
    case .bin(let spec): [spec.field].compactMap { $0 }
    case .density(let spec): (spec.groupby ?? []) + [spec.density].compactMap { $0 }
    case .regression(let spec):
      (spec.groupby ?? []) + [spec.regression, spec.on].compactMap { $0 }
    case .window(let spec):
      (spec.groupby ?? [])
        + (spec.window ?? []).filter { $0.op?.needsField == true }.compactMap(\.field)
        + (spec.sort ?? []).compactMap(\.field)
    case .fold(let spec): spec.fold ?? []
    }
  }
}

extension FilterSpec {
  /// Whether a row passes the filter.
  func keeps(row: Int, of table: DataTable) -> Bool {
    switch self {
    case .expression(let text): text.expression.value(row: row, in: table).isTruthy
    case .and(let filters): filters.allSatisfy { $0.keeps(row: row, of: table) }
    case .or(let filters): filters.contains { $0.keeps(row: row, of: table) }
    case .not(let filter): !filter.keeps(row: row, of: table)
    case .field(let predicate):
      predicate.keeps(table[UnitCompiler.name(predicate.field ?? "")]?[row] ?? .null)
    }
  }

  fileprivate var fieldNames: [String] {
    switch self {
    case .expression(let text): text.expression.fieldNames
    case .and(let filters), .or(let filters): filters.flatMap(\.fieldNames)
    case .not(let filter): filter.fieldNames
    case .field(let predicate): [predicate.field].compactMap { $0 }
    }
  }
}

extension FieldPredicate {
  /// Whether a cell passes all tests that are given.
  fileprivate func keeps(_ datum: Datum) -> Bool {
    if let equal, datum != equal { return false }
    if let oneOf, !oneOf.contains(datum) { return false }
    if let valid, datum.isValid != valid { return false }
    if let lt, !(compare(datum, lt) { $0 < $1 }) { return false }
    if let lte, !(compare(datum, lte) { $0 <= $1 }) { return false }
    if let gt, !(compare(datum, gt) { $0 > $1 }) { return false }
    if let gte, !(compare(datum, gte) { $0 >= $1 }) { return false }
    guard let range else { return true }
    guard let number = datum.number else { return false }
    return number >= range[0].value ?? -.infinity && number <= range[1].value ?? .infinity
  }

  private func compare(_ a: Datum, _ b: Datum, _ test: (Double, Double) -> Bool) -> Bool {
    if case .string(let a) = a, case .string(let b) = b {
      return test(a < b ? -1 : a == b ? 0 : 1, 0)
    }
    guard let a = a.number, let b = b.number else { return false }
    return test(a, b)
  }
}

extension BinTransformSpec {
  /// The table with the start of each value's interval, and its end if a second name is given.
  func table(from table: DataTable) -> DataTable {
    guard let field, let names = self.as?.names, let first = names.first,
      let cells = table[UnitCompiler.name(field)]?.numbers
    else { return table }
    let bins = Bins(of: cells, bin?.settings ?? BinSpec(), maxbins: 10)
    let starts = cells.map { bins.start(of: $0) }
    var result = table
    result[first] = .numbers(starts)
    result[names.count > 1 ? names[1] : first + "_end"] = .numbers(starts.map { $0 + bins.step })
    return result
  }
}

extension FoldSpec {
  /// The table with one row for each row and each of the folded fields.
  func table(from table: DataTable) -> DataTable {
    let fields = (fold ?? []).map(UnitCompiler.name)
    guard !fields.isEmpty else { return table }
    let rows = (0..<table.rowCount).flatMap { [Int](repeating: $0, count: fields.count) }
    var result = table.picking(rows)
    let columns = fields.map { table[$0] }
    let names = self.as ?? ["key", "value"]
    result[names[0]] = .strings((0..<table.rowCount).flatMap { _ in fields })
    result[names[1]] = DataTable.Column(
      (0..<table.rowCount).flatMap { row in columns.map { $0?[row] ?? .null } })
    return result
  }
}
