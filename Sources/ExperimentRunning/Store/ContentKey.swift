import Archives
public import ExperimentSpecs
import Foundation

/// The SHA-256 over everything that a result depends on: equal keys, equal results.
public struct ContentKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let hex: String

  /// - Parameter hex: 64 hexadecimal digits; anything else gives `nil`.
  public init?(hex: String) {
    let hex = hex.lowercased()
    guard hex.utf8.count == 64, hex.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
    self.hex = hex
  }

  /// The key of bytes, such as the text of a program.
  public init(of bytes: some Sequence<UInt8>) {
    hex = SHA256.hexDigest(of: bytes)
  }

  /// The key of a value, whatever the order of its keys.
  public init(of value: JSONValue) {
    self.init(of: value.text(.canonical).utf8)
  }

  public var description: String { hex }

  public static func < (first: ContentKey, second: ContentKey) -> Bool { first.hex < second.hex }

  /// The 32 bytes of the hash, as the store keeps them.
  var data: Data {
    var bytes = Data(capacity: 32)
    var high: UInt8?
    for digit in hex.utf8 {
      let nibble = digit < 0x61 ? digit &- 0x30 : digit &- 0x57
      if let first = high {
        bytes.append(first << 4 | nibble)
        high = nil
      } else {
        high = nibble
      }
    }
    return bytes
  }

  /// - Parameter data: The 32 bytes of a hash.
  init(data: Data) {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(2 * data.count)
    for byte in data {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    hex = String(decoding: text, as: UTF8.self)
  }
}
