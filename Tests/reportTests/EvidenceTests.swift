import Archives
import Foundation
import Testing

/// Each number of a report leads to what it was made from, and can be made from it by hand.
struct EvidenceTests {
  private struct Row: Decodable {
    struct Cells: Decodable {
      var taskID: String?
      var k: Int?
      var passAtK: Double?
      var passRate: Double?

      enum CodingKeys: String, CodingKey {
        case k
        case taskID = "task_id"
        case passAtK = "pass_at_k"
        case passRate = "pass_rate"
      }
    }

    /// Rows of another table, lines of the records, or a place in words.
    enum Source: Decodable {
      case rows(table: String, [ClosedRange<Int>])
      case lines(file: String, ClosedRange<Int>, verdict: String?)
      case place(String)

      private enum CodingKeys: String, CodingKey { case table, rows, file, lines, verdict }

      init(from decoder: any Decoder) throws {
        guard let fields = try? decoder.container(keyedBy: CodingKeys.self) else {
          self = .place(try decoder.singleValueContainer().decode(String.self))
          return
        }
        if let table = try fields.decodeIfPresent(String.self, forKey: .table) {
          let runs = try fields.decode([[Int]].self, forKey: .rows)
          self = .rows(table: table, runs.map { $0[0]...$0[1] })
        } else {
          let lines = try fields.decode([Int].self, forKey: .lines)
          self = .lines(
            file: try fields.decode(String.self, forKey: .file), lines[0]...lines[1],
            verdict: try fields.decodeIfPresent(String.self, forKey: .verdict))
        }
      }
    }

    var id: String
    var row: Cells
    var formulas: [String]?
    var problems: Int?
    var n: Int?
    var c: Int?
    var from: [Source]
  }

  private struct Sample: Decodable {
    var passed: Bool
    var verdict: String
  }

  private func lines<Line: Decodable>(_ data: Data?, of type: Line.Type) throws -> [Line] {
    try (try #require(data)).split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(type, from: $0)
    }
  }

  private func withReport(_ body: ([String: Data]) throws -> Void) throws {
    try withSmallReport { program in
      let built = try program.run("build", "small.json")
      try #require(built.status == 0, "\(built.messages)")
      try body(try program.files(in: "Reports/small"))
    }
  }

  @Test func theNamedLinesGiveTheCountsAndTheNumbers() throws {
    try withReport { report in
      let rows = try lines(report["evidence.jsonl"], of: Row.self)
      let byID = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
      var checked = 0
      for row in rows {
        for case .lines(let file, let range, let verdict) in row.from {
          let unpacked = try Gzip.decompress(Array(try #require(report[file])))
          let samples = try lines(Data(unpacked), of: Sample.self)[
            (range.lowerBound - 1)..<range.upperBound
          ]
          .filter { verdict == nil || $0.verdict == verdict }
          #expect(samples.count == row.n, "\(row.id)")
          #expect(samples.count { $0.passed } == row.c, "\(row.id)")
          checked += 1
        }
        if let rate = row.row.passRate, let c = row.c, let n = row.n {
          #expect(rate == Double(c) / Double(n))
        }
        guard row.id.hasPrefix("summary."), row.row.k == 1 else { continue }
        // pass@1 is the mean of c / n over the problems that the row names.
        let tallies = row.from.flatMap { source -> [Row] in
          guard case .rows(let table, let runs) = source else { return [] }
          return runs.flatMap { $0.compactMap { byID["\(table).\($0)"] } }
        }
        #expect(tallies.count == row.problems)
        let rates = tallies.map { Double($0.c ?? 0) / Double($0.n ?? 1) }
        #expect(row.row.passAtK == rates.reduce(0, +) / Double(rates.count))
        #expect(row.formulas?.first?.hasPrefix("pass@k|estimator:unbiased|") == true)
      }
      #expect(checked >= 6)
    }
  }

  @Test func everyLinkLeadsSomewhereInEachForm() throws {
    try withReport { report in
      let rows = Set(try lines(report["evidence.jsonl"], of: Row.self).map(\.id))
      let markdown = String(decoding: try #require(report["report.md"]), as: UTF8.self)
      let html = String(decoding: try #require(report["report.html"]), as: UTF8.self)
      try check(
        links: html.matches(of: #/class="evidence" href="#(evidence\.[^"]+)"/#).map { $0.output.1 },
        anchors: html.matches(of: #/id="(evidence\.[^"]+)"/#).map { $0.output.1 }, rows)
      try check(
        links: markdown.matches(of: #/\]\(#(evidence\.[^)]+)\)/#).map { $0.output.1 },
        anchors: markdown.matches(of: #/<a id="(evidence\.[^"]+)">/#).map { $0.output.1 }, rows)
      // Every number of a measured column of a table is such a link.
      let table = try #require(html.firstMatch(of: #/(?s)id="summary">.*?<\/table>/#)).output
      #expect(table.matches(of: #/<a class="evidence" href="#evidence.summary.1">/#).count == 3)
      // The points of the figure are named in its data.
      let points = String(decoding: try #require(report["figures/rates.csv"]), as: UTF8.self)
        .split(separator: "\n").dropFirst()
      #expect(points.count == 2)
      for point in points { #expect(rows.contains(String(point.split(separator: ",").last ?? ""))) }
    }
  }

  private func check(
    links: [Substring], anchors: [Substring], _ rows: Set<String>
  ) throws {
    #expect(links.count >= 5)
    #expect(Set(anchors).count == anchors.count)
    #expect(Set(links).isSubset(of: anchors))
    let names = Set(links.map { String($0.dropFirst("evidence.".count)) })
      .filter { !$0.hasPrefix("figure.") && !$0.hasPrefix("formula.") }
    #expect(names.isSubset(of: rows))
    #expect(names.contains("summary.1") && names.contains("against_published.1"))
  }

  @Test func theReservedIDsAreRefused() throws {
    try withSmallReport { program in
      try program.write("notebook.md", "# Title\n\n(evidence.x)=\n\n## Mine\n")
      let outcome = try program.run("build", "small.json")
      #expect(outcome.status == 2)
      #expect(outcome.messages.contains("`evidence.x` begins with `evidence.`"))
    }
  }
}
