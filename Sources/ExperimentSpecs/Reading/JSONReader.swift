/// Reads JSON (RFC 8259) and keeps the place of every value.
///
/// Stricter than the RFC where it leaves a choice: a key that comes twice, a lone surrogate and a
/// number too large for a double are errors. A byte order mark is skipped.
struct JSONReader {
  private let bytes: [UInt8]
  private let file: String
  private let limits: ReadingLimits
  private var offset = 0
  private var line = 1
  /// Where the line starts, and how many of its bytes continue a UTF-8 sequence: both are needed
  /// to count columns in Unicode scalars.
  private var lineStart = 0
  private var continuationBytes = 0
  private var nodes = 0

  /// - Parameters:
  ///   - bytes: Must be valid UTF-8.
  ///   - file: The name that positions carry.
  init(_ bytes: [UInt8], file: String, limits: ReadingLimits = ReadingLimits()) {
    self.bytes = bytes
    self.file = file
    self.limits = limits
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      offset = 3
      lineStart = 3
    }
  }

  /// Reads the one value of the text.
  ///
  /// - Throws: The first thing that is no JSON, with its place.
  mutating func read() throws(SpecProblem) -> SpecNode {
    skipSpace()
    let node = try value(depth: 0)
    skipSpace()
    guard peek == nil else { throw problem("expected the end of the file after the value") }
    return node
  }

  private mutating func value(depth: Int) throws(SpecProblem) -> SpecNode {
    let start = position
    nodes += 1
    guard depth <= limits.depth else {
      throw problem("more than \(limits.depth) objects and lists inside each other")
    }
    guard nodes <= limits.nodes else { throw problem("more than \(limits.nodes) values") }
    guard let byte = peek else { throw problem("the file ends where a value should stand") }
    switch byte {
    case UInt8(ascii: "{"): return SpecNode(.object(try members(depth)), at: start)
    case UInt8(ascii: "["): return SpecNode(.list(try elements(depth)), at: start)
    case UInt8(ascii: "\""): return SpecNode(.string(try string()), at: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return SpecNode(.number(try number()), at: start)
    default: return SpecNode(try word(), at: start)
    }
  }

  private mutating func members(_ depth: Int) throws(SpecProblem) -> [SpecNode.Member] {
    var members: [SpecNode.Member] = []
    var seen: Set<String> = []
    advance()
    skipSpace()
    if take("}") { return [] }
    while true {
      let keyPosition = position
      guard peek == UInt8(ascii: "\"") else {
        throw problem("expected a key in double quotes\(spokenHere)")
      }
      let key = try string()
      guard seen.insert(key).inserted else {
        throw SpecProblem("the key `\(key)` comes twice in this object", at: keyPosition)
      }
      skipSpace()
      guard take(":") else { throw problem("expected `:` after the key `\(key)`\(spokenHere)") }
      skipSpace()
      let node = try value(depth: depth + 1)
      members.append(SpecNode.Member(key: key, keyPosition: keyPosition, node: node))
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw problem("expected `,` or `}`\(spokenHere)") }
      skipSpace()
    }
  }

  private mutating func elements(_ depth: Int) throws(SpecProblem) -> [SpecNode] {
    var elements: [SpecNode] = []
    advance()
    skipSpace()
    if take("]") { return [] }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return elements }
      guard take(",") else { throw problem("expected `,` or `]`\(spokenHere)") }
      skipSpace()
    }
  }

  private mutating func word() throws(SpecProblem) -> SpecNode.Value {
    let start = offset
    let words: [(String, SpecNode.Value)] = [
      ("true", .bool(true)), ("false", .bool(false)), ("null", .null),
    ]
    for (word, value) in words where bytes[start...].starts(with: word.utf8) {
      for _ in word.utf8 { advance() }
      return value
    }
    throw problem("expected a value\(spokenHere)")
  }

  /// The grammar is checked here because `Double.init` takes more than JSON does.
  private mutating func number() throws(SpecProblem) -> Double {
    let (start, place) = (offset, position)
    _ = take("-")
    if !take("0") { try digits(after: "-") }
    if take(".") { try digits(after: ".") }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits(after: "e")
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard let number = Double(text), number.isFinite else {
      throw SpecProblem("the number \(text.prefix(40)) is too large", at: place)
    }
    return number
  }

  private mutating func digits(after sign: String) throws(SpecProblem) {
    guard let byte = peek, isDigit(byte) else {
      throw problem("expected a digit after `\(sign)`\(spokenHere)")
    }
    while let byte = peek, isDigit(byte) { advance() }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

// MARK: - Strings

extension JSONReader {
  private mutating func string() throws(SpecProblem) -> String {
    let start = position
    advance()
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        advance()
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escape().utf8
      case 0..<0x20:
        throw problem("a control character in a string must be escaped, as in `\\n`")
      default:
        text.append(byte)
        advance()
      }
    }
    throw SpecProblem("this string has no closing quote", at: start)
  }

  private mutating func escape() throws(SpecProblem) -> String {
    let place = position
    advance()
    guard let byte = peek else { throw problem("the file ends inside a string") }
    advance()
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return String(try scalar(from: place))
    default:
      throw SpecProblem("unknown escape; a backslash itself is written `\\\\`", at: place)
    }
  }

  /// One `\u` escape, or the two of a surrogate pair.
  private mutating func scalar(from place: SourcePosition) throws(SpecProblem) -> Unicode.Scalar {
    let first = try codeUnit(place)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xD800...0xDBFF).contains(first), take("\\"), take("u") else {
      throw SpecProblem("half of a surrogate pair without the other half", at: place)
    }
    let second = try codeUnit(place)
    guard (0xDC00...0xDFFF).contains(second) else {
      throw SpecProblem("half of a surrogate pair without the other half", at: place)
    }
    let pair = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
    return Unicode.Scalar(pair) ?? "\u{FFFD}"
  }

  private mutating func codeUnit(_ place: SourcePosition) throws(SpecProblem) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw SpecProblem("`\\u` needs four hexadecimal digits", at: place)
      }
      unit = unit << 4 | UInt16(digit)
      advance()
    }
    return unit
  }
}

// MARK: - Places

extension JSONReader {
  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private var position: SourcePosition {
    SourcePosition(
      file: file, line: line, column: offset - lineStart - continuationBytes + 1)
  }

  private var spokenHere: String {
    guard offset < bytes.count else { return ", but the file ends" }
    let rest = String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self)
    return rest.first.map { $0.isNewline ? ", found the end of the line" : ", found `\($0)`" } ?? ""
  }

  private func problem(_ message: String) -> SpecProblem { SpecProblem(message, at: position) }

  private mutating func advance() {
    let byte = bytes[offset]
    offset += 1
    if byte == UInt8(ascii: "\n") {
      line += 1
      lineStart = offset
      continuationBytes = 0
    } else if byte & 0xC0 == 0x80 {
      continuationBytes += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    advance()
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      advance()
    }
  }
}
