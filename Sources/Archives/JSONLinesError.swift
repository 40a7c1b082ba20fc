/// Why the lines of a file could not be read.
public enum JSONLinesError: Error, Hashable, Sendable, CustomStringConvertible {
  case file(FileError)
  /// `line` is the one that could not be read to its end.
  case gzip(path: String, line: Int, GzipError)
  case lineTooLong(path: String, line: Int, limitBytes: Int)

  /// One line, `path:line: error: …` where there is a line.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .gzip(let path, _, .notGzip):
      "\(path): error: the name ends in .gz but \(GzipError.notGzip); rename it or pack it"
    case .gzip(let path, let line, let error): "\(path):\(line): error: \(error)"
    case .lineTooLong(let path, let line, let limit):
      "\(path):\(line): error: the line is longer than \(limit) bytes; "
        + "a JSON lines file has one JSON value a line"
    }
  }
}
