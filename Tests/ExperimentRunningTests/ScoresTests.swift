import ExperimentSpecs
import Foundation
import Testing

@testable import ExperimentRunning

@Suite struct ScoresTests {
  private let place: Workplace
  private let scoring = ContentKey(of: "model".utf8)
  private let texts = ["a", "b", "c"].map { ContentKey(of: $0.utf8) }

  init() throws { place = try Workplace() }

  @Test func scoresSurviveAndTheFirstCounts() throws {
    do {
      let store = try place.store()
      try store.record([(texts[0], -1.5), (texts[1], -2)], scoring: scoring)
      try store.record([(texts[0], -9)], scoring: scoring)
    }
    let store = try place.store()
    #expect(try store.scores(of: Set(texts), scoring: scoring) == [texts[0]: -1.5, texts[1]: -2])
    #expect(try store.scores(of: Set(texts), scoring: ContentKey(of: "other".utf8)).isEmpty)
  }

  @Test func scoresGoWithTheLastStageThatNamesThem() throws {
    let store = try place.store()
    let stage = Stage(name: "score m", version: 1, inputs: [Stage.Input("scores", scoring.hex)])
    try Data("{}".utf8).write(to: place.specFile)
    try store.begin(stage, of: place.specFile)
    try store.record([(texts[0], -1)], scoring: scoring)
    _ = try store.collectGarbage(dryRun: false)
    #expect(try store.scores(of: Set(texts), scoring: scoring).count == 1)
    try FileManager.default.removeItem(at: place.specFile)
    _ = try store.collectGarbage(dryRun: false)
    #expect(try store.scores(of: Set(texts), scoring: scoring).isEmpty)
  }
}
