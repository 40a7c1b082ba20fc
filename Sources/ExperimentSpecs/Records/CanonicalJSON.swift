public import Foundation

/// The one way this program writes its own JSON files: keys sorted, slashes unescaped, two spaces
/// an indent, a newline at the end.
public enum CanonicalJSON {
  /// - Throws: An `EncodingError` where a number is not finite.
  public static func data(of value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try encoder.encode(value) + [UInt8(ascii: "\n")]
  }
}
