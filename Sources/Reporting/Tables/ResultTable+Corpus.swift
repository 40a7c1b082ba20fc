import ExperimentSpecs
import Randomness
import Statistics

extension ResultTable {
  /// What each step of collecting a corpus of files took and left, in the order of the steps.
  ///
  /// Columns: `corpus`, `step`, `what` (`found`, `dropped` or `kept`), `files`, `bytes`, and both as
  /// shares of what was found.
  static func collection(_ rows: MeasuredRows) -> ResultTable {
    var table = ResultTable(
      "collection",
      columns: ["corpus", "step", "what", "files", "bytes", "share_of_files", "share_of_bytes"],
      keys: ["corpus", "step", "what"])
    let formula = Signature("share", ["of": "what-was-found"], version: "1")
    for (corpus, all) in rows.groups(.corpus) {
      let steps = all.filter { $0.record.labels["step"] != nil }
      guard let found = steps.first else { continue }
      for row in steps {
        let what = row.line == found.line ? "found" : row.number("taken") > 0 ? "dropped" : "kept"
        table.add(
          [
            .text(corpus), .text(row.label("step")), .text(what),
            .integer(Int(row.number("files"))), .integer(Int(row.number("bytes"))),
            .number(row.number("files") / max(found.number("files"), 1)),
            .number(row.number("bytes") / max(found.number("bytes"), 1)),
          ], from: [row].evidence([formula]))
      }
    }
    return table
  }

  /// Into how many tokens four tokenizers divide a corpus's held-out files: `tokenizers`; what they
  /// save against each other: `token_savings`; and that by depth of indentation: `token_depths`.
  ///
  /// Intervals resample files. Source: Chen et al. 2021, §3.2.
  static func tokens(
    _ rows: MeasuredRows, seed: Int
  ) throws(ReportingError) -> [ResultTable] {
    var (counts, savings, depths) = (Self.counts, Self.savings, Self.depths)
    for (corpus, all) in rows.groups(.corpus) {
      let files = all.filter { $0.record.labels["file"] != nil }
      for (vocabulary, rows) in MeasuredRows.grouped(files, by: { Int($0.number("vocabulary")) }) {
        let keys: [Cell] = [.text(corpus), .integer(vocabulary)]
        counts.add(tokenizers: rows, keys)
        let path = ["tokens", corpus, String(vocabulary)]
        for comparison in TokenComparison.allCases {
          let whole = try comparison.saving(rows, seed: seed, path: path)
          savings.add(keys + comparison.cells + whole.cells, from: rows.evidence([whole.formula]))
          for (depth, deep) in MeasuredRows.grouped(rows, by: { Int($0.number("depth")) })
            .sorted(by: { $0.name < $1.name })
          {
            let saving = try comparison.saving(deep, seed: seed, path: path + [String(depth)])
            let share = deep.sum("prose") / max(rows.sum("prose"), 1)
            depths.add(
              keys + comparison.cells + [.integer(depth)] + saving.cells
                + [.integer(Int(deep.sum("lines"))), .number(share)],
              from: deep.evidence([saving.formula]))
          }
        }
      }
    }
    return [counts, savings, depths]
  }

  private static let counts = ResultTable(
    "tokenizers",
    columns: [
      "corpus", "vocabulary", "merges", "whitespace", "files", "bytes", "tokens",
      "tokens_per_file", "bytes_per_token",
    ], keys: ["corpus", "vocabulary", "merges", "whitespace"])

  private static let savings = ResultTable(
    "token_savings",
    columns: ["corpus", "vocabulary", "comparison", "label", "saving", "lower", "upper"],
    keys: ["corpus", "vocabulary", "comparison", "label"])

  private static let depths = ResultTable(
    "token_depths",
    columns: [
      "corpus", "vocabulary", "comparison", "label", "depth", "saving", "lower", "upper", "lines",
      "share_of_tokens",
    ], keys: ["corpus", "vocabulary", "comparison", "label", "depth"])

  private mutating func add(tokenizers rows: [MeasuredRows.Row], _ keys: [Cell]) {
    let files = Set(rows.map { $0.label("file") }).count
    let bytes = rows.sum("bytes")
    for merges in ["prose", "code"] {
      for whitespace in [false, true] {
        let tokens = rows.sum(merges + (whitespace ? "_whitespace" : ""))
        let formula = Signature(
          "token-count", ["merges": merges, "whitespace": whitespace ? "with" : "without"],
          version: "1")
        add(
          keys + [
            .text(merges), .text(whitespace ? "with" : "without"), .integer(files),
            .integer(Int(bytes)), .integer(Int(tokens)), .number(tokens / Double(max(files, 1))),
            .number(bytes / max(tokens, 1)),
          ], from: rows.evidence([formula]))
      }
    }
  }
}

/// Two tokenizers that are compared: what the first saves against the second.
private enum TokenComparison: String, CaseIterable {
  case runsOnProse = "runs-on-prose"
  case runsOnCode = "runs-on-code"
  case codeForProse = "code-for-prose"
  case both

  private var columns: (saving: String, against: String) {
    switch self {
    case .runsOnProse: ("prose_whitespace", "prose")
    case .runsOnCode: ("code_whitespace", "code")
    case .codeForProse: ("code", "prose")
    case .both: ("code_whitespace", "prose")
    }
  }

  private var label: String {
    switch self {
    case .runsOnProse: "whitespace tokens, merges from prose"
    case .runsOnCode: "whitespace tokens, merges from code"
    case .codeForProse: "merges from code instead of prose"
    case .both: "both"
    }
  }

  /// Of the columns `comparison` and `label`.
  var cells: [ResultTable.Cell] { [.text(rawValue), .text(label)] }

  struct Saving {
    var value: Double?
    var interval: ConfidenceInterval?
    var formula: Signature

    var cells: [ResultTable.Cell] {
      [
        ResultTable.Cell(value), ResultTable.Cell(interval?.lower),
        ResultTable.Cell(interval?.upper),
      ]
    }
  }

  /// The share of tokens that is saved, with its interval over files where there are two or more.
  func saving(
    _ rows: [MeasuredRows.Row], seed: Int, path: [String]
  ) throws(ReportingError) -> Saving {
    let columns = columns
    let units = MeasuredRows.grouped(rows) { $0.label("file") }.map { file in
      (a: file.rows.sum(columns.saving), b: file.rows.sum(columns.against))
    }
    let formula = Signature(
      "token-saving", ["of": columns.saving, "against": columns.against], version: "1")
    let (a, b) = units.reduce((0.0, 0.0)) { ($0.0 + $1.a, $0.1 + $1.b) }
    guard units.count(where: { $0.b > 0 }) > 1 else {
      return Saving(value: b > 0 ? 1 - a / b : nil, formula: formula)
    }
    // All comparisons see the same resamples.
    var generator = Philox(seed: UInt64(bitPattern: Int64(seed)), path: path)
    do throws(BootstrapError) {
      let estimate = try Bootstrap.standard.saving(units, formula: formula, using: &generator)
      return Saving(
        value: estimate.value, interval: estimate.interval, formula: estimate.signature)
    } catch {
      throw .unexpected("\(error)")
    }
  }
}
