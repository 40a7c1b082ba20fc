/// A JSON value as it is written, checked but not decoded.
///
/// Values that are only passed on keep their bytes, so numbers lose no digit and nothing is
/// escaped otherwise than before.
public struct JSONFragment: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    case string, number, boolean, null, list, object
  }

  public let kind: Kind
  /// The text of the value without space around it; valid UTF-8.
  public let bytes: ArraySlice<UInt8>

  /// - Parameter bytes: One whole value of that kind.
  init(_ kind: Kind, _ bytes: ArraySlice<UInt8>) {
    self.kind = kind
    self.bytes = bytes
  }

  /// A string, with the escapes that JSON asks for and no others.
  public init(_ string: String) {
    var bytes = [UInt8(ascii: "\"")]
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    self.init(.string, bytes[...])
  }

  /// A list of strings.
  public init(_ strings: [String]) {
    let items = strings.map { JSONFragment($0).bytes }.joined(separator: Array(", ".utf8))
    self.init(.list, ([UInt8(ascii: "[")] + items + [UInt8(ascii: "]")])[...])
  }

  /// `true` or `false`.
  public init(_ boolean: Bool) {
    self.init(.boolean, Array((boolean ? "true" : "false").utf8)[...])
  }

  /// The string it stands for; `nil` for another kind.
  ///
  /// - Complexity: O(length).
  public var string: String? {
    guard kind == .string else { return nil }
    let inner = bytes.dropFirst().dropLast()
    guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
    return String(decoding: Self.unescaped(inner), as: UTF8.self)
  }

  /// The values in a list; `nil` for another kind.
  ///
  /// - Complexity: O(length).
  public var elements: [JSONFragment]? {
    guard kind == .list else { return nil }
    var scanner = JSONScanner(bytes)
    // What was checked once cannot fail.
    return try? scanner.elements()
  }

  /// - Parameter inner: What stands between the quotes; its escapes are known to be sound.
  private static func unescaped(_ inner: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(inner.count)
    var rest = inner
    while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
      text += rest[..<backslash]
      let letter = rest[backslash + 1]
      if letter == UInt8(ascii: "u") {
        let (scalar, end) = JSONScanner.scalar(of: rest, at: backslash)
        text += String(scalar).utf8
        rest = rest[end...]
      } else {
        text.append(JSONScanner.escapes[letter] ?? letter)
        rest = rest[(backslash + 2)...]
      }
    }
    return text + rest
  }
}
