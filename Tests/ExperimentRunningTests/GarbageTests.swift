import ExperimentSpecs
import Foundation
import Testing

@testable import ExperimentRunning

@Suite struct GarbageTests {
  private let place: Workplace
  private var output: URL { place.url.appending(path: "Reports/small") }

  init() throws {
    place = try Workplace()
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
  }

  /// Runs a judge stage for a spec and gives it an object that names its input, too.
  private func run(_ store: Store, spec: String, version: Int, tasks: Int) async throws -> Stage {
    let input = try store.objects.add(Array("input \(spec) \(version)".utf8))
    let stage = Stage(name: "judge m", version: version, inputs: [Stage.Input("file", input)])
    let file = place.url.appending(path: spec)
    try place.write("{}", to: spec)
    _ = try await JudgeStage(stage: stage, judging: judging, specFile: file)
      .run(requests(tasks: tasks), judge: ScriptedJudge(), store: store)
    try store.finish(stage, output: Array("output \(spec) \(version)".utf8))
    return stage
  }

  private func survivors(_ store: Store) throws -> Int {
    try store.verdicts(requests(tasks: 9).map(\.key), judging: judging).count
  }

  @Test func keepsWhatSpecsAndReportsRestOn() async throws {
    let store = try place.store()
    let reported = try await run(store, spec: "one.json", version: 1, tasks: 3)
    let request = BuildRequest(
      specFile: place.specFile, output: output, overrides: [], settings: [])
    try store.finish(request, inputs: [], outputs: [], stages: [reported.key])
    _ = try await run(store, spec: "one.json", version: 2, tasks: 2)
    #expect(try store.collectGarbage(dryRun: true).stages == 0)
    #expect(try store.collectGarbage(dryRun: false).objects == 0)
    #expect(try survivors(store) == 15)
  }

  @Test func freesWhatNothingRestsOn() async throws {
    let store = try place.store()
    let reported = try await run(store, spec: "one.json", version: 1, tasks: 3)
    let request = BuildRequest(
      specFile: place.specFile, output: output, overrides: [], settings: [])
    try store.finish(request, inputs: [], outputs: [], stages: [reported.key])
    _ = try await run(store, spec: "one.json", version: 2, tasks: 2)
    try FileManager.default.removeItem(at: output)

    let promised = try store.collectGarbage(dryRun: true)
    #expect(promised.stages == 1)
    #expect(promised.verdicts == 5, "those of the third problem; the others are shared")
    #expect(promised.objects == 2)
    #expect(try survivors(store) == 15, "a dry run frees nothing")
    #expect(try store.collectGarbage(dryRun: false) == promised)
    #expect(try survivors(store) == 10)
    #expect(try store.state(of: reported.key) == .unknown)
    #expect(try store.collectGarbage(dryRun: false).sizeBytes == 0)
  }

  @Test func keepsInterruptedWork() async throws {
    let store = try place.store()
    let stage = Stage(name: "judge m", version: 1, inputs: [])
    await #expect(throws: ScriptedJudge.Broken.self) {
      try await JudgeStage(stage: stage, judging: judging, specFile: place.specFile)
        .run(requests(), judge: ScriptedJudge(failing: 6), store: store)
    }
    #expect(try store.collectGarbage(dryRun: false).verdicts == 0)
    #expect(try survivors(store) == 6)
  }

  @Test func isRefusedWhileABuildRuns() throws {
    let store = try place.store()
    let other = try place.store()
    #expect(throws: StoreError.inUse(path: store.path)) {
      try store.collectGarbage(dryRun: false)
    }
    // Having been refused, each still counts as a user of the store.
    #expect(throws: StoreError.inUse(path: store.path)) {
      try other.collectGarbage(dryRun: false)
    }
    withExtendedLifetime(other) {}
  }
}
