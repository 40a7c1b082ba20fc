import ExperimentSpecs
import Statistics

extension ResultTable {
  /// What is measured beside what was published, for a table of published numbers that has the
  /// columns `k` and `pass_at_k`; `nil` for any other.
  ///
  /// One row for each arm and published k that both sides have; `difference` is measured minus
  /// published, with the ends of the measured interval less the published number, and `inside`
  /// whether the published number lies in the measured interval.
  static func comparison(of measured: ResultTable, with published: ResultTable) -> ResultTable? {
    guard published.index(of: "k") != nil, published.index(of: "pass_at_k") != nil else {
      return nil
    }
    let columns = DifferenceColumns(on: ["k"], value: "pass_at_k", published: "pass_at_k")
    return try? difference(
      "against_" + published.name, of: measured, with: published, columns,
      where: Array(published.rows.indices))
  }

  /// Measured numbers beside given ones, as the spec's `data` asks for.
  ///
  /// - Throws: ``ReportingError/unresolved(_:)`` for tables and columns that are not there.
  static func difference(
    _ id: String, _ spec: DifferenceSpec, in tables: [ResultTable]
  ) throws(ReportingError) -> ResultTable {
    let place = "data.\(id).difference"
    func table(_ name: String, _ key: String) throws(ReportingError) -> ResultTable {
      guard let table = tables.first(where: { $0.name == name }) else {
        throw .unresolved([
          "\(place).\(key): error: there is no result table `\(name)`; there are "
            + tables.map(\.name).joined(separator: ", ")
        ])
      }
      return table
    }
    let measured = try table(spec.of, "of")
    let published = try table(spec.with, "with")
    do {
      return try difference(
        id, of: measured, with: published,
        DifferenceColumns(on: spec.on, value: spec.value, published: spec.published ?? spec.value),
        where: published.places(of: spec.where))
    } catch {
      throw .unresolved(["\(place): error: \(error.reason)"])
    }
  }

  private static func difference(
    _ name: String, of measured: ResultTable, with published: ResultTable,
    _ columns: DifferenceColumns, where places: [Int]
  ) throws(FilterFailure) -> ResultTable {
    let (ours, theirs) = (try columns.places(in: measured), try columns.places(of: published))
    var table = ResultTable(
      name,
      columns: measured.columns + [
        "published", "difference", "difference_lower", "difference_upper", "inside",
      ], keys: measured.keys)
    let formula = Signature("difference", ["of": "here-published"], version: "1")
    for (index, row) in measured.rows.enumerated() {
      for place in places {
        let other = published.rows[place]
        let isLike = zip(ours.on, theirs.on).allSatisfy { row[$0].isEqual(to: other[$1]) }
        guard isLike, let given = other[theirs.value].number, let here = row[ours.value].number
        else { continue }
        let ends = ours.ends.map { row[$0].number }
        var evidence = measured.evidence[index]
        evidence.formulas.append(formula)
        evidence.sources.insert(.rows(table: measured.name, [index + 1]), at: 0)
        evidence.sources.insert(.rows(table: published.name, [place + 1]), at: 1)
        table.add(
          row + [.number(given), .number(here - given)] + ends.map { Cell($0.map { $0 - given }) }
            + [inside(given, ends)], from: evidence)
      }
    }
    return table
  }

  private static func inside(_ given: Double, _ ends: [Double?]) -> Cell {
    guard let lower = ends[0], let upper = ends[1] else { return .missing }
    return .text(lower <= given && given <= upper ? "yes" : "no")
  }
}

/// The columns by which two tables are set side by side.
private struct DifferenceColumns {
  let on: [String]
  let value: String
  let published: String

  /// Their places in the table of what was measured; `ends` are those of the interval.
  func places(
    in measured: ResultTable
  ) throws(ResultTable.FilterFailure) -> (on: [Int], value: Int, ends: [Int]) {
    (
      try on.map { (name) throws(ResultTable.FilterFailure) in try place(name, in: measured) },
      try place(value, in: measured),
      [try place("lower", in: measured), try place("upper", in: measured)]
    )
  }

  /// Their places in the table of what was given.
  func places(
    of given: ResultTable
  ) throws(ResultTable.FilterFailure) -> (on: [Int], value: Int) {
    (
      try on.map { (name) throws(ResultTable.FilterFailure) in try place(name, in: given) },
      try place(published, in: given)
    )
  }

  private func place(
    _ name: String, in table: ResultTable
  ) throws(ResultTable.FilterFailure) -> Int {
    guard let place = table.index(of: name) else {
      throw ResultTable.FilterFailure(
        reason: "`\(table.name)` has no column `\(name)`; it has "
          + table.columns.joined(separator: ", "))
    }
    return place
  }
}
