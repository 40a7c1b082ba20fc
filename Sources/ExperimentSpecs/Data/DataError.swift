public import Archives

/// Why a data file of a spec is not at hand.
public enum DataError: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(path: String)
  case isFolder(path: String)
  /// A file that the spec names by path has other bytes than the spec says.
  case hashMismatch(path: String, expected: String, found: String)
  /// A file of an address is nowhere on this machine, and the network may not be used.
  ///
  /// `rejected` are files of that name with other bytes.
  case offline(address: String, fileName: String, sha256: String, rejected: [String])
  case downloadFailed(address: String, reason: String)
  /// What came from the address has other bytes than the spec says.
  case downloadMismatch(address: String, expected: String, found: String)
  case unwritable(path: String, reason: String)
  case file(FileError)

  public var description: String {
    switch self {
    case .missing(let path):
      "there is no file `\(path)`; correct the path, or put the file there (or, where the spec gives "
        + "its SHA-256, into a folder that $REPORT_DATA names)"
    case .isFolder(let path):
      "`\(path)` is a folder; a file is needed"
    case .hashMismatch(let path, let expected, let found):
      "`\(path)` has the SHA-256 \(found), but the spec says \(expected); it is another file, or it "
        + "has changed"
    case .offline(let address, let name, let sha256, let rejected):
      "\(address) is not on this machine and --offline is set; put `\(name)` with the SHA-256 "
        + "\(sha256) into a folder that $REPORT_DATA names"
        + (rejected.isEmpty
          ? "" : " (found with other contents: \(rejected.joined(separator: ", ")))")
    case .downloadFailed(let address, let reason):
      "\(address) could not be downloaded: \(reason); try again, or put the file into a folder "
        + "that $REPORT_DATA names"
    case .downloadMismatch(let address, let expected, let found):
      "\(address) has the SHA-256 \(found), but the spec says \(expected); it has changed since "
        + "the spec was written"
    case .unwritable(let path, let reason):
      "`\(path)` cannot be written: \(reason)"
    case .file(let error):
      error.description
    }
  }
}
