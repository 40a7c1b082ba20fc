import Charts
import Documents
import ExperimentSpecs
import Statistics

/// The end of every report: for each number in it, what the number was made from.
///
/// A number in the pages leads to a row here, by the name of its row in the result table. The same
/// is in `evidence.jsonl` for every row of every result table, those that figures draw included.
struct EvidenceSection {
  let tables: ResultTables
  let figures: [DrawnFigure]
  /// All formulas in the order of their numbers, from 1.
  let formulas: [String]
  /// The ids of the arms.
  let arms: [String]
  /// Whether the report folder holds the records.
  let hasRecords: Bool
  /// Whether the HTML page has a browser of samples.
  let hasBrowser: Bool

  /// What the ids of this section and no others begin with.
  static let prefix = "evidence."

  /// The id of a row's anchor, by the row's name, such as `summary.1`.
  static func id(of name: String) -> String { prefix + name }

  /// The id of a figure's anchor.
  static func id(ofFigure id: String) -> String { prefix + "figure." + id }

  /// The id of a formula's anchor.
  static func id(ofFormula number: Int) -> String { prefix + "formula.\(number)" }

  /// The section for a document: the rows that its numbers lead to, by table and arm.
  func blocks(for document: Document) -> [Block] {
    let wanted = Set(document.evidence)
    let groups = tables.tables.flatMap { table in
      self.groups(
        of: table,
        rows: table.rows.indices.filter { row in
          wanted.contains(Self.id(of: table.rowName(row)))
        })
    }
    let drawn = figureBlocks
    guard !groups.isEmpty || !drawn.isEmpty else { return [] }
    return [.heading(level: 2, id: Self.prefix + "numbers", [.text("Evidence")]), introduction]
      + groups.map(block) + drawn
  }

  private var introduction: Block {
    var text: [Inline] = [
      .text(
        "Each number above is a link to its row here: how it was computed, over how many problems "
          + "and samples, how many of the samples passed, and where their verdicts stand. "),
      .code("evidence.jsonl"),
      .text(" has the same for every row of every result table, as data."),
    ]
    if !hasRecords {
      text.append(.text(" The records themselves are not published, so no lines can be named."))
    }
    return .paragraph(text)
  }

  // MARK: Rows

  /// Rows of a table that were made alike.
  private struct Group {
    var table: ResultTable
    var formulas: [String]
    var rows: [Int]
  }

  private func groups(of table: ResultTable, rows: [Int]) -> [Group] {
    var groups: [Group] = []
    for row in rows {
      let formulas = table.evidence[row].formulas.map(\.withoutK)
      if let index = groups.firstIndex(where: { $0.formulas == formulas }) {
        groups[index].rows.append(row)
      } else {
        groups.append(Group(table: table, formulas: formulas, rows: [row]))
      }
    }
    return groups
  }

  private func block(of group: Group) -> Block {
    var table = group.formulas.isEmpty ? given(group) : measured(group)
    table.caption = caption(of: group)
    return .table(table)
  }

  private func caption(of group: Group) -> [Inline] {
    let name: [Inline] = [.strong([.text("Table")]), .text(" "), .code(group.table.name)]
    guard !group.formulas.isEmpty else { return name + [.text(": given, not measured.")] }
    var words = name + [.text(group.formulas.count == 1 ? ": formula " : ": formulas ")]
    for (index, formula) in group.formulas.enumerated() {
      if index > 0 { words.append(.text(", ")) }
      let number = (formulas.firstIndex(of: formula) ?? 0) + 1
      words.append(
        .link(destination: "#" + Self.id(ofFormula: number), [.text(String(number))]))
    }
    guard hasLines(group) else { return words + [.text(".")] }
    let arm = arms.count == 1 ? arms[0] : "<arm>"
    return words + [
      .text("; lines of "), .code("records/" + RecordFolder.samplesName(of: arm)), .text("."),
    ]
  }

  /// Whether some row names lines of the records.
  private func hasLines(_ group: Group) -> Bool {
    hasRecords && group.rows.contains { !group.table.evidence[$0].lines.isEmpty }
  }

  private func given(_ group: Group) -> Documents.Table {
    Documents.Table(
      alignments: [.leading, .leading], head: [[.text("id")], [.text("from")]],
      rows: group.rows.map { row in
        [name(group.table, row), [.text(group.table.evidence[row].places)]]
      })
  }

  private func measured(_ group: Group) -> Documents.Table {
    let table = group.table
    let about = table.columns.filter {
      table.keys.contains($0) && ($0 == "arm" ? arms.count > 1 : !ArmColumns.keys.contains($0))
    }
    let places = about.compactMap { table.index(of: $0) }
    let isNumber = places.map { place in group.rows.contains { table.rows[$0][place].number != nil }
    }
    let isCounted = group.rows.contains { table.evidence[$0].counts != nil }
    let counts = isCounted ? ["problems", "n", "c"] : []
    let hasLines = self.hasLines(group)
    let hasRows = group.rows.contains { !table.evidence[$0].rowNames.isEmpty }
    let heads =
      ["id"] + about + counts + (hasRows ? ["rows"] : []) + (hasLines ? ["lines"] : [])
    return Documents.Table(
      alignments: [.leading] + isNumber.map { $0 ? .trailing : .leading }
        + counts.map { _ in .trailing } + (hasRows ? [.leading] : [])
        + (hasLines ? [.leading] : []),
      head: heads.map { [.text($0)] },
      rows: group.rows.map { row in
        let evidence = table.evidence[row]
        let keys = places.map { ShownTable.text(table.rows[row][$0], nil) }
        let numbers = evidence.counts.map { [$0.problems, $0.n, $0.c].map(ShownTable.grouped) }
        let cells =
          keys + (numbers ?? counts.map { _ in "" }) + (hasRows ? [evidence.rowNames] : [])
          + (hasLines ? [evidence.lines] : [])
        return [name(table, row)] + cells.map { [.text($0)] }
      })
  }

  private func name(_ table: ResultTable, _ row: Int) -> [Inline] {
    let name = table.rowName(row)
    let anchor = Inline.anchor(Self.id(of: name))
    guard hasBrowser, let query = SampleQuery(table, row: row) else {
      return [anchor, .text(name)]
    }
    return [anchor, .samples(query: query.text, name)]
  }

  // MARK: Figures

  private var figureBlocks: [Block] {
    let rows = figures.compactMap { figure -> [[Inline]]? in
      guard !figure.sources.isEmpty else { return nil }
      let names = figure.sources.map { Evidence.names(of: $0.rows, in: $0.table) }
        .joined(separator: ", ")
      return [
        [
          .anchor(Self.id(ofFigure: figure.id)),
          .link(destination: "#" + figure.id, [.text(figure.id)]),
        ],
        [.text(names)], [.code("figures/\(figure.id).csv")],
      ]
    }
    guard !rows.isEmpty else { return [] }
    let words: [Inline] = [
      .strong([.text("Figures")]),
      .text(": each point is a row of a result table; the column "),
      .code(ResultTable.evidenceColumn), .text(" of the figure's data names it."),
    ]
    return [
      .table(
        Documents.Table(
          caption: words, alignments: [.leading, .leading, .leading],
          head: [[.text("figure")], [.text("rows")], [.text("data")]], rows: rows))
    ]
  }

  // MARK: Data

  /// `evidence.jsonl`: a line for every row of every result table.
  var lines: String {
    tables.tables.flatMap { table in
      table.rows.indices.map { row in
        table.evidence[row].json(
          id: table.rowName(row), row: table.json(ofRow: row), hasRecords: hasRecords
        ).text(.canonical) + "\n"
      }
    }.joined()
  }
}

extension Evidence {
  /// The rows of other tables, where they fit into a cell.
  fileprivate var rowNames: String {
    sources.compactMap { source -> String? in
      switch source {
      case .rows(let table, let rows): return Self.shortNames(of: rows, in: table)
      case .measured(let lines): return Self.shortNames(of: lines, in: "measurements")
      case .records, .spec, .file: return nil
      }
    }.joined(separator: ", ")
  }

  private static func shortNames(of rows: [Int], in table: String) -> String {
    let names = Evidence.names(of: rows, in: table)
    return names.count <= 30 ? names : "\(rows.count) rows of \(table)"
  }

  fileprivate var lines: String {
    sources.compactMap { source -> String? in
      guard case .records(_, let lines, let verdict) = source else { return nil }
      return Evidence.text(lines) + (verdict.map { " with “\($0)”" } ?? "")
    }.joined(separator: ", ")
  }

  fileprivate var places: String {
    sources.compactMap { source -> String? in
      switch source {
      case .spec(let path): "\(PublishedSpec.fileName), \(path)"
      case .file(let use, let row): "\(use), row \(row)"
      case .records, .measured, .rows: nil
      }
    }.joined(separator: ", ")
  }
}

extension Signature {
  /// In one line, without the `k` of a single number.
  var withoutK: String {
    ([formula] + settings.filter { $0.key != "k" }.map { "\($0.key):\($0.value)" }
      + ["version:\(version)"]).joined(separator: "|")
  }
}
