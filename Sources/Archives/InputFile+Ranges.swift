import Foundation

extension InputFile {
  /// The file's length in bytes; 0 for what has none, as a terminal or a pipe.
  ///
  /// - Throws: ``FileError`` with ``FileError/Operation/read``.
  public func byteCount() throws(FileError) -> Int {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw FileError(operation: .read, path: path, code: errno)
    }
    return Int(status.st_size)
  }

  /// A range of the file, whatever ``read(into:upTo:)`` has read so far.
  ///
  /// - Parameters:
  ///   - offset: Where it begins, at least 0.
  ///   - count: Its length in bytes; memory for all of it is taken, so it must have been checked
  ///     against ``byteCount()``.
  /// - Returns: `count` bytes; fewer if the file ends before.
  /// - Throws: ``FileError`` with ``FileError/Operation/read``.
  public func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    var code: Int32 = 0
    let descriptor = descriptor
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { storage, initialized in
      initialized = 0
      while initialized < count {
        let rest = unsafe UnsafeMutableBufferPointer(rebasing: storage[initialized...])
        let place = off_t(offset + initialized)
        let result = unsafe pread(descriptor, rest.baseAddress, rest.count, place)
        if result < 0 && errno == EINTR { continue }
        if result < 0 { code = errno }
        guard result > 0 else { return }
        initialized += result
      }
    }
    guard code == 0 else { throw FileError(operation: .read, path: path, code: code) }
    return bytes
  }
}
