import ExperimentSpecs
import Randomness
import Statistics

/// The tables of what a spec has measured beside its samples; see ``ResultTables``.
extension ResultTables {
  static func measurements(
    _ records: Records, spec: ExperimentSpec, arms: JudgedArms
  ) throws(ReportingError) -> [ResultTable] {
    let rows = MeasuredRows(records.measurements)
    guard !records.measurements.isEmpty else { return [] }
    var tables: [ResultTable] = []
    if rows.contains(.corpus) {
      tables.append(.collection(rows))
      tables += try ResultTable.tokens(rows, seed: spec.sampling.seed)
    }
    if rows.contains(.memorised) { tables.append(try .memorised(rows, spec: spec, arms: arms)) }
    if rows.contains(.imports) { tables.append(try .imports(rows, spec: spec)) }
    if rows.contains(.cost) { tables.append(.cost(rows, records: records, spec: spec)) }
    if rows.contains(.tracing) { tables += ResultTable.tracing(rows) }
    return tables
  }

  /// The names of all tables of measurements.
  static let measurementNames = [
    "collection", "tokenizers", "token_savings", "token_depths", "memorised", "imports", "cost",
    "tracing", "traced_modules",
  ]
}

/// Rows of the records of measurements, with their lines.
struct MeasuredRows {
  /// A row with its line in the file, from 1.
  struct Row {
    let line: Int
    let record: MeasurementRecord

    func number(_ name: String) -> Double { record.numbers[name] ?? 0 }
    func label(_ name: String) -> String { record.labels[name] ?? "" }
  }

  private let rows: [Row]

  init(_ records: [MeasurementRecord]) {
    rows = records.enumerated().map { Row(line: $0.offset + 1, record: $0.element) }
  }

  func contains(_ kind: MeasurementSpec.Kind) -> Bool { rows.contains { $0.record.kind == kind } }

  /// The rows of a kind, by the names of the measurements in the order of the records.
  func groups(_ kind: MeasurementSpec.Kind) -> [(name: String, rows: [Row])] {
    Self.grouped(rows.filter { $0.record.kind == kind }) { $0.record.measurement }
  }

  /// Rows that have the same key, in the order of their first.
  static func grouped<Key: Hashable>(
    _ rows: [Row], by key: (Row) -> Key
  ) -> [(name: Key, rows: [Row])] {
    var order: [Key] = []
    var groups: [Key: [Row]] = [:]
    for row in rows {
      let key = key(row)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(row)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }
}

extension [MeasuredRows.Row] {
  /// What numbers made of these rows are evidence of.
  func evidence(_ formulas: [Signature]) -> Evidence {
    Evidence(formulas: formulas, sources: [.measured(lines: map(\.line))])
  }

  func sum(_ name: String) -> Double { reduce(0) { $0 + $1.number(name) } }
}
