import Charts
import Documents
import ExperimentSpecs
import Statistics

extension ResultTable {
  /// What others found, beside what was measured: a row for each finding of the spec.
  ///
  /// `verdict` is `reproduced` where all the conditions for it hold, `same shape` where only the
  /// weaker ones do, and otherwise `not reproduced`.
  ///
  /// - Throws: ``ReportingError/unresolved(_:)`` for a measure or a condition that has no value.
  static func findings(
    _ findings: [FindingSpec], in tables: ResultTables
  ) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "findings",
      columns: ["claim", "source", "published", "measured", "lower", "upper", "verdict", "rule"],
      keys: ["claim", "source", "published", "rule"])
    let formula = Signature("finding", ["by": "rule-of-the-spec"], version: "1")
    for (index, finding) in findings.enumerated() {
      do throws(ValueFailure) {
        let measured = try Measure(finding.measured).value(in: tables)
        let ends = try finding.interval?.map { (end) throws(ValueFailure) in
          try Measure(end).value(in: tables)
        }
        func cell(_ number: Double?) throws(ValueFailure) -> Cell {
          guard let number, let format = finding.format else { return Cell(number) }
          guard let shape = NumberFormat(format) else {
            throw ValueFailure("`\(format)` is no number format; `.1%` and `.3f` are")
          }
          return .text(shape.string(number))
        }
        let rows = measured.rows + (ends ?? []).flatMap(\.rows)
        table.add(
          [
            .text(finding.claim), .text(finding.source), .text(finding.published),
            try cell(measured.number), try cell(ends?.first?.number), try cell(ends?.last?.number),
            .text(try finding.verdict(in: tables)), .text(finding.rule),
          ],
          from: Evidence(
            formulas: [formula], sources: [.spec("findings[\(index)]")] + sources(of: rows)))
      } catch {
        throw .unresolved(["findings[\(index)]: error: \(error)"])
      }
    }
    return table
  }

  /// Rows by their names, such as `summary.1`.
  private static func sources(of rows: [String]) -> [Evidence.Source] {
    var seen: Set<String> = []
    return rows.compactMap { name in
      guard seen.insert(name).inserted, let dot = name.lastIndex(of: "."),
        let number = Int(name[name.index(after: dot)...])
      else { return nil }
      return .rows(table: String(name[..<dot]), [number])
    }
  }
}

extension FindingSpec {
  fileprivate func verdict(in tables: ResultTables) throws(ValueFailure) -> String {
    if try hold(reproduced, in: tables) { return "reproduced" }
    if let sameShape, try hold(sameShape, in: tables) { return "same shape" }
    return "not reproduced"
  }

  private func hold(
    _ conditions: [String], in tables: ResultTables
  ) throws(ValueFailure) -> Bool {
    var all = true
    for condition in conditions {
      // Each is looked at, so that one that cannot be decided is told whatever the others say.
      let holds = try MeasureCondition(condition).holds(in: tables)
      all = all && holds
    }
    return all
  }

  fileprivate var rule: String {
    "reproduced if " + reproduced.joined(separator: " and ")
      + (sameShape.map { "; same shape if " + $0.joined(separator: " and ") } ?? "")
  }
}
