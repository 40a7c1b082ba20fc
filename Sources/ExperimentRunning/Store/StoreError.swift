public import ExperimentSpecs
import GRDB

/// Why the store could not do its work. Nothing that it confirmed before is lost.
public enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The store was made by a newer program.
  case newerVersion(path: String, found: Int, known: Int)
  /// The folder or its files cannot be created or written.
  case unwritable(path: String, reason: String)
  case diskFull(path: String)
  /// Another process held the store for longer than this one waits.
  case busy(path: String)
  /// A build uses the store, so nothing may be removed.
  case inUse(path: String)
  case damaged(path: String, reason: String)
  case data(DataError)
  case unexpected(path: String, reason: String)

  public var description: String {
    switch self {
    case .newerVersion(let path, let found, let known):
      "\(path): error: the store has version \(found), this program knows up to \(known); use a "
        + "newer program, or another store (--store DIR)"
    case .unwritable(let path, let reason):
      "\(path): error: the store cannot be written: \(reason); choose another one (--store DIR)"
    case .diskFull(let path):
      "\(path): error: the disk is full; free some space and run again: everything done so far is "
        + "kept"
    case .busy(let path):
      "\(path): error: another process holds the store; wait for it to end and run again"
    case .inUse(let path):
      "\(path): error: a build is using the store; run this again when it has ended"
    case .damaged(let path, let reason):
      "\(path): error: the store is damaged (\(reason)); move it away and run again"
    case .data(let error): "error: \(error)"
    case .unexpected(let path, let reason): "\(path): error: the store failed: \(reason)"
    }
  }

  /// What the database's error means to the user.
  init(_ error: any Error, path: String) {
    guard let error = error as? DatabaseError else {
      self = (error as? StoreError) ?? .unexpected(path: path, reason: "\(error)")
      return
    }
    let reason = error.message ?? "code \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
      self = .unwritable(path: path, reason: reason)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path, reason: reason)
    default: self = .unexpected(path: path, reason: reason)
    }
  }
}
