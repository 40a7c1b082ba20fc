/// Reads JSON text (RFC 8259) in one pass over its bytes.
///
/// Nesting is bounded by ``depthLimit``, so no input can exhaust the stack.
struct JSONReader {
  /// Arrays and objects inside each other; far more than any chart has.
  static let depthLimit = 128

  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  /// - Throws: ``ChartSpecError`` with the line and column of the first fault.
  static func read(_ bytes: [UInt8]) throws(ChartSpecError) -> JSON {
    var reader = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.index = 3 }
    let value = try reader.value()
    reader.skipSpace()
    guard reader.index == bytes.count else { throw reader.fault("text after the end") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func fault(_ message: String) -> ChartSpecError {
    let before = bytes.prefix(index)
    let line = before.count { $0 == 0x0A } + 1
    let column = index - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    return ChartSpecError(path: "", .notJSON(message, line: line, column: column))
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    index += 1
    return true
  }

  private mutating func value() throws(ChartSpecError) -> JSON {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"):
      return try nested { reader throws(ChartSpecError) in
        try reader.object()
      }
    case UInt8(ascii: "["):
      return try nested { reader throws(ChartSpecError) in
        try reader.array()
      }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw fault("the text ends where a value should be")
    default: return .number(try number())
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(ChartSpecError) -> JSON
  ) throws(ChartSpecError) -> JSON {
    guard depth < Self.depthLimit else {
      throw fault("more than \(Self.depthLimit) levels of nesting")
    }
    depth += 1
    index += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(ChartSpecError) -> JSON {
    var members: [JSON.Member] = []
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw fault("a key in double quotes is expected") }
      let key = try string()
      guard take(UInt8(ascii: ":")) else { throw fault("“:” is expected after a key") }
      members.append(JSON.Member(key, try value()))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw fault("“,” or “}” is expected") }
    return .object(members)
  }

  private mutating func array() throws(ChartSpecError) -> JSON {
    var items: [JSON] = []
    if take(UInt8(ascii: "]")) { return .array(items) }
    repeat { items.append(try value()) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw fault("“,” or “]” is expected") }
    return .array(items)
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(ChartSpecError) -> JSON {
    let text = Array(word.description.utf8)
    guard bytes[index...].starts(with: text) else { throw fault("an unknown word") }
    index += text.count
    return value
  }

  /// Powers of ten that a `Double` holds exactly.
  private static let powersOfTen: [Double] = (0...22).map { Double("1e\($0)") ?? 1 }

  private static func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { $0 >= 48 && $0 <= 57 } ?? false
  }

  /// Reads digits into `mantissa`, of which the first 18 find room.
  private mutating func digits(into mantissa: inout UInt64, count: inout Int) {
    while let byte = next, Self.isDigit(byte) {
      if count < 18 { mantissa = mantissa * 10 + UInt64(byte - 48) }
      count += 1
      index += 1
    }
  }

  private mutating func number() throws(ChartSpecError) -> Double {
    let start = index
    var mantissa: UInt64 = 0
    var count = 0
    let negative = next == UInt8(ascii: "-")
    if negative { index += 1 }
    guard Self.isDigit(next) else {
      throw fault("a value is expected (a key or a string needs double quotes)")
    }
    let leadingZero = next == 48
    digits(into: &mantissa, count: &count)
    guard !leadingZero || count == 1 else { throw fault("a number with a leading zero") }
    let whole = count
    if next == UInt8(ascii: ".") {
      index += 1
      guard Self.isDigit(next) else { throw fault("a digit is expected after the point") }
      digits(into: &mantissa, count: &count)
    }
    let hasExponent = next == UInt8(ascii: "e") || next == UInt8(ascii: "E")
    if hasExponent {
      index += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
      guard Self.isDigit(next) else { throw fault("a digit is expected in the exponent") }
      while Self.isDigit(next) { index += 1 }
    }
    // Both factors are exact, so one division rounds correctly (Clinger's fast path).
    if !hasExponent, count <= 15 {
      let value = Double(mantissa) / Self.powersOfTen[count - whole]
      return negative ? -value : value
    }
    guard let value = Double(String(decoding: bytes[start..<index], as: UTF8.self)) else {
      throw fault("a number that cannot be read")
    }
    return value
  }
}

extension JSONReader {
  fileprivate mutating func string() throws(ChartSpecError) -> String {
    index += 1
    let start = index
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      index += 1
    }
    guard next != UInt8(ascii: "\"") else {
      index += 1
      return String(decoding: bytes[start..<(index - 1)], as: UTF8.self)
    }
    var text = Array(bytes[start..<index])
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escape()
      case 0..<0x20:
        index -= 1
        throw fault("a control character inside a string")
      default: text.append(byte)
      }
    }
    throw fault("a string without its closing quote")
  }

  private mutating func escape() throws(ChartSpecError) -> [UInt8] {
    guard let byte = next else { throw fault("a string without its closing quote") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try scalar()
    default: throw fault("an unknown escape in a string")
    }
  }

  private mutating func scalar() throws(ChartSpecError) -> [UInt8] {
    var code = try hexadecimal()
    if (0xD800..<0xDC00).contains(code), bytes[index...].starts(with: [0x5C, 0x75]) {
      index += 2
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw fault("half a surrogate pair") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    return Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
  }

  private mutating func hexadecimal() throws(ChartSpecError) -> UInt32 {
    let digits = bytes[index...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("four hexadecimal digits are expected after \\u") }
    index += 4
    return code
  }
}
