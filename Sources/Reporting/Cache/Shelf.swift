import Archives
import ExperimentSpecs

/// Where what a report computes is kept for the next build, under keys over all that it follows from.
///
/// A build with it and one without it write the same bytes.
public struct Shelf: Sendable {
  /// Gives what was put under a key of 64 hexadecimal digits; `nil` where there is nothing.
  public typealias Reader = @Sendable (_ key: String) -> [UInt8]?
  public typealias Writer = @Sendable (_ key: String, _ bytes: [UInt8]) -> Void

  private let reader: Reader
  private let writer: Writer

  public init(read: @escaping Reader, write: @escaping Writer) {
    reader = read
    writer = write
  }

  /// Keeps nothing.
  public static let none = Shelf(read: { _ in nil }, write: { _, _ in })

  /// What was kept of this.
  func bytes(for key: JSONValue) -> [UInt8]? { reader(Self.hash(key)) }

  /// Keeps bytes for the next build.
  func keep(_ bytes: [UInt8], for key: JSONValue) { writer(Self.hash(key), bytes) }

  private static func hash(_ key: JSONValue) -> String {
    SHA256.hexDigest(
      of: JSONValue.list([.string("report \(Report.version)"), key])
        .text(.canonical).utf8)
  }
}
