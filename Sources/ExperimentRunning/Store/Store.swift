public import ExperimentSpecs
public import Foundation
import GRDB

/// What is kept between builds: verdicts, finished stages, downloaded files and hashes.
///
/// A folder with `store.sqlite` (in SQLite's write-ahead mode), `objects`, files named by their
/// SHA-256, and `models`. Any number of processes may use it at once. What a method has confirmed survives the
/// death of the process and of the machine.
public final class Store: Sendable {
  public let folder: URL
  /// Downloaded data and the outputs of stages.
  public let objects: ObjectFolder
  /// The native models, each in a folder named by the key of the stage that trained it.
  var models: URL { folder.appending(path: "models", directoryHint: .isDirectory) }
  let path: String
  let pool: DatabasePool
  /// Where long writes wait for the disk.
  let writing = DispatchQueue(label: "store writing")
  /// Held shared for the life of the store, so that ``collectGarbage(dryRun:)`` can tell.
  let lock: FileLock

  /// How long a write waits for other processes.
  private static let patience: TimeInterval = 60

  /// Opens the store in `folder`, creating or migrating it as needed.
  ///
  /// - Throws: ``StoreError``.
  public init(folder: URL) throws(StoreError) {
    self.folder = folder.standardizedFileURL
    objects = ObjectFolder(self.folder.appending(path: "objects", directoryHint: .isDirectory))
    path = self.folder.appending(path: "store.sqlite").path(percentEncoded: false)
    do {
      try FileManager.default.makeFolder(self.folder)
    } catch {
      guard case .unwritable(let path, let reason) = error else { throw .data(error) }
      throw .unwritable(path: path, reason: reason)
    }
    lock = try FileLock(self.folder.appending(path: "lock"))
    try lock.share()
    // Two processes that create a database at once would trip over the change to write-ahead mode.
    let opening = try FileLock(self.folder.appending(path: "opening"))
    try opening.exclude()
    pool = try Self.open(path, holding: opening)
  }

  private static func open(
    _ path: String, holding lock: FileLock
  ) throws(StoreError) -> DatabasePool {
    defer { withExtendedLifetime(lock) {} }
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      // Full: a commit waits for the disk, so that a verdict survives a power cut, too.
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    do {
      let pool = try DatabasePool(path: path, configuration: configuration)
      try pool.barrierWriteWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          try StoreSchema.migrate(database, path: path)
          return .commit
        }
      }
      return pool
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// The version of SQLite, which keeps the store.
  public func libraryVersion() throws(StoreError) -> String {
    try read { try String.fetchOne($0, sql: "SELECT sqlite_version()") ?? "" }
  }

  /// Runs `body` in one transaction that is on the disk when this returns.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try pool.write(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Runs `body` on one consistent state of the store.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try pool.read(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
