import ExperimentSpecs
import Foundation
import GRDB
import Testing

@testable import ExperimentRunning

@Suite struct StoreTests {
  private let place: Workplace
  private let stage = Stage(name: "judge m", version: 1, inputs: [Stage.Input("a", "1")])

  init() throws { place = try Workplace() }

  private func error(_ body: () throws -> Void) -> StoreError? {
    do {
      try body()
      return nil
    } catch {
      return error as? StoreError
    }
  }

  @Test func keepsVerdictsByEveryPartOfTheirKey() throws {
    let keys = requests().map(\.key)
    let verdict = StoredVerdict(verdict: "passed", result: "passed", passed: true)
    do {
      let store = try place.store()
      try store.begin(stage, of: place.specFile)
      try store.record([Judged(key: keys[0], verdict: verdict)], judging: judging, stage: stage.key)
    }
    let store = try place.store()
    #expect(try store.verdicts(keys, judging: judging) == [keys[0]: verdict])
    #expect(try store.verdicts(keys, judging: ContentKey(of: "other".utf8)).isEmpty)
    let other = VerdictKey(problem: keys[8].problem, program: keys[0].program)
    #expect(try store.verdicts([other], judging: judging).isEmpty)
  }

  @Test func theFirstVerdictCounts() throws {
    let store = try place.store()
    let key = requests()[0].key
    let (one, two) = (ScriptedJudge.verdict(on: "0"), ScriptedJudge.verdict(on: "1"))
    try store.begin(stage, of: place.specFile)
    try store.record([Judged(key: key, verdict: one)], judging: judging, stage: stage.key)
    try store.record([Judged(key: key, verdict: two)], judging: judging, stage: stage.key)
    #expect(try store.verdicts([key], judging: judging) == [key: one])
  }

  @Test func stagesGoFromUnknownToBegunToFinished() throws {
    let store = try place.store()
    #expect(try store.state(of: stage.key) == .unknown)
    try store.begin(stage, of: place.specFile)
    #expect(try store.state(of: stage.key) == .begun)
    try store.finish(stage, output: Array("abc".utf8))
    // The SHA-256 of `abc`, from FIPS 180-4's examples.
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(try store.state(of: stage.key) == .finished(output: ContentKey(hex: abc)))
    #expect(try Data(contentsOf: store.objects.url(of: abc)) == Data("abc".utf8))
    try store.begin(stage, of: place.specFile)
    #expect(try store.state(of: stage.key) != .begun, "beginning again takes nothing back")
  }

  @Test func aStoreOfANewerVersionIsRefused() throws {
    _ = try place.store()
    let path = place.storeFolder.appending(path: "store.sqlite").path(percentEncoded: false)
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
    try queue.close()
    let refused = error { _ = try place.store() }
    #expect(refused == .newerVersion(path: path, found: 99, known: StoreSchema.version))
  }

  private func version(_ queue: DatabaseQueue) throws -> Int? {
    try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
  }

  /// A store of this version is what an older one is to a program with one step more.
  @Test func aStoreOfAnOlderVersionIsMigratedWithWhatItHolds() throws {
    let key = requests()[0].key
    let path: String
    do {
      let store = try place.store()
      path = store.path
      try store.begin(stage, of: place.specFile)
      try store.record(
        [Judged(key: key, verdict: ScriptedJudge.verdict(on: "0"))], judging: judging,
        stage: stage.key)
    }
    let queue = try DatabaseQueue(path: path)
    let next = StoreSchema.steps + ["ALTER TABLE verdicts ADD COLUMN note TEXT"]
    // A step that fails, as on a full disk, leaves the version and the tables as they were.
    #expect(throws: DatabaseError.self) {
      try queue.write {
        try StoreSchema.migrate($0, path: path, steps: next + ["CREATE TABLE verdicts (x)"])
      }
    }
    #expect(try version(queue) == StoreSchema.version)
    try queue.write { try StoreSchema.migrate($0, path: path, steps: next) }
    #expect(try version(queue) == StoreSchema.version + 1)
    let row = try queue.read { try Row.fetchOne($0, sql: "SELECT verdict, note FROM verdicts") }
    #expect(row?["verdict"] == "passed")
    #expect(row?["note"] == String?.none)
    try queue.close()
    // To this program the migrated store is one of a newer version.
    let refused = error { _ = try place.store() }
    #expect(
      refused
        == .newerVersion(path: path, found: StoreSchema.version + 1, known: StoreSchema.version))
  }

  /// Each released version in turn, with a verdict in it, opened by this program.
  @Test(arguments: 1...StoreSchema.version)
  func aStoreOfEachVersionOpensWithItsVerdicts(_ version: Int) throws {
    try FileManager.default.createDirectory(
      at: place.storeFolder, withIntermediateDirectories: true)
    let path = place.storeFolder.appending(path: "store.sqlite").path(percentEncoded: false)
    let key = requests()[0].key
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      let steps = Array(StoreSchema.steps.prefix(version))
      try StoreSchema.migrate(database, path: path, steps: steps)
      try database.execute(
        sql: "INSERT INTO judgings (id, key) VALUES (1, ?)", arguments: [judging.data])
      try database.execute(
        sql: """
          INSERT INTO verdicts (judging, problem, program, verdict, result, passed)
          VALUES (1, ?, ?, 'passed', 'passed', 1)
          """, arguments: [key.problem.data, key.program.data])
    }
    try queue.close()
    let store = try place.store()
    #expect(
      try store.verdicts([key], judging: judging)
        == [key: StoredVerdict(verdict: "passed", result: "passed", passed: true)])
    let found = try store.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    #expect(found == StoreSchema.version)
  }

  /// The first file of a store is empty: version 0.
  @Test func anEmptyFileBecomesAStore() throws {
    try FileManager.default.createDirectory(
      at: place.storeFolder, withIntermediateDirectories: true)
    try place.write("", to: ".report/store.sqlite")
    let store = try place.store()
    #expect(try store.state(of: stage.key) == .unknown)
    let found = try store.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    #expect(found == StoreSchema.version)
  }

  @Test func aFileThatIsNoStoreIsNamed() throws {
    try FileManager.default.createDirectory(
      at: place.storeFolder, withIntermediateDirectories: true)
    try place.write(String(repeating: "no database ", count: 1000), to: ".report/store.sqlite")
    guard case .damaged? = error({ _ = try place.store() }) else {
      Issue.record("opened")
      return
    }
  }

  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    try place.write("in the way", to: ".report")
    guard case .unwritable? = error({ _ = try place.store() }) else {
      Issue.record("opened")
      return
    }
  }

  @Test func aFullDiskIsToldAndLosesNothing() throws {
    let store = try place.store()
    try store.begin(stage, of: place.specFile)
    let all = requests(tasks: 40, n: 40, distinct: 40).map {
      Judged(
        key: $0.key,
        verdict: StoredVerdict(verdict: "failed", result: $0.completion, passed: false))
    }
    try store.record(Array(all.prefix(10)), judging: judging, stage: stage.key)
    // SQLite reports a file at its page limit as it reports a full disk.
    try store.pool.writeWithoutTransaction { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 1)")
    }
    let full = error { try store.record(all, judging: judging, stage: stage.key) }
    #expect(full == .diskFull(path: store.path))
    #expect(try store.verdicts(all.map(\.key), judging: judging).count == 10)
  }

  @Test func remembersHashesOfUnchangedFilesOnly() throws {
    let store = try place.store()
    let file = place.url.appending(path: "notebook.md")
    let old = Date(timeIntervalSince1970: 1_000_000)
    func touch(_ date: Date) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: date], ofItemAtPath: file.path(percentEncoded: false))
    }
    try touch(old)
    let first = try store.sha256(of: file)
    #expect(try store.sha256(of: file) == first)
    // The same stat with other bytes shows that the second look did not read.
    let handle = try FileHandle(forUpdating: file)
    try handle.write(contentsOf: Data("X".utf8))
    try handle.close()
    try touch(old)
    #expect(try store.sha256(of: file) == first)
    try touch(old + 1)
    #expect(try store.sha256(of: file) != first)
  }

  @Test func twoStoresWriteAtOnce() async throws {
    let place = place
    let stage = stage
    let batches = requests(tasks: 50, n: 20, distinct: 20).map {
      Judged(key: $0.key, verdict: ScriptedJudge.verdict(on: $0.completion))
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<2 {
        group.addTask {
          // Each opens, and one of them creates, the store.
          let store = try place.store()
          try store.begin(stage, of: place.specFile)
          for start in stride(from: 0, to: batches.count, by: 20) {
            let batch = batches[start..<(start + 20)]
            try store.record(
              writer == 0 ? Array(batch) : batch.reversed(), judging: judging, stage: stage.key)
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try place.store()
    #expect(try store.verdicts(batches.map(\.key), judging: judging).count == 1000)
    let uses = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM uses") }
    #expect(uses == 1000)
  }

  /// A child process records verdicts, notes each batch when it is confirmed, and is killed without
  /// warning in the middle: all that was confirmed is there, and the store is sound.
  @Test(arguments: [0, 3, 11])
  func survivesKill(_ milliseconds: Int) async throws {
    let folder = place.storeFolder.path(percentEncoded: false)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [folder = folder as String, milliseconds = milliseconds as Int] in
      let store = try Store(folder: URL(filePath: folder))
      let stage = Stage(name: "judge m", version: 1, inputs: [])
      try store.begin(stage, of: URL(filePath: folder))
      let notes = URL(filePath: folder).appending(path: "confirmed")
      _ = FileManager.default.createFile(atPath: notes.path(percentEncoded: false), contents: nil)
      let note = try FileHandle(forWritingTo: notes)
      for (count, request) in requests(tasks: 100, n: 20, distinct: 20).enumerated() {
        if count == 3 {
          Thread.detachNewThread {
            Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
            kill(getpid(), SIGKILL)
          }
        }
        try store.record(
          [Judged(key: request.key, verdict: ScriptedJudge.verdict(on: request.completion))],
          judging: judging, stage: stage.key)
        try note.write(contentsOf: Data("\(request.key.problem) \(request.key.program)\n".utf8))
      }
    }
    let store = try place.store()
    let notes = try String(
      contentsOf: place.storeFolder.appending(path: "confirmed"), encoding: .utf8)
    let confirmed = notes.split(separator: "\n").compactMap { line -> VerdictKey? in
      let parts = line.split(separator: " ").compactMap { ContentKey(hex: String($0)) }
      return parts.count == 2 ? VerdictKey(problem: parts[0], program: parts[1]) : nil
    }
    #expect(confirmed.count >= 3)
    #expect(try store.verdicts(confirmed, judging: judging).count == confirmed.count)
    let health = try store.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
    #expect(health == "ok")
  }
}
