public import ExperimentSpecs
public import Foundation
import GRDB

/// What tells whether a file has changed without reading it.
struct FileStat: Hashable, Codable, Sendable {
  let sizeBytes: Int
  /// Nanoseconds since 1970, as exactly as Foundation tells.
  let modified: Int
  let inode: Int

  /// `nil` where there is no such file.
  init?(of file: URL) {
    let path = file.resolvingSymlinksInPath().path(percentEncoded: false)
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let date = attributes[.modificationDate] as? Date,
      let size = attributes[.size] as? NSNumber,
      let inode = attributes[.systemFileNumber] as? NSNumber,
      attributes[.type] as? FileAttributeType != .typeDirectory
    else { return nil }
    sizeBytes = size.intValue
    modified = Int(date.timeIntervalSince1970 * 1e9)
    self.inode = inode.intValue
  }

  init(sizeBytes: Int, modified: Int, inode: Int) {
    self.sizeBytes = sizeBytes
    self.modified = modified
    self.inode = inode
  }

  /// Whether the file has been left alone for so long that a further change would show in its
  /// time, which the system counts in steps of some milliseconds.
  var isSettled: Bool { Date().timeIntervalSince1970 * 1e9 - Double(modified) > 2e8 }
}

extension Store {
  /// The SHA-256 of a file, from memory if the file has not changed since it was last read: a
  /// ``DataResolver/Hash``.
  ///
  /// Unchanged means: the same size, time of change and inode.
  public func sha256(of file: URL) throws(DataError) -> String {
    let path = file.standardizedFileURL.path(percentEncoded: false)
    let stat = FileStat(of: file)
    if let stat, let known = try? known(path, stat) { return known }
    let sha256 = try DataResolver.sha256(of: file)
    // Only a memory: where it cannot be kept, the next build reads the file again.
    if let stat, stat.isSettled, stat == FileStat(of: file) {
      try? write { database in
        try database.execute(
          sql: "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
          arguments: [path, stat.sizeBytes, stat.modified, stat.inode, sha256])
      }
    }
    return sha256
  }

  private func known(_ path: String, _ stat: FileStat) throws(StoreError) -> String? {
    try read { database in
      try String.fetchOne(
        database,
        sql: """
          SELECT sha256 FROM files
          WHERE path = ? AND size = ? AND modified = ? AND inode = ?
          """, arguments: [path, stat.sizeBytes, stat.modified, stat.inode])
    }
  }
}
