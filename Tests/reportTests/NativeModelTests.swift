import Foundation
import Testing

/// Reports from models that the build trains itself.
@Suite struct NativeModelTests {
  private static func spec(
    _ name: String = "tiny", steps: Int = 6, benchmark: String = "MiniEval",
    kind: String = "function", n: Int = 2
  ) -> String {
    """
    {
      "schemaVersion": 1, "name": "\(name)",
      "models": [
        {
          "kind": "native", "name": "base", "layers": 1, "width": 32, "context": 512,
          "vocabulary": 300, "corpus": { "kind": "synthetic", "megabytes": 0.1 },
          "training": { "steps": \(steps), "batch": 2, "validationInterval": 3 }
        },
        {
          "kind": "native", "name": "tuned", "base": "base", "layers": 1, "width": 32,
          "context": 512, "vocabulary": 300,
          "corpus": { "kind": "problems", "megabytes": 0.02 },
          "training": { "steps": 3, "batch": 2, "validationInterval": 3 }
        }
      ],
      "task": { "benchmark": "\(benchmark)", "kind": "\(kind)" },
      "sampling": { "temperature": [0.2, 0.8], "maxTokens": 12, "n": \(n) },
      "k": [1, 2],
      "tables": {
        "models": { "table": "models" },
        "losses": { "table": "losses" },
        "summary": { "table": "summary" }
      }
    }
    """
  }

  private func build(
    _ program: Program, _ arguments: [String] = [], store: String = ".report", to: String = "out"
  ) throws -> Program.Outcome {
    let command = ["build", "tiny.json", "--store", store, "-o", to, "--limit", "5"] + arguments
    let outcome = try program.start(command).wait()
    #expect(outcome.status == 0, "\(outcome.messages)")
    return outcome
  }

  private func bytes(_ program: Program, _ name: String) throws -> Data {
    try Data(contentsOf: program.folder.appending(path: name))
  }

  @Test func trainsSamplesAndJudgesAndCanBeVerified() throws {
    try withProgram { program in
      try program.write("tiny.json", Self.spec())
      _ = try build(program)
      let records = try FileManager.default.contentsOfDirectory(
        atPath: program.folder.appending(path: "out/records").path(percentEncoded: false))
      #expect(records.count == 6, "problems, models and four arms: \(records)")
      let verified = try program.run("verify", "out")
      #expect(verified.status == 0, "\(verified.output)")
      #expect(verified.output.contains("MATCH"))
    }
  }

  @Test func aReportWithoutTextsIsVerifiedAsFarAsItGoes() throws {
    try withProgram { program in
      try program.write(
        "tiny.json",
        Self.spec(steps: 2, n: 1).replacing(
          "\"k\": [1, 2]", with: "\"k\": [1], \"report\": { \"publish\": \"verdicts\" }"))
      _ = try build(program)
      let verified = try program.run("verify", "out")
      #expect(verified.status == 0, "\(verified.output)")
      #expect(verified.output.contains("no program was judged again"))
    }
  }

  @Test func twoStoresGiveTheSameBytes() throws {
    try withProgram { program in
      try program.write("tiny.json", Self.spec())
      _ = try build(program, store: "one", to: "first")
      _ = try build(program, store: "two", to: "second")
      for name in [
        "report.md", "report.html", "report.pdf", "provenance.json", "evidence.jsonl",
        "tables/losses.csv", "records/models.jsonl.gz",
      ] {
        #expect(
          try bytes(program, "first/\(name)") == bytes(program, "second/\(name)"), "\(name)")
      }
    }
  }

  /// What the first build computed serves the second, whose text has changed; the third has nothing.
  @Test func aChangedTextGivesTheBytesOfAnEmptyStore() throws {
    try withProgram { program in
      try program.write("tiny.json", Self.spec())
      _ = try build(program, store: "one", to: "first")
      let changed = Self.spec().replacing(
        "\"table\": \"losses\"", with: "\"table\": \"losses\", \"caption\": \"Changed.\"")
      try program.write("tiny.json", changed)
      let again = try build(program, store: "one", to: "first")
      #expect(!again.messages.contains("sandbox:"), "the records are not read again")
      _ = try build(program, store: "two", to: "second")
      var first = try program.files(in: "first")
      var second = try program.files(in: "second")
      first["environment.json"] = nil
      second["environment.json"] = nil
      #expect(first.count > 8)
      #expect(first == second)
    }
  }

  @Test func measurementsAreMadeOnceAndTheirReportIsVerified() throws {
    let measurements = """
      "measurements": {
        "files": {
          "kind": "corpus", "corpus": { "kind": "synthetic", "megabytes": 0.1 },
          "vocabulary": [300]
        },
        "repeats": { "kind": "memorised" },
        "modules": {
          "kind": "imports", "models": ["base"], "prompts": ["import "], "samples": 3
        },
        "spent": { "kind": "cost", "steps": 1, "watts": 15 },
        "traced": { "kind": "tracing", "modules": ["bisect"], "model": "base", "samples": 1 }
      },
      "tables": {
        "collection": { "table": "collection" },
        "savings": { "table": "token_savings" },
        "repeats": { "table": "memorised" },
        "modules": { "table": "imports" },
        "spent": { "table": "cost" },
        "traced": { "table": "tracing" },
      """
    try withProgram { program in
      try program.write(
        "tiny.json", Self.spec(steps: 2).replacing("\"tables\": {", with: measurements))
      let first = try build(program)
      for name in ["files", "repeats", "modules", "spent", "traced"] {
        #expect(first.messages.contains("measure \(name)"))
      }
      let rows = try bytes(program, "out/tables/repeats.csv").split(separator: UInt8(ascii: "\n"))
      #expect(rows.count > 1)
      #expect(try program.run("verify", "out").status == 0)
      let second = try build(program, ["--set", "sampling.n=3"])
      #expect(!second.messages.contains("measure spent"), "the training is the same")
      #expect(second.messages.contains("measure repeats"), "the samples are others")
    }
  }

  @Test func onlyWhatChangedIsDoneAgain() throws {
    try withProgram { program in
      try program.write("tiny.json", Self.spec())
      _ = try build(program)
      let more = try build(program, ["--set", "sampling.n=3"])
      #expect(!more.messages.contains("step "), "no model is trained again")
      #expect(more.messages.contains("sample base_T0.2_p0.95_m12: 15/15"))
      let plan = try program.run(
        "plan", "tiny.json", "--limit", "5", "--set", "models.0.training.steps=7")
      let lines = plan.output.split(separator: "\n").map(String.init)
      #expect(
        lines.contains("to run  train base, about 0 s") || lines[0].hasPrefix("to run  train"))
      #expect(lines.count { $0.hasPrefix("to run  sample") } == 4, "\(plan.output)")
      let why = try program.run(
        "why", "tiny.json", "--limit", "5", "--set", "models.0.training.steps=7")
      #expect(why.output.contains("training.steps: 6 → 7"))
    }
  }

  @Test(arguments: [
    ("Components", "function"), ("Alignment", "function"), ("Programs", "program"),
    ("Docstrings", "docstring"), ("Encryption", "hazard"),
  ])
  func everyTaskIsBuilt(_ benchmark: String, _ kind: String) throws {
    try withProgram { program in
      try program.write(
        "tiny.json",
        Self.spec(steps: 2, benchmark: benchmark, kind: kind, n: 1)
          .replacing("\"k\": [1, 2]", with: "\"k\": [1]"))
      _ = try build(program)
      #expect(try program.run("verify", "out").status == 0)
    }
  }

  @Test func contradictionsOfASpecAreToldTogether() throws {
    try withProgram { program in
      let spec = Self.spec(kind: "program")
        .replacing("\"name\": \"tuned\", \"base\": \"base\"", with: "\"name\": \"tuned\"")
        .replacing("\"name\": \"base\"", with: "\"name\": \"base\", \"base\": \"tuned\"")
        .replacing("\"megabytes\": 0.1", with: "\"megabytes\": 0.1, \"seed\": 4")
      try program.write("tiny.json", spec)
      let outcome = try program.run("check", "tiny.json")
      #expect(outcome.status == 2)
      let text = outcome.output + outcome.messages
      #expect(text.contains("`MiniEval` is for tasks of the kind `function`"))
      #expect(text.contains("starts from `tuned`, which must stand before it"))
      #expect(text.contains("the corpus has the seed 4, the benchmark 0"))
    }
  }

  @Test func aCollectionShowsWhatItsMembersShow() throws {
    try withProgram { program in
      try program.write(
        "tiny.json",
        Self.spec(steps: 2, n: 1)
          .replacing("\"k\": [1, 2]", with: "\"k\": [1]"))
      try program.write(
        "both.json",
        """
        {
          "schemaVersion": 1, "name": "both", "collection": ["tiny"],
          "tables": { "sizes": { "table": "tiny.models", "columns": ["model", "non_embedding"] } }
        }
        """)
      let outcome = try program.start(
        ["build", "both.json", "-o", "Reports/both", "--limit", "2"]
      ).wait()
      #expect(outcome.status == 0, "\(outcome.messages)")
      let text = String(decoding: try bytes(program, "Reports/both/report.md"), as: UTF8.self)
      // 1 · (12 · 32² + 13 · 32) + 2 · 32 parameters.
      #expect(text.contains("12768"))
      #expect(try program.run("verify", "Reports/both").status == 0)
    }
  }
}
