import ExperimentSpecs
import Foundation
import Testing

@testable import Reporting

@Suite struct MeasurementTableTests {
  private func tables(_ rows: [MeasurementRecord], _ spec: String = "") throws -> ResultTables {
    let text = """
      {"schemaVersion": 1, "name": "m", \(spec) "measurements": {"m": {"kind": "memorised"}}}
      """
    let loaded = try SpecReader.read(
      Data(text.utf8), file: "m.json", folder: URL(filePath: "/nowhere"), findsFiles: false)
    return try ResultTables(
      Records(problems: [], arms: [], measurements: rows), spec: loaded.spec, data: [])
  }

  private func file(_ name: String, depth: Double, _ numbers: [String: Double]) -> MeasurementRecord
  {
    MeasurementRecord(
      "library", .corpus, labels: ["file": name],
      numbers: numbers.merging(["vocabulary": 512, "depth": depth, "lines": 1]) { own, _ in own })
  }

  @Test func tokensAreCountedAndCompared() throws {
    let plain: [String: Double] = [
      "bytes": 40, "prose": 20, "prose_whitespace": 15, "code": 10, "code_whitespace": 10,
    ]
    let deep: [String: Double] = [
      "bytes": 40, "prose": 60, "prose_whitespace": 15, "code": 20, "code_whitespace": 22,
    ]
    let tables = try tables([
      file("a", depth: 0, plain), file("a", depth: 1, deep), file("b", depth: 0, plain),
      file("b", depth: 1, deep),
    ])
    let counts = try #require(tables["tokenizers"])
    #expect(counts.numbers("tokens") == [160, 60, 60, 64])
    #expect(counts.numbers("tokens_per_file") == [80, 30, 30, 32])
    let bytes: [Double?] = [1, 160.0 / 60, 160.0 / 60, 2.5]
    #expect(counts.numbers("bytes_per_token") == bytes)
    let savings = try #require(tables["token_savings"])
    // 1 − 60/160, 1 − 64/60, 1 − 60/160, 1 − 64/160.
    let wanted: [Double] = [0.625, -1.0 / 15, 0.625, 0.6]
    for (found, wanted) in zip(savings.numbers("saving"), wanted) {
      let saving = try #require(found)
      #expect(abs(saving - wanted) < 1e-12)
    }
    #expect(savings.numbers("lower") == savings.numbers("saving"), "files that are alike")
    let depths = try #require(tables["token_depths"])
    let halves: [Double?] = [0.25, 0.75]
    #expect(Array(depths.numbers("saving").prefix(2)) == halves)
    #expect(Array(depths.numbers("share_of_tokens").prefix(2)) == halves)
    #expect(savings.evidence[0].sources == [.measured(lines: [1, 2, 3, 4])])
  }

  @Test func collectingIsAccountedFor() throws {
    func step(_ name: String, taken: Double, files: Double) -> MeasurementRecord {
      MeasurementRecord(
        "library", .corpus, labels: ["step": name],
        numbers: ["taken": taken, "files": files, "bytes": files * 10])
    }
    let table = try #require(
      try tables([
        step("found", taken: 0, files: 8), step("generated", taken: 1, files: 2),
        step("training", taken: 0, files: 6),
      ])["collection"])
    #expect(table.numbers("share_of_files") == [1, 0.25, 0.75])
    #expect(table.rows.map { $0[2] } == [.text("found"), .text("dropped"), .text("kept")])
  }

  @Test func runsInCommonAreSharesOverProblems() throws {
    func text(_ task: String, _ run: Double, of tokens: Double) -> MeasurementRecord {
      MeasurementRecord(
        "m", .memorised, labels: ["task_id": task, "model": "x"],
        numbers: [
          "longest_run": run, "tokens": tokens, "lines": 4, "longest_run_of_lines": run / 10,
        ])
    }
    // Of T/0 one of two texts, of T/1 the only one, has 13 tokens in a row: 3/4 in the mean.
    let table = try #require(
      try tables([text("T/0", 12, of: 60), text("T/0", 55, of: 60), text("T/1", 30, of: 30)])[
        "memorised"])
    let shares: [Double?] = [0.75, 0.75, 0.25, 0, 0.5, 0.75, 1]
    #expect(table.numbers("share") == shares)
    #expect(table.numbers("longest").first == 55)
  }

  @Test func tracedFunctionsAreCountedByModule() throws {
    func row(_ module: String, _ outcome: String, _ count: Double) -> MeasurementRecord {
      MeasurementRecord(
        "m", .tracing, labels: ["module": module, "outcome": outcome],
        numbers: ["functions": count])
    }
    let found = try tables([
      row("a", "a problem", 2), row("a", "method", 1), row("a", "traced", 3),
      row("b", "no tests installed", 0), row("c", "traced", 4), row("c", "a problem", 0),
    ])
    let all = try #require(found["tracing"])
    #expect(
      all.rows.map { $0[0] } == [
        .text("no tests installed"), .text("traced"), .text("method"), .text("a problem"),
      ])
    #expect(all.numbers("functions") == [0, 7, 1, 2])
    #expect(all.notes.isEmpty)
    let modules = try #require(found["traced_modules"])
    #expect(modules.numbers("problems") == [2, nil, 0])
    let none = try tables([row("b", "no tests installed", 0)])
    #expect(none.notes.contains { $0.contains("not installed") })
  }
}

extension ResultTable {
  fileprivate func numbers(_ column: String) -> [Double?] {
    let place = index(of: column) ?? 0
    return rows.map { $0[place].number }
  }
}
