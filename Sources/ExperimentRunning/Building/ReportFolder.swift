import Archives
import ExperimentSpecs
public import Foundation

/// A report folder that is being made: its files stand beside it until all are written, then each
/// takes its place in one step.
///
/// A build that fails or is killed before ``commit()`` leaves the old report as it was. Only files
/// of the earlier report are ever removed; whatever else lies in the folder stays.
public final class ReportFolder: Sendable {
  public let target: URL
  /// Where the files are written: `.<name>.partial` beside the target.
  public let staging: URL
  private let store: Store
  /// Held until this value goes away: one build at a time makes a report.
  private let lock: FileLock

  /// Makes the empty staging folder, and so finds out whether the place can be written.
  ///
  /// - Throws: ``ReportFolderError``, or ``StoreError`` where the store has no room for a lock.
  public init(_ target: URL, store: Store) throws {
    self.target = target.standardizedFileURL
    self.store = store
    let parent = self.target.deletingLastPathComponent()
    staging = parent.appending(
      path: ".\(self.target.lastPathComponent).partial", directoryHint: .isDirectory)
    let path = self.target.path(percentEncoded: false)
    let locks = store.folder.appending(path: "locks", directoryHint: .isDirectory)
    try Self.create(locks)
    lock = try FileLock(locks.appending(path: ContentKey(of: path.utf8).hex))
    guard lock.tryToExclude() else { throw ReportFolderError.busy(path: path) }
    // What a killed build left.
    try? FileManager.default.removeItem(at: staging)
    try Self.create(self.target)
    guard FileManager.default.isWritableFile(atPath: path) else {
      throw ReportFolderError.unwritable(path: path, reason: "permission denied")
    }
    try Self.create(staging)
  }

  deinit {
    try? FileManager.default.removeItem(at: staging)
  }

  /// Whether files of the earlier report are still as that build left them.
  ///
  /// - Parameter files: Paths in the folder, each with the SHA-256 that its bytes must have.
  /// - Throws: ``StoreError``.
  public func holds(_ files: [(path: String, sha256: String)]) throws -> Bool {
    let stamps = try store.stamp(of: target)?.outputs ?? []
    let known = Dictionary(stamps.map { ($0.path, $0) }) { first, _ in first }
    return files.allSatisfy { file in
      guard let stamp = known[target.appending(path: file.path).path(percentEncoded: false)],
        stamp.sha256 == file.sha256
      else { return false }
      if case .changed = stamp.compare() { return false }
      return true
    }
  }

  /// Puts the files in their places and removes those of the earlier report that are no more.
  ///
  /// A file whose bytes are what they were is left alone.
  ///
  /// - Parameter unmade: Paths in the folder of files that belong to the report and were not made
  ///   again; see ``holds(_:)``.
  /// - Returns: The files of the report, sorted by path.
  /// - Throws: ``ReportFolderError``, or `FileError` where a folder is in the place of a file.
  public func commit(keeping unmade: [String] = []) throws -> [URL] {
    let earlier = try store.outputs(of: target)
    let manager = FileManager.default
    var files = unmade.map { target.appending(path: $0) }
    let names = try manager.subpathsOfDirectory(atPath: staging.path(percentEncoded: false))
    for name in names.sorted() {
      let source = staging.appending(path: name)
      guard FileStat(of: source) != nil else { continue }
      let place = target.appending(path: name)
      try Self.create(place.deletingLastPathComponent())
      let (old, new) = (place.path(percentEncoded: false), source.path(percentEncoded: false))
      if !manager.contentsEqual(atPath: old, andPath: new) {
        try FileMove.replace(old, with: new)
      }
      files.append(place)
    }
    let kept = Set(files.map { $0.path(percentEncoded: false) })
    let root = target.path(percentEncoded: false)
    for path in earlier where !kept.contains(path) && path.hasPrefix(root) {
      try? manager.removeItem(atPath: path)
    }
    // Now, and not when this value goes: once the store knows of the report, nobody looks here again.
    try? manager.removeItem(at: staging)
    return files.sorted { $0.path(percentEncoded: false) < $1.path(percentEncoded: false) }
  }

  private static func create(_ folder: URL) throws(ReportFolderError) {
    do {
      try FileManager.default.makeFolder(folder)
    } catch {
      guard case .unwritable(let path, let reason) = error else {
        throw .unwritable(path: folder.path(percentEncoded: false), reason: error.description)
      }
      throw .unwritable(path: path, reason: reason)
    }
  }
}

/// Why a report cannot be written where it should be.
public enum ReportFolderError: Error, Hashable, Sendable, CustomStringConvertible {
  case unwritable(path: String, reason: String)
  /// Another build is making the same report.
  case busy(path: String)

  public var description: String {
    switch self {
    case .unwritable(let path, let reason):
      "\(path): error: the report cannot be written here: \(reason); choose another folder (-o DIR)"
    case .busy(let path):
      "\(path): error: another build is writing this report; wait for it, or choose another folder "
        + "(-o DIR)"
    }
  }
}
