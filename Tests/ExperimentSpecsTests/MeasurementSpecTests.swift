import Foundation
import Testing

@testable import ExperimentSpecs

@Suite struct MeasurementSpecTests {
  private func read(_ measurements: String, _ more: String = "") throws(SpecProblems) -> LoadedSpec
  {
    let text = """
      {"schemaVersion": 1, "name": "m", \(more) "measurements": {\(measurements)}}
      """
    return try SpecReader.read(
      Data(text.utf8), file: "m.json", folder: URL(filePath: "/nowhere"), findsFiles: false)
  }

  private func message(_ measurements: String, _ more: String = "") -> String {
    do throws(SpecProblems) {
      _ = try read(measurements, more)
      return ""
    } catch {
      return error.problems.map(\.message).joined(separator: "\n")
    }
  }

  private let model = """
    "models": [{"kind": "native", "name": "small", "layers": 1, "width": 32, "sampled": false,
      "corpus": {"kind": "synthetic"}, "training": {"steps": 1}}],
    """

  @Test func needsNeitherModelsNorTask() throws {
    let spec = try read(
      """
      "b": {"kind": "corpus", "corpus": {"kind": "python"}, "vocabulary": 512},
      "a": {"kind": "memorised"}
      """
    ).spec
    #expect(spec.measurements.map(\.id) == ["b", "a"])
    guard case .corpus(let corpus) = spec.measurements[0].value else {
      Issue.record("no corpus")
      return
    }
    #expect(corpus.vocabulary == [512])
    #expect(corpus.corpus.kind == .python)
    #expect(spec.arms.isEmpty)
  }

  @Test func readsWhatIsMeasuredOfModels() throws {
    let spec = try read(
      """
      "i": {"kind": "imports", "models": ["small"], "prompts": ["# x\\n"]},
      "c": {"kind": "cost", "watts": 15},
      "t": {"kind": "tracing", "modules": ["textwrap"], "model": "small", "samples": 3}
      """, model
    ).spec
    #expect(spec.measurements.map(\.value.kind) == [.imports, .cost, .tracing])
    guard case .cost(let cost) = spec.measurements[1].value else {
      Issue.record("no cost")
      return
    }
    #expect(cost.steps == 20 && cost.watts == 15)
  }

  @Test func errorsNameTheModel() {
    #expect(
      message(#""t": {"kind": "tracing", "modules": ["x"], "model": "smal"}"#, model)
        == "there is no model `smal`; did you mean `small`?")
    #expect(
      message(#""t": {"kind": "tracing", "modules": ["x"], "model": "small"}"#)
        == "the spec has no native model to name here")
    #expect(
      message(#""c": {"kind": "cost"}"#, model).contains("watts"), "an assumption must be stated")
    #expect(message(#""c": {"kind": "costs"}"#).contains("did you mean `cost`?"))
  }

  @Test func recordsAreReadBack() throws {
    let folder = try TemporaryFolder()
    let row = MeasurementRecord(
      "m", .imports, labels: ["module": "os"], numbers: ["samples": 3, "suggested": 0.25])
    let records = Records(problems: [], arms: [], measurements: [row, row])
    _ = try RecordFolder(folder.url).write(records, at: .verdicts)
    #expect(try RecordFolder(folder.url).read(arms: []).measurements == [row, row])
  }
}
