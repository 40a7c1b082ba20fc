import Foundation
import GRDB
import Synchronization
import Testing

@testable import ExperimentRunning

@Suite struct JudgeStageTests {
  private let place: Workplace
  private let stage: JudgeStage

  init() throws {
    place = try Workplace()
    stage = JudgeStage(
      stage: Stage(name: "judge m", version: 1, inputs: []), judging: judging,
      specFile: place.specFile)
  }

  @Test func givesVerdictsInTheOrderOfTheRequests() async throws {
    let store = try place.store()
    let requests = requests()
    let judge = ScriptedJudge()
    let verdicts = try await stage.run(requests, judge: judge, store: store)
    #expect(verdicts == requests.map { ScriptedJudge.verdict(on: $0.completion) })
    #expect(judge.judged.count == 15, "equal programs are judged once")
    #expect(try store.state(of: stage.stage.key) == .finished(output: nil))
  }

  @Test func judgesNothingTwice() async throws {
    let requests = requests()
    let first = try await stage.run(requests, judge: ScriptedJudge(), store: place.store())
    let other = JudgeStage(
      stage: Stage(name: "judge other", version: 1, inputs: []), judging: judging,
      specFile: place.url.appending(path: "other.json"))
    let judge = ScriptedJudge()
    #expect(try await other.run(requests, judge: judge, store: place.store()) == first)
    #expect(judge.judged.isEmpty)
  }

  @Test func countsOnlyWhatIsKept() async throws {
    let store = try place.store()
    let (requests, judging) = (requests(), judging)
    let seen = Mutex<[StageProgress]>([])
    _ = try await stage.run(requests, judge: ScriptedJudge(), store: store) { progress in
      let kept = (try? store.verdicts(requests.map(\.key), judging: judging)) ?? [:]
      let samples = requests.count { kept[$0.key] != nil }
      #expect(progress.done == samples)
      seen.withLock { $0.append(progress) }
    }
    let counts = seen.withLock { $0.map(\.done) }
    #expect(counts.first == 0)
    #expect(counts.last == requests.count)
    #expect(counts == counts.sorted())
  }

  @Test func aBrokenJudgeStopsTheStageAndLosesNothing() async throws {
    let store = try place.store()
    let requests = requests()
    await #expect(throws: ScriptedJudge.Broken.self) {
      try await stage.run(requests, judge: ScriptedJudge(failing: 7), store: store)
    }
    #expect(try store.verdicts(requests.map(\.key), judging: judging).count == 7)
    #expect(try store.state(of: stage.stage.key) == .begun)
    let judge = ScriptedJudge()
    _ = try await stage.run(requests, judge: judge, store: store)
    #expect(judge.judged.count == 8, "the next run goes on from there")
  }

  @Test func aJudgeThatForgetsIsFoundOut() async throws {
    let store = try place.store()
    await #expect(throws: JudgeStageError.missingVerdicts(count: 2)) {
      try await stage.run(requests(), judge: ScriptedJudge(forgetting: 2), store: store)
    }
    #expect(try store.state(of: stage.stage.key) == .begun)
  }

  @Test func cancellingKeepsWhatWasDone() async throws {
    let store = try place.store()
    let requests = requests()
    let judge = StallingJudge(after: 4)
    let stage = stage
    let task = Task { try await stage.run(requests, judge: judge, store: store) }
    await judge.stalled()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(judge.wasEnded)
    #expect(try store.verdicts(requests.map(\.key), judging: judging).count == 4)
  }

  /// Verdicts that come in while a commit waits for another process are kept, too, though the stage
  /// is cancelled meanwhile.
  @Test func cancellingDuringACommitKeepsWhatWasDone() async throws {
    let store = try place.store()
    let requests = requests()
    let judge = StallingJudge(after: 4)
    let stage = stage
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: store.path, configuration: configuration)
    let task = Task { try await stage.run(requests, judge: judge, store: store) }
    await judge.stalled()
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    try await other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try store.verdicts(requests.map(\.key), judging: judging).count == 4)
  }

  /// A commit waits for the disk, some milliseconds: one for each verdict would be too slow.
  @Test func commitsVerdictsInGroups() async throws {
    let requests = requests(tasks: 30, n: 100, distinct: 100)
    let commits = Mutex(0)
    let verdicts = try await stage.run(requests, judge: ScriptedJudge(), store: place.store()) {
      _ in commits.withLock { $0 += 1 }
    }
    #expect(verdicts.count == 3000)
    #expect(commits.withLock { $0 } < 600)
  }
}

/// A judge that gives some verdicts and then none, until it is ended.
private final class StallingJudge: Judging {
  let inputs: [Stage.Input] = []
  private let count: Int
  private let ended = Mutex(false)
  private let (stall, atStall) = AsyncStream<Void>.makeStream()

  init(after count: Int) { self.count = count }

  var wasEnded: Bool { ended.withLock { $0 } }

  func stalled() async {
    for await _ in stall { return }
  }

  func verdicts(for requests: [JudgeRequest]) -> AsyncThrowingStream<Judged, any Error> {
    AsyncThrowingStream { stream in
      stream.onTermination = { [self] _ in ended.withLock { $0 = true } }
      for request in requests.prefix(count) {
        stream.yield(
          Judged(key: request.key, verdict: ScriptedJudge.verdict(on: request.completion)))
      }
      atStall.yield()
    }
  }
}
