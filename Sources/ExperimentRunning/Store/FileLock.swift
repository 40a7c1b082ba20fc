import Foundation

/// A lock between processes on a file of its own; freed when the value goes away, or its process.
final class FileLock: Sendable {
  private let handle: FileHandle
  private let path: String

  /// - Throws: ``StoreError/unwritable(path:reason:)``.
  init(_ file: URL) throws(StoreError) {
    path = file.path(percentEncoded: false)
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    guard let handle = FileHandle(forUpdatingAtPath: path) else {
      throw .unwritable(path: path, reason: "permission denied")
    }
    self.handle = handle
  }

  deinit {
    try? handle.close()
  }

  /// Waits until nobody excludes others.
  func share() throws(StoreError) { try take(LOCK_SH) }

  /// Waits until nobody else holds the lock.
  func exclude() throws(StoreError) { try take(LOCK_EX) }

  /// Excludes all others if that is possible at once.
  ///
  /// - Returns: Whether it was. If not, the lock is no longer held, not even as it was before: the
  ///   system gives up the old one first.
  func tryToExclude() -> Bool { flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 }

  private func take(_ operation: Int32) throws(StoreError) {
    while flock(handle.fileDescriptor, operation) != 0 {
      guard errno == EINTR else {
        throw .unwritable(path: path, reason: "the file system has no locks (errno \(errno))")
      }
    }
  }
}
