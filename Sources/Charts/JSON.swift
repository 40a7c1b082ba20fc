/// A JSON value whose objects keep the order of their members.
///
/// Chart files are small trees around long rows of data, so the reader is written for both: it
/// knows the line and column of every fault, and reads numbers without going through text.
public enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  /// One key of an object and its value.
  public struct Member: Hashable, Sendable {
    public let key: String
    public let value: JSON

    public init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// The value of `key` if this is an object that has it; the last one if it occurs twice.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// What the value is, in the words of an error message.
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): "the number \(JSON.text(of: value))"
    case .string(let value): "the string \"\(value.prefix(60))\""
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSON {
  /// The JSON text, with sorted keys, unescaped slashes and non-ASCII characters as they are.
  ///
  /// Numbers that JSON cannot express (nan, infinities) become `null`.
  public var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// The shortest decimal text that reads back as `value`; whole numbers without a point.
  static func text(of value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == value.rounded(), value.magnitude < 9_007_199_254_740_992 {
      return value == 0 ? "0" : String(Int64(value))
    }
    return value.description
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += JSON.text(of: value)
    case .string(let value): JSON.write(value, to: &text)
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += "," }
        item.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { text += "," }
        JSON.write(member.key, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    defer { text += "\"" }
    // Most texts stand for themselves as a whole; U+2028 and U+2029 begin with E2.
    let isPlain = !string.utf8.contains {
      $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0xE2
    }
    if isPlain {
      text += string
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
