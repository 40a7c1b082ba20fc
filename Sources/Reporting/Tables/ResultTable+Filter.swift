import ExperimentSpecs

extension ResultTable {
  /// Why rows cannot be chosen.
  struct FilterFailure: Error {
    let reason: String
  }

  /// The places of the rows that a filter chooses, rising; of all rows without a filter.
  ///
  /// Numbers are equal as numbers, all else as text.
  ///
  /// - Throws: ``FilterFailure`` for a column that is not there, and where no row is chosen.
  func places(of filter: RowFilter?) throws(FilterFailure) -> [Int] {
    guard let filter else { return Array(rows.indices) }
    var places = Array(rows.indices)
    for condition in filter.conditions {
      guard let column = index(of: condition.column) else {
        throw FilterFailure(
          reason: "`\(name)` has no column `\(condition.column)` for `where`; it has "
            + columns.joined(separator: ", "))
      }
      places = places.filter { row in
        condition.values.contains { Cell($0).isEqual(to: rows[row][column]) }
      }
    }
    guard !places.isEmpty || rows.isEmpty else {
      throw FilterFailure(reason: "no row of `\(name)` fits its `where`")
    }
    return places
  }
}

extension ResultTable.Cell {
  /// Whether the values are the same, whatever kind of number they are.
  func isEqual(to other: ResultTable.Cell) -> Bool {
    if let number, let other = other.number { return number == other }
    return self == other
  }
}
