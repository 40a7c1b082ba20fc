import Foundation

/// A file that appears under its name only when it is complete.
///
/// Bytes go to `<path>.partial` beside it; ``commit()`` gives it its name in one step, replacing
/// what was there. A value that goes away uncommitted removes the partial file, unless ``keep()``
/// was called. One run at a time may write a path: a second is refused while the first holds it.
public struct OutputFile: ~Copyable {
  /// The name that the file gets at ``commit()``.
  public let path: String
  /// Where the bytes are until then.
  public let partialPath: String
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private var leavesPartial = false

  /// Bytes that gather before a write of their own accord.
  private static let chunkBytes = 1 << 16

  /// - Throws: ``FileError`` with ``FileError/Operation/create`` where the folder is missing or
  ///   may not be written, `path` is a folder, or another run is writing the same path.
  public init(path: String) throws(FileError) {
    self.path = path
    partialPath = path + ".partial"
    descriptor = try Self.lockedDescriptor(of: partialPath, for: path)
  }

  deinit {
    if !leavesPartial { unsafe unlink(partialPath) }
    close(descriptor)
  }

  /// Adds bytes at the end. They may stay in memory until ``flush()`` or ``commit()``.
  ///
  /// - Throws: ``FileError`` with ``FileError/Operation/write``.
  public mutating func write(_ bytes: some Sequence<UInt8>) throws(FileError) {
    pending.append(contentsOf: bytes)
    if pending.count >= Self.chunkBytes { try flush() }
  }

  /// Hands everything written so far to the system, so that it outlives this process.
  ///
  /// - Throws: ``FileError`` with ``FileError/Operation/write``.
  public mutating func flush() throws(FileError) {
    var start = 0
    while start < pending.count {
      let written = unsafe pending.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
        return unsafe Foundation.write(descriptor, rest.baseAddress, rest.count)
      }
      if written < 0 && errno == EINTR { continue }
      guard written >= 0 else { throw FileError(operation: .write, path: path, code: errno) }
      start += written
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Leaves the partial file, flushed, for whoever wants what was done before an interrupt.
  ///
  /// - Throws: ``FileError`` with ``FileError/Operation/write``.
  public consuming func keep() throws(FileError) {
    leavesPartial = true
    try flush()
  }

  /// Completes the file and gives it its name.
  ///
  /// - Throws: ``FileError`` with ``FileError/Operation/write`` or ``FileError/Operation/rename``;
  ///   a file that was there before is then untouched.
  public consuming func commit() throws(FileError) {
    try flush()
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw FileError(operation: .write, path: path, code: errno)
    }
    guard unsafe rename(partialPath, path) == 0 else {
      throw FileError(operation: .rename, path: path, code: errno)
    }
    leavesPartial = true
  }

  private static func lockedDescriptor(
    of partialPath: String, for path: String
  ) throws(FileError) -> Int32 {
    var status = stat()
    if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw FileError(operation: .create, path: path, code: EISDIR)
    }
    let descriptor = unsafe open(partialPath, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw FileError(operation: .create, path: path, code: errno)
    }
    // Truncated only once the lock is held, or it would empty the file of the run that holds it.
    // A device has no length to cut (EINVAL); it shows its own failure at the first write.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0,
      ftruncate(descriptor, 0) == 0 || errno == EINVAL
    else {
      let code = errno
      close(descriptor)
      throw FileError(operation: .create, path: path, code: code)
    }
    return descriptor
  }
}
