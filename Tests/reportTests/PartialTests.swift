import Foundation
import Testing

/// What a build leaves when it is interrupted.
struct PartialTests {
  private struct Provenance: Decodable {
    struct Partial: Decodable {
      struct Stage: Decodable {
        var name: String
        var unit: String
        var done: Int
        var total: Int
      }
      var rule: String
      var stages: [Stage]
    }
    var partial: Partial?
  }

  private func provenance(_ program: Program, _ folder: String) throws -> Provenance {
    let data = try #require(program.files(in: folder)["provenance.json"])
    return try JSONDecoder().decode(Provenance.self, from: data)
  }

  /// All but what may differ.
  private func report(_ program: Program, _ folder: String) throws -> [String: Data] {
    var files = try program.files(in: folder)
    files["environment.json"] = nil
    return files
  }

  /// Two arms; the second one waits so long in each program that an interrupt comes in between.
  private func withBenchmark(_ body: (Program) throws -> Void) throws {
    try withProgram { program in
      try SmallBenchmark.write(program, problems: 6, samples: 3) { _, j in j % 3 == 2 ? 1 : 0 }
      let slow = (0..<6).flatMap { i in
        (0..<3).map { j in
          #"{"task_id": "Add/\#(i)", "completion": "    for _ in range(12000000): pass\n"#
            + #"    return x + \#(i)  # \#(j)\n"}"#
        }
      }
      try program.write("slow.jsonl", slow.joined(separator: "\n") + "\n")
      try program.write(
        "spec.json",
        SmallBenchmark.spec().replacing(
          #""models": ["#,
          with: #""models": [{"kind": "samples", "name": "a", "file": {"path": "samples.jsonl"}},"#
        ).replacing(
          "\"file\": { \"path\": \"samples.jsonl\" }", with: #""file": {"path": "slow.jsonl"}"#
        ).replacing(#""k": [1],"#, with: #""k": [1], "notebook": "notebook.md","#))
      try program.write(
        "notebook.md",
        "# Adding\n\nAll: {value}`summary.pass_at_k[arm=model,k=1]|.1%`, a: {value}`summary.pass_at_k[arm=a,k=1]|.1%`.\n\n"
          + "```{table} problems\n```\n")
      try body(program)
    }
  }

  @Test func anInterruptLeavesAMarkedReportAndTheNextBuildTheWholeOne() throws {
    try withBenchmark { program in
      let running = try program.start([
        "build", "spec.json", "-o", "broken", "--store", "store", "--jobs", "1",
      ])
      // The first arm is done, and the second takes seconds.
      var messages = ""
      while !messages.contains("judge a: 18/18") {
        let more = running.messages.fileHandleForReading.availableData
        try #require(!more.isEmpty, "\(messages)")
        messages += String(decoding: more, as: UTF8.self)
      }
      kill(running.process.processIdentifier, SIGINT)
      let outcome = try running.wait()
      try #require(outcome.status == 130, "\(outcome.messages)")
      let partial = try #require(try provenance(program, "broken").partial)
      let counts = partial.stages.map { "\($0.name), \($0.unit): \($0.done) of \($0.total)" }
      #expect(counts.prefix(2) == ["judge a, samples: 18 of 18", "judge a, problems: 6 of 6"])
      let slow = try #require(partial.stages.last)
      #expect(slow.name == "judge model" && slow.done < slow.total)
      let files = try program.files(in: "broken")
      for name in ["report.md", "report.html"] {
        let text = String(decoding: try #require(files[name]), as: UTF8.self)
        #expect(text.contains("Partial: Adding"), "\(name)")
        #expect(text.contains("This report is partial."), "\(name)")
        #expect(slow.done > 0 || text.contains("All: …, a:"), "\(name)")
        #expect(!text.contains(", a: …"), "what there is of the first arm shows in \(name)")
      }
      #expect(try program.run("verify", "broken").status == 0)

      let next = try program.run("build", "spec.json", "-o", "broken", "--store", "store")
      #expect(next.status == 0, "\(next.messages)")
      let whole = try program.run("build", "spec.json", "-o", "whole", "--store", "other")
      #expect(whole.status == 0, "\(whole.messages)")
      #expect(try report(program, "broken") == report(program, "whole"))
      #expect(try provenance(program, "broken").partial == nil)
    }
  }
}
