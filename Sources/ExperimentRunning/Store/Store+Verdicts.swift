import ExperimentSpecs
import Foundation
import GRDB

extension Store {
  /// The verdicts that are known among `keys`.
  ///
  /// - Parameters:
  ///   - judging: The hash over the judge, its version and its limits.
  ///   - keys: May repeat.
  /// - Complexity: One query a distinct problem, which reads all its verdicts.
  public func verdicts(
    _ keys: some Sequence<VerdictKey>, judging: ContentKey
  ) throws(StoreError) -> [VerdictKey: StoredVerdict] {
    let wanted = Set(keys)
    return try read { database in
      guard let id = try Self.id(of: judging, in: database) else { return [:] }
      let statement = try database.makeStatement(
        sql: """
          SELECT program, verdict, result, passed, explanation FROM verdicts
          WHERE judging = ? AND problem = ?
          """)
      let decoder = JSONDecoder()
      var found: [VerdictKey: StoredVerdict] = [:]
      for problem in Set(wanted.map(\.problem)) {
        let rows = try Row.fetchCursor(statement, arguments: [id, problem.data])
        while let row = try rows.next() {
          let key = VerdictKey(problem: problem, program: ContentKey(data: row[0]))
          guard wanted.contains(key) else { continue }
          let explanation: String? = row[4]
          found[key] = StoredVerdict(
            verdict: row[1], result: row[2], passed: row[3],
            explanation: try explanation.map {
              try decoder.decode(VerdictExplanation.self, from: Data($0.utf8))
            } ?? VerdictExplanation())
        }
      }
      return found
    }
  }

  /// Keeps verdicts and that `stage` rests on them; all of them or none are on the disk when this
  /// returns.
  ///
  /// A verdict that is there already stays as it is: the first one counts.
  public func record(
    _ verdicts: [Judged], judging: ContentKey, stage: ContentKey
  ) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO judgings (key) VALUES (?)", arguments: [judging.data])
      let id = try Self.id(of: judging, in: database)
      let insert = try database.makeStatement(
        sql: """
          INSERT OR IGNORE INTO verdicts (
            judging, problem, program, verdict, result, passed, explanation, cpu_milliseconds,
            wall_milliseconds, peak_bytes, isolation)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      for judged in verdicts {
        let (key, verdict) = (judged.key, judged.verdict)
        let explanation =
          verdict.explanation.isEmpty
          ? nil : String(decoding: try encoder.encode(verdict.explanation), as: UTF8.self)
        try insert.execute(arguments: [
          id, key.problem.data, key.program.data, verdict.verdict, verdict.result, verdict.passed,
          explanation, judged.circumstances?.cpuMilliseconds,
          judged.circumstances?.wallMilliseconds, judged.circumstances?.peakBytes,
          judged.circumstances?.isolation,
        ])
      }
      try Self.use(verdicts.map(\.key), judging: id, stage: stage, in: database)
    }
  }

  /// ``record(_:judging:stage:)`` on a thread of its own: a task that waits for the disk would
  /// take one of the few threads that all tasks share, and the judge's verdicts would not come in
  /// meanwhile. Goes through even if the task is cancelled.
  func recordAside(
    _ verdicts: [Judged], judging: ContentKey, stage: ContentKey
  ) async throws {
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      writing.async {
        done.resume(with: Result { try self.record(verdicts, judging: judging, stage: stage) })
      }
    }
  }

  /// Keeps that `stage` rests on verdicts which are there already.
  public func use(
    _ keys: some Sequence<VerdictKey>, judging: ContentKey, stage: ContentKey
  ) throws(StoreError) {
    try write { database in
      let id = try Self.id(of: judging, in: database)
      try Self.use(keys, judging: id, stage: stage, in: database)
    }
  }

  private static func use(
    _ keys: some Sequence<VerdictKey>, judging: Int64?, stage: ContentKey, in database: Database
  ) throws {
    let insert = try database.makeStatement(
      sql: """
        INSERT OR IGNORE INTO uses (stage, verdict)
        SELECT stages.id, verdicts.id FROM stages, verdicts
        WHERE stages.key = ? AND judging = ? AND problem = ? AND program = ?
        """)
    for key in keys {
      try insert.execute(arguments: [stage.data, judging, key.problem.data, key.program.data])
    }
  }

  private static func id(of judging: ContentKey, in database: Database) throws -> Int64? {
    try Int64.fetchOne(
      database, sql: "SELECT id FROM judgings WHERE key = ?", arguments: [judging.data])
  }
}
