import ExperimentSpecs

/// The result tables that a spec and its notebook name: those that are dear to make are made only
/// for them.
struct TableDemand {
  private let names: Set<String>

  /// - Parameter notebook: The Markdown, whose `value` roles name tables.
  init(_ spec: ExperimentSpec, notebook: String?) {
    var names = Set(spec.tables.map(\.value.table))
    for figure in spec.figures.map(\.value) {
      names.formUnion(figure.overlay ?? [])
      if let table = figure.tableName { names.insert(table) }
      if case .inline(let chart) = figure.chart { names.formUnion(chart.namedData) }
    }
    for case .difference(let difference) in spec.data.map(\.value) {
      names.formUnion([difference.of, difference.with])
    }
    let known = ResultTables.names + PaperTable.allCases.map(\.name)
    for text in spec.findings.flatMap(\.texts) + [notebook].compactMap({ $0 }) {
      names.formUnion(known.filter { text.contains($0 + ".") })
    }
    self.names = names
  }

  func contains(_ name: String) -> Bool { names.contains(name) }

  /// The demand as a part of the key that tables are kept under.
  var key: JSONValue { .list(names.sorted().map { .string($0) }) }

  /// The tables of the paper's numbers among them.
  var paperTables: [ResultTable] {
    get throws(ReportingError) {
      var tables: [ResultTable] = []
      for table in PaperTable.allCases where contains(table.name) {
        tables.append(try table.table())
      }
      return tables
    }
  }
}

extension FindingSpec {
  /// All that may name a table.
  fileprivate var texts: [String] {
    [measured] + (interval ?? []) + reproduced + (sameShape ?? [])
  }
}

extension FigureSpec {
  /// The result table the figure draws: its own, or that of its built-in chart.
  var tableName: String? {
    if let table { return table }
    if case .named(let name) = chart { return NamedChart(named: name)?.table }
    return nil
  }
}

extension JSONValue {
  /// The names that `{"data": {"name": …}}` has anywhere in a chart.
  var namedData: [String] {
    switch self {
    case .list(let elements): elements.flatMap(\.namedData)
    case .object(let members):
      members.flatMap { member -> [String] in
        if member.key == "data", case .string(let name)? = member.value["name"] { return [name] }
        return member.value.namedData
      }
    default: []
    }
  }

  /// The chart with the rows of a table wherever it names one as its data.
  ///
  /// - Parameter rows: The rows of a name; `nil` where there is no such table.
  func replacingNamedData(_ rows: (String) -> JSONValue?) -> JSONValue {
    switch self {
    case .list(let elements): .list(elements.map { $0.replacingNamedData(rows) })
    case .object(let members):
      .object(
        members.map { member in
          if member.key == "data", case .string(let name)? = member.value["name"],
            let rows = rows(name)
          {
            return Member(key: "data", value: ["values": rows])
          }
          return Member(key: member.key, value: member.value.replacingNamedData(rows))
        })
    default: self
    }
  }
}
