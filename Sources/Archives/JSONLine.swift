/// One line of a JSON lines file, not yet parsed.
public struct JSONLine: Hashable, Sendable {
  /// Counted from 1; blank lines count, so that it agrees with what an editor shows.
  public let number: Int
  /// The line without its end. Never blank.
  public let bytes: [UInt8]

  public init(number: Int, bytes: [UInt8]) {
    self.number = number
    self.bytes = bytes
  }
}
