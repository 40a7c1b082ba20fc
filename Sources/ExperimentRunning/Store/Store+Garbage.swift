import ExperimentSpecs
import Foundation
import GRDB

/// What ``Store/collectGarbage(dryRun:)`` removes, or would remove.
public struct Garbage: Hashable, Sendable {
  public let stages: Int
  public let verdicts: Int
  public let samples: Int
  public let models: Int
  /// Files, those of the cache among them.
  public let objects: Int
  /// Bytes on the disk, those of verdicts estimated from their texts.
  public let sizeBytes: Int
}

extension Store {
  /// Removes what no report and no spec rests on any more.
  ///
  /// Kept are the stages of every report whose folder is there, the stages that each spec whose
  /// file is there began last, even if interrupted, their verdicts, and the objects that they name
  /// as an input or left as their output. What is only cached goes altogether.
  ///
  /// - Parameter dryRun: Only counts.
  /// - Throws: ``StoreError/inUse(path:)`` where another process has the store open.
  public func collectGarbage(dryRun: Bool) throws(StoreError) -> Garbage {
    let isFree = dryRun || lock.tryToExclude()
    defer { if !dryRun { try? lock.share() } }
    guard isFree else { throw .inUse(path: path) }
    let counted = try sweepRows(dryRun: dryRun)
    let objects = try sweepObjects(keeping: counted.named, dryRun: dryRun)
    let models = try sweepModels(keeping: counted.keys, dryRun: dryRun)
    let cache = try sweepCache(dryRun: dryRun)
    if !dryRun {
      do {
        try pool.vacuum()
      } catch {
        throw StoreError(error, path: path)
      }
    }
    return Garbage(
      stages: counted.stages, verdicts: counted.verdicts, samples: counted.samples,
      models: models.count, objects: objects.count + cache.count,
      sizeBytes: counted.sizeBytes + objects.sizeBytes + models.sizeBytes + cache.sizeBytes)
  }

  private struct Rows {
    var stages = 0
    var verdicts = 0
    var samples = 0
    var sizeBytes = 0
    /// The keys of the stages that stay.
    var keys: Set<String> = []
    /// Every text in inputs and outputs of the stages that stay; hashes of objects are among them.
    var named: Set<String> = []
  }

  /// Removes rows in a transaction, which a dry run takes back.
  private func sweepRows(dryRun: Bool) throws(StoreError) -> Rows {
    do {
      var rows = Rows()
      try pool.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          try Self.dropDeadRoots(database)
          try database.execute(
            sql: """
              DELETE FROM stages WHERE id NOT IN (SELECT stage FROM runs)
              AND id NOT IN (SELECT stage FROM build_stages)
              """)
          rows.stages = database.changesCount
          rows.sizeBytes =
            try Int.fetchOne(
              database,
              sql: """
                SELECT ifnull(sum(length(result) + length(verdict) + 200), 0) FROM verdicts
                WHERE id NOT IN (SELECT verdict FROM uses)
                """) ?? 0
          try database.execute(
            sql: "DELETE FROM verdicts WHERE id NOT IN (SELECT verdict FROM uses)")
          rows.verdicts = database.changesCount
          rows.named = try Self.namedTexts(database)
          rows.keys = Set(
            try Data.fetchAll(database, sql: "SELECT key FROM stages").map {
              ContentKey(data: $0).hex
            })
          try Self.sweepSamples(database, &rows)
          try Self.sweepScores(database, &rows)
          return dryRun ? .rollback : .commit
        }
      }
      return rows
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Samples stay as long as a stage names their sampling.
  private static func sweepSamples(_ database: Database, _ rows: inout Rows) throws {
    for row in try Row.fetchAll(database, sql: "SELECT id, key FROM samplings") {
      guard !rows.named.contains(ContentKey(data: row["key"]).hex) else { continue }
      let id: Int64 = row["id"]
      rows.sizeBytes +=
        try Int.fetchOne(
          database,
          sql: """
            SELECT ifnull(sum(length(completion) + length(token_logprobs) + length(token_lengths) \
            + 64), 0) FROM samples WHERE sampling = ?
            """, arguments: [id]) ?? 0
      try database.execute(sql: "DELETE FROM samples WHERE sampling = ?", arguments: [id])
      rows.samples += database.changesCount
      try database.execute(sql: "DELETE FROM samplings WHERE id = ?", arguments: [id])
    }
  }

  /// Scores stay as long as a stage names their scoring.
  private static func sweepScores(_ database: Database, _ rows: inout Rows) throws {
    for row in try Row.fetchAll(database, sql: "SELECT id, key FROM scorings") {
      guard !rows.named.contains(ContentKey(data: row["key"]).hex) else { continue }
      let id: Int64 = row["id"]
      try database.execute(sql: "DELETE FROM scores WHERE scoring = ?", arguments: [id])
      rows.sizeBytes += 48 * database.changesCount
      try database.execute(sql: "DELETE FROM scorings WHERE id = ?", arguments: [id])
    }
  }

  /// Folders of models stay as long as the stage that trained them, and of those that others start
  /// from, which are named by the keys of their stages.
  private func sweepModels(
    keeping keys: Set<String>, dryRun: Bool
  ) throws(StoreError) -> (count: Int, sizeBytes: Int) {
    var (count, sizeBytes) = (0, 0)
    let manager = FileManager.default
    let path = models.path(percentEncoded: false)
    for name in (try? manager.contentsOfDirectory(atPath: path)) ?? []
    where ContentKey(hex: name) != nil && !keys.contains(name) {
      let folder = models.appending(path: name)
      count += 1
      for file in (try? manager.contentsOfDirectory(atPath: folder.path(percentEncoded: false)))
        ?? []
      {
        sizeBytes += FileStat(of: folder.appending(path: file))?.sizeBytes ?? 0
      }
      guard !dryRun else { continue }
      do {
        try manager.removeItem(at: folder)
      } catch {
        throw .unwritable(path: folder.path(percentEncoded: false), reason: "cannot be removed")
      }
    }
    return (count, sizeBytes)
  }

  private static func dropDeadRoots(_ database: Database) throws {
    for output in try String.fetchAll(database, sql: "SELECT output FROM builds")
    where !FileManager.default.fileExists(atPath: output) {
      try database.execute(sql: "DELETE FROM builds WHERE output = ?", arguments: [output])
    }
    for spec in try String.fetchAll(database, sql: "SELECT DISTINCT spec FROM runs")
    where !FileManager.default.fileExists(atPath: spec) {
      try database.execute(sql: "DELETE FROM runs WHERE spec = ?", arguments: [spec])
    }
  }

  private static func namedTexts(_ database: Database) throws -> Set<String> {
    var named: Set<String> = []
    let rows = try Row.fetchCursor(database, sql: "SELECT inputs, output FROM stages")
    while let row = try rows.next() {
      if let output: String = row["output"] { named.insert(output) }
      let inputs: String = row["inputs"]
      let pairs = try JSONDecoder().decode([[String]].self, from: Data(inputs.utf8))
      named.formUnion(pairs.compactMap(\.last))
    }
    return named
  }

  private func sweepObjects(
    keeping named: Set<String>, dryRun: Bool
  ) throws(StoreError) -> (count: Int, sizeBytes: Int) {
    var (count, sizeBytes) = (0, 0)
    let manager = FileManager.default
    let folder = objects.folder.path(percentEncoded: false)
    for name in (try? manager.subpathsOfDirectory(atPath: folder)) ?? [] {
      let file = objects.folder.appending(path: name)
      guard let stat = FileStat(of: file), !named.contains(name.replacing("/", with: "")) else {
        continue
      }
      count += 1
      sizeBytes += stat.sizeBytes
      guard !dryRun else { continue }
      do {
        try manager.removeItem(at: file)
      } catch {
        throw .unwritable(path: file.path(percentEncoded: false), reason: "cannot be removed")
      }
    }
    return (count, sizeBytes)
  }
}
