import Archives
public import Foundation

/// A folder of files named by the SHA-256 of their bytes.
///
/// A file appears under its name only when it is complete, and never changes after that, so any
/// number of processes may read and add at once.
public struct ObjectFolder: Hashable, Sendable {
  public let folder: URL

  public init(_ folder: URL) {
    self.folder = folder
  }

  /// Where the object is, or would be: `ab/cdef…` under the folder.
  ///
  /// - Parameter sha256: 64 lower-case hexadecimal digits.
  public func url(of sha256: String) -> URL {
    folder.appending(path: "\(sha256.prefix(2))/\(sha256.dropFirst(2))")
  }

  /// Whether the object is there; its bytes are not read.
  public func contains(_ sha256: String) -> Bool {
    FileKind(of: url(of: sha256)) == .file
  }

  /// A new name in the folder for a file that is still being written.
  public func temporaryFile() throws(DataError) -> URL {
    let folder = folder.appending(path: "incoming")
    try FileManager.default.makeFolder(folder)
    return folder.appending(path: UUID().uuidString)
  }

  /// Moves a complete file into the folder.
  ///
  /// - Parameters:
  ///   - file: A file on the same file system, such as a ``temporaryFile()``.
  ///   - sha256: The hash of its bytes, which the caller has checked.
  /// - Throws: ``DataError/unwritable(path:reason:)``.
  public func adopt(_ file: URL, as sha256: String) throws(DataError) {
    let target = url(of: sha256)
    try FileManager.default.makeFolder(target.deletingLastPathComponent())
    if contains(sha256) {
      try? FileManager.default.removeItem(at: file)
      return
    }
    do {
      try FileManager.default.moveItem(at: file, to: target)
    } catch {
      // Another process may have been faster, with the same bytes.
      guard contains(sha256) else {
        throw .unwritable(
          path: target.path(percentEncoded: false), reason: FileManager.reason(of: error))
      }
      try? FileManager.default.removeItem(at: file)
    }
  }

  /// Adds bytes as an object; does nothing where they are there already.
  ///
  /// - Returns: Their SHA-256, 64 lower-case hexadecimal digits.
  @discardableResult
  public func add(_ bytes: [UInt8]) throws(DataError) -> String {
    let sha256 = SHA256.hexDigest(of: bytes)
    guard !contains(sha256) else { return sha256 }
    let file = try temporaryFile()
    do {
      var output = try OutputFile(path: file.path(percentEncoded: false))
      try output.write(bytes)
      try output.commit()
    } catch {
      throw .file(error)
    }
    try adopt(file, as: sha256)
    return sha256
  }
}
