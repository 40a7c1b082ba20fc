/// The first thing in a text that is no JSON.
public struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Counted from 1, in Unicode scalars; in bytes where the text is no UTF-8.
  public let column: Int
  /// What is wrong, without a final stop.
  public let message: String

  public init(column: Int, message: String) {
    self.column = column
    self.message = message
  }

  public var description: String { "column \(column): \(message)" }
}
