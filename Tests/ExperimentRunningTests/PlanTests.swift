import ExperimentSpecs
import Foundation
import Testing

@testable import ExperimentRunning

@Suite struct PlanTests {
  private let place: Workplace
  private let store: Store

  init() throws {
    place = try Workplace()
    store = try place.store()
  }

  /// The names of the stages that a build would run, with why.
  private func toRun(_ overrides: [String] = [], judgeVersion: Int = 1) throws -> [String: [String]]
  {
    let blueprint = try place.blueprint(
      overrides: overrides, store: store, judgeVersion: judgeVersion)
    let plan = try Plan(blueprint, work: [:], store: store)
    let stages = plan.stages.filter { $0.state == .toRun }
    return Dictionary(
      uniqueKeysWithValues: stages.map { ($0.stage.name, $0.reasons.map(\.description)) })
  }

  private func build() throws {
    for stage in try place.blueprint(store: store).stages {
      try store.begin(stage, of: place.specFile)
      try store.finish(stage, output: nil)
    }
  }

  @Test func everythingRunsOnce() throws {
    let never = ["has not run for this spec"]
    #expect(
      try toRun() == ["judge m_T0.2": never, "judge m_T0.8": never, "report": never])
    try build()
    #expect(try toRun().isEmpty)
  }

  @Test func aCaptionRunsNoStageBeforeTheReport() throws {
    try build()
    let changed = try toRun(["figures.curve.caption=Another"])
    #expect(Array(changed.keys) == ["report"])
    #expect(
      changed["report"] == [
        #"figures.curve: {"caption":"Pass@k.","chart":"pass-at-k"} → "#
          + #"{"caption":"Another","chart":"pass-at-k"}"#
      ])
  }

  @Test func anEditedNotebookRunsNoStageBeforeTheReport() throws {
    try build()
    try place.write("Other words.\n", to: "notebook.md")
    let changed = try toRun()
    #expect(Array(changed.keys) == ["report"])
    #expect(changed["report"]?.first?.hasPrefix("notebook: ") == true)
  }

  @Test func aChangedFileRunsItsArmOnly() throws {
    try build()
    try place.write("other samples\n", to: "more.jsonl")
    let changed = try toRun()
    #expect(Set(changed.keys) == ["judge m_T0.8", "report"])
    #expect(changed["judge m_T0.8"]?.first?.hasPrefix("file: ") == true)
    #expect(changed["judge m_T0.8"]?.count == 1)
  }

  @Test func anotherTemperatureRunsThatArmOnly() throws {
    try build()
    let changed = try toRun(["models[1].temperature=0.6"])
    #expect(Set(changed.keys) == ["judge m_T0.6", "report"])
  }

  @Test func limitsAndJudgeRunAllArms() throws {
    try build()
    let limits = try toRun(["limits.timeoutSeconds=5"])
    #expect(Set(limits.keys) == ["judge m_T0.2", "judge m_T0.8", "report"])
    #expect(limits["judge m_T0.2"] == ["limits.timeoutSeconds: 3 → 5"])
    let judge = try toRun(judgeVersion: 2)
    #expect(judge["judge m_T0.8"] == ["judge: 1 → 2"])
  }

  /// Which problems Codex-S learns from depends on what their samples may use; other models do not.
  @Test func limitsChangeModelsWhoseProblemsAreChosenByRunning() throws {
    func keys(_ limits: String) throws -> [ContentKey] {
      let models = ["", #", "corpus": {"kind": "problems", "filter": {"model": "m"}}"#].map {
        #"{"kind": "native", "name": "\#($0.isEmpty ? "m" : "s")", "layers": 1, "width": 32,"#
          + #" "vocabulary": 512"# + ($0.isEmpty ? #", "corpus": {"kind": "synthetic"}"# : $0)
          + #", "training": {"steps": 1, "batch": 1, "learningRate": 0.01}}"#
      }
      let text = """
        {"schemaVersion": 1, "name": "chosen", "models": [\(models.joined(separator: ","))],
         "task": {"benchmark": "MiniEval"}, "k": [1], "sampling": {"temperature": [0.2], "n": 2},
         "limits": \(limits)}
        """
      let spec = try SpecReader.read(
        Data(text.utf8), file: "chosen.json", folder: place.url, findsFiles: false)
      return NativeModels(spec.spec, files: [:]).models.map(\.stage.key)
    }
    let (one, other) = (
      try keys(#"{"timeoutSeconds": 1}"#), try keys(#"{"timeoutSeconds": 3}"#)
    )
    #expect(one[0] == other[0])
    #expect(one[1] != other[1])
  }

  @Test func anInterruptedStageSaysSo() throws {
    let stage = try place.blueprint(store: store).stages[0]
    try store.begin(stage, of: place.specFile)
    #expect(try toRun()[stage.name] == ["was interrupted; it goes on from there"])
  }

  @Test func countsAndEstimatesWhatIsLeft() async throws {
    let blueprint = try place.blueprint(store: store)
    let all = requests()
    let runner = JudgeStage(
      stage: blueprint.stages[1], judging: blueprint.judging, specFile: place.specFile)
    await #expect(throws: ScriptedJudge.Broken.self) {
      try await runner.run(all, judge: ScriptedJudge(failing: 4), store: store)
    }
    try store.recordRate(kind: "judge", units: 10, seconds: 5)
    let plan = try Plan(
      blueprint, work: [blueprint.stages[1].name: all.map(\.key)], store: store)
    #expect(plan.stages[1].samples == 24)
    #expect(plan.stages[1].programsToJudge == 11)
    #expect(plan.stages[1].estimate == .seconds(5.5))
    #expect(plan.stages[2].estimate == nil)
    #expect(!plan.isCached)
  }

  @Test func keysDoNotDependOnTheOrderOfModels() throws {
    let before = Set(try place.blueprint(store: store).stages.dropLast().map(\.key))
    let text = try String(contentsOf: place.specFile, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var swapped = lines
    swapped[4] = String(lines[5]) + ","
    swapped[5] = String(lines[4].dropLast())
    try place.write(swapped.joined(separator: "\n"), to: "spec.json")
    #expect(Set(try place.blueprint(store: store).stages.dropLast().map(\.key)) == before)
  }
}
