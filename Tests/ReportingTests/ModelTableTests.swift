import ExperimentSpecs
import Foundation
import Testing

@testable import Reporting

/// Tables of models that were trained for a report.
@Suite struct ModelTableTests {
  private func model(_ name: String, _ width: Int, _ family: String, base: String? = nil) -> String
  {
    let base = base.map { #", "base": "\#($0)""# } ?? ""
    return #"""
      {"kind": "native", "name": "\#(name)", "family": "\#(family)", "layers": 2,
       "width": \#(width), "vocabulary": 512, "corpus": {"kind": "synthetic"},
       "training": {"steps": 30, "batch": 2, "learningRate": 0.01}\#(base)}
      """#
  }

  private func spec(_ models: [String]) throws -> ExperimentSpec {
    let text = """
      {"schemaVersion": 1, "name": "models", "models": [\(models.joined(separator: ","))],
       "task": {"benchmark": "MiniEval"}, "k": [1], "sampling": {"temperature": [0.2], "n": 2}}
      """
    return try SpecReader.read(
      Data(text.utf8), file: "models.json", folder: URL(filePath: "/nowhere"), findsFiles: false
    ).spec
  }

  /// A model whose last loss on held-out files is (N / scale)^−exponent.
  private func record(_ name: String, _ size: Int, scale: Double, exponent: Double) -> ModelRecord {
    ModelRecord(
      model: name, parameters: size, nonEmbeddingParameters: size, layers: 2, heads: 1, width: 32,
      context: 256, vocabulary: 512, files: 1, corpusTokens: 1, heldOutTokens: 1,
      losses: [
        LossRecord(
          step: 30, tokens: 100, loss: 1, validationLoss: pow(Double(size) / scale, -exponent))
      ])
  }

  @Test func eachFamilyHasItsPowerLaw() throws {
    let sizes = [1000, 8000, 90_000]
    let models = sizes.map { model("a\($0)", 32, "A") } + sizes.map { model("b\($0)", 32, "B") }
    let records =
      sizes.map { record("a\($0)", $0, scale: 1e6, exponent: 0.13) }
      + sizes.map { record("b\($0)", $0, scale: 1e7, exponent: 0.3) }
    let tables = try ResultTables.models(records, spec: spec(models))
    let law = try #require(tables.first { $0.name == "scaling_law" })
    #expect(law.texts("family") == ["A", "B"])
    for (family, exponent, scale) in [("A", 0.13, 1e6), ("B", 0.3, 1e7)] {
      let found = try #require(law.numbers("exponent", where: ["family": family])[0])
      #expect(abs(found - exponent) < 1e-9)
      let size = try #require(law.numbers("scale", where: ["family": family])[0])
      #expect(abs(size / scale - 1) < 1e-6)
    }
    let points = try #require(tables.first { $0.name == "scaling" })
    #expect(
      Set(points.texts("series")) == [
        "A, measured", "A, power law", "B, measured", "B, power law",
      ])
  }

  @Test func aFamilyOfTwoSizesHasNone() throws {
    let models = ["a1", "a2", "b1", "b2", "b3"].map { model($0, 32, String($0.prefix(1))) }
    let records = [("a1", 100), ("a2", 900), ("b1", 100), ("b2", 900), ("b3", 4000)].map {
      record($0.0, $0.1, scale: 1e6, exponent: 0.2)
    }
    let tables = try ResultTables.models(records, spec: spec(models))
    let law = try #require(tables.first { $0.name == "scaling_law" })
    #expect(law.texts("family") == ["b"])
    let points = try #require(tables.first { $0.name == "scaling" })
    #expect(Set(points.texts("series")) == ["measured", "power law"])
  }

  /// Two samples of each of two problems, all of which passed.
  private func arms(_ spec: ExperimentSpec) -> Records {
    let tasks = ["T/0", "T/1"]
    return Records(
      problems: tasks.map { task in
        ProblemRecord(
          taskID: task, problemSHA256: "", prompt: nil, canonicalSolution: nil, category: nil,
          level: nil, reference: "passed", isolation: "apart")
      },
      arms: spec.arms.map { arm in
        ArmRecords(
          id: arm.id,
          samples: tasks.flatMap { task in
            (0..<2).map { index in
              SampleRecord(
                taskID: task, index: index, model: arm.model.name, temperature: arm.temperature,
                topP: nil, completion: nil, tokenLogProbabilities: nil,
                docstringLogProbability: nil, programSHA256: "\(arm.id)-\(task)-\(index)",
                verdict: "passed", result: nil, passed: true)
            }
          })
      })
  }

  /// Of the pairs, those come first that fine-tuning joins; none is left out for them.
  @Test func fineTunedModelsAreComparedWithTheirBases() throws {
    let spec = try spec([
      model("a", 32, "A"), model("b", 64, "A"), model("a-s", 32, "S", base: "a"),
      model("b-s", 64, "S", base: "b"),
    ])
    let tables = try ResultTables(arms(spec), spec: spec, data: [], where: { $0 == "comparisons" })
    let table = try #require(tables["comparisons"])
    let pairs = zip(table.texts("first"), table.texts("second")).map { first, second in
      "\(first.prefix { $0 != "_" }) \(second.prefix { $0 != "_" })"
    }
    #expect(pairs == ["a a-s", "b b-s", "a b", "a b-s", "b a-s", "a-s b-s"])
  }

  /// 30 steps of 2 rows of 256 positions, whatever its base read.
  @Test func tokensReadAreTheModelsOwn() throws {
    let spec = try spec([model("a", 32, "A"), model("a-s", 32, "S", base: "a")])
    let tables = try ResultTables(
      arms(spec), spec: spec, data: [], where: { $0 == "pass_at_best_temperature" })
    #expect(tables["pass_at_best_temperature"]?.numbers("tokens") == [15360, 15360])
  }
}
