/// A line of a file.
public struct FilePlace: Hashable, Sendable, CustomStringConvertible {
  /// The file as the caller named it.
  public let path: String
  /// Counted from 1.
  public let line: Int

  public init(path: String, line: Int) {
    self.path = path
    self.line = line
  }

  public var description: String { "\(path):\(line)" }
}
