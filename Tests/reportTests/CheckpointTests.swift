import Foundation
import Testing

/// Reports from models that were trained elsewhere.
@Suite struct CheckpointTests {
  private static let model = #"""
    {
      "kind": "native", "name": "tiny", "layers": 1, "width": 32, "context": 512,
      "vocabulary": 300, "corpus": { "kind": "synthetic", "megabytes": 0.1 },
      "training": { "steps": 6, "batch": 2 }
    }
    """#

  private static func spec(_ model: String) -> String {
    """
    {
      "schemaVersion": 1, "name": "tiny", "models": [\(model)],
      "task": { "benchmark": "MiniEval" },
      "sampling": { "temperature": [0.2, 0.8], "maxTokens": 12, "n": 2 }, "k": [1, 2]
    }
    """
  }

  private static let checkpoint =
    #"{"kind": "checkpoint", "name": "tiny", "folder": "exported"}"#

  private func build(_ program: Program, _ spec: String, to: String) throws -> Program.Outcome {
    try program.start(["build", spec, "--store", "store-\(to)", "-o", to, "--limit", "5"]).wait()
  }

  /// Trains the model, exports it, and writes a spec that samples what was exported.
  private func export(_ program: Program) throws {
    try program.write("native.json", Self.spec(Self.model))
    try program.write("checkpoint.json", Self.spec(Self.checkpoint))
    let trained = try program.run("train", "native.json", "-o", "trained", "--quiet")
    #expect(trained.status == 0, "\(trained.messages)")
    let exported = try program.run("export", "trained", "exported")
    #expect(exported.status == 0, "\(exported.messages)")
  }

  /// The weights are the same, and so is the name that keys the random numbers.
  @Test func givesTheSamplesOfTheModelThatItIs() throws {
    try withProgram { program in
      try export(program)
      for (spec, folder) in [("native.json", "trained-here"), ("checkpoint.json", "elsewhere")] {
        let built = try build(program, spec, to: folder)
        #expect(built.status == 0, "\(built.messages)")
      }
      let records = try FileManager.default.contentsOfDirectory(
        atPath: program.folder.appending(path: "elsewhere/records").path(percentEncoded: false))
      let arms = records.filter { $0.hasPrefix("samples-tiny") }
      #expect(arms.count == 2)
      for arm in arms {
        let (here, elsewhere) = try (
          Data(contentsOf: program.folder.appending(path: "trained-here/records/\(arm)")),
          Data(contentsOf: program.folder.appending(path: "elsewhere/records/\(arm)"))
        )
        #expect(here == elsewhere)
      }
      let verified = try program.run("verify", "elsewhere")
      #expect(verified.status == 0, "\(verified.output)")
      #expect(verified.output.contains("MATCH"))
    }
  }

  @Test func anotherTokenizerIsAnotherModel() throws {
    try withProgram { program in
      try export(program)
      let built = try build(program, "checkpoint.json", to: "out")
      #expect(built.status == 0, "\(built.messages)")
      let plan = ["plan", "checkpoint.json", "--store", "store-out", "--limit", "5"]
      #expect(try program.start(plan).wait().output.contains("cached  sample tiny_T0.2"))
      let file = program.folder.appending(path: "exported/tokenizer.json")
      try (Data(contentsOf: file) + Data("\n".utf8)).write(to: file)
      #expect(try program.start(plan).wait().output.contains("to run  sample tiny_T0.2"))
    }
  }

  @Test func aFolderThatIsNoModelIsToldBeforeAnythingRuns() throws {
    try withProgram { program in
      try program.write("checkpoint.json", Self.spec(Self.checkpoint))
      let missing = try program.run("check", "checkpoint.json")
      #expect(missing.status == 2)
      #expect(missing.messages.contains("there is no folder `exported`"))
      try FileManager.default.createDirectory(
        at: program.folder.appending(path: "exported"), withIntermediateDirectories: true)
      let empty = try program.run("check", "checkpoint.json")
      #expect(empty.status == 2)
      #expect(empty.messages.contains("holds no `config.json`"))
      // What is wrong inside is told by whoever reads it.
      try program.write("exported/config.json", "{}")
      let built = try build(program, "checkpoint.json", to: "out")
      #expect(built.status == 2 || built.status == 3)
      #expect(built.messages.contains("config.json"), "\(built.messages)")
    }
  }
}
