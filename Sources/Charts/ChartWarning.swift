/// Something about a chart that its reader should know, though it could be drawn.
public struct ChartWarning: Hashable, Sendable, CustomStringConvertible {
  /// The place in the spec as a JSON pointer; empty for the whole.
  public let path: String
  /// What was left out or changed, and how many data were concerned.
  public let message: String

  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }

  public var description: String { path.isEmpty ? message : "\(path): \(message)" }
}
