import Foundation

/// A file opened for reading from its beginning to its end; closed when the value goes away.
///
/// Unlike `FileHandle` it fails with the path and the system's reason, and a folder is refused when
/// it is opened and not at the first read.
public struct InputFile: ~Copyable {
  /// The file as the caller named it.
  public let path: String
  let descriptor: Int32

  /// - Throws: ``FileError`` with ``FileError/Operation/open`` where the file is missing, is a
  ///   folder, or may not be read.
  public init(path: String) throws(FileError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileError(operation: .open, path: path, code: errno)
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw FileError(operation: .open, path: path, code: EISDIR)
    }
  }

  deinit {
    close(descriptor)
  }

  /// Replaces the contents of `buffer` with the next bytes of the file.
  ///
  /// - Parameters:
  ///   - buffer: Emptied first; its capacity is reused from call to call.
  ///   - count: The most bytes to read, at least 1.
  /// - Returns: `false` at the end of the file, with `buffer` empty.
  /// - Throws: ``FileError`` with ``FileError/Operation/read``.
  public func read(into buffer: inout [UInt8], upTo count: Int) throws(FileError) -> Bool {
    var result = 0
    let descriptor = descriptor
    buffer = unsafe [UInt8](unsafeUninitializedCapacity: count) { storage, initialized in
      repeat {
        result = unsafe Foundation.read(descriptor, storage.baseAddress, count)
      } while result < 0 && errno == EINTR
      initialized = max(result, 0)
    }
    guard result >= 0 else { throw FileError(operation: .read, path: path, code: errno) }
    return result > 0
  }

  /// All that is left of the file.
  ///
  /// - Throws: ``FileError`` with ``FileError/Operation/read``.
  public func readToEnd() throws(FileError) -> [UInt8] {
    var all: [UInt8] = []
    var chunk: [UInt8] = []
    while try read(into: &chunk, upTo: 1 << 18) { all += chunk }
    return all
  }
}
