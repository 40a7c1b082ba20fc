/// Why compressed data could not be read.
public enum GzipError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The data does not begin as gzip does (RFC 1952: bytes 1F 8B).
  case notGzip
  /// The data ends inside a member, as after a broken download.
  case truncated
  /// The data, or a checksum in it, is wrong; `reason` is zlib's.
  case corrupt(reason: String)
  /// There is more than the caller allowed.
  case tooLarge(limitBytes: Int)

  public var description: String {
    switch self {
    case .notGzip: "this is no gzip data"
    case .truncated: "the gzip data ends too early; the file is incomplete, fetch it again"
    case .corrupt(let reason): "the gzip data is corrupt (\(reason)); fetch the file again"
    case .tooLarge(let limit): "the gzip data holds more than the limit of \(limit) bytes"
    }
  }
}
