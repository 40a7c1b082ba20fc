import Foundation

/// An operation of the operating system on a file that failed.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried.
  public enum Operation: String, Hashable, Sendable {
    case open, read, create, write, rename, remove
  }

  public let operation: Operation
  /// The file as the caller named it.
  public let path: String
  /// The system's `errno`.
  public let code: Int32

  public init(operation: Operation, path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// One line: the file, what was tried, and the system's reason, with what to do where it is clear.
  public var description: String {
    "\(path): error: cannot \(operation.rawValue) this file: \(reason)"
  }

  private var reason: String {
    switch code {
    case ENOENT where operation == .open: "no such file; check the path"
    case ENOENT, ENOTDIR: "its folder does not exist; create it first"
    case EISDIR: "it is a folder; name a file"
    case EACCES, EPERM, EROFS:
      "permission denied; check the owner and mode of the file and its folder"
    case ENOSPC, EDQUOT: "the disk is full; free some space and run again"
    case EWOULDBLOCK: "another run is writing it; wait for it to end or name another file"
    default: "\(POSIXErrorCode(rawValue: code)?.systemText ?? "unknown error") (errno \(code))"
    }
  }
}

extension POSIXErrorCode {
  /// The C library's text for the code, in the C locale: the program never calls `setlocale`.
  fileprivate var systemText: String {
    unsafe String(cString: strerror(rawValue))
  }
}
