/// Finds the values of a JSON text, checking all of it and decoding none but the keys.
struct JSONScanner {
  private let text: ArraySlice<UInt8>
  private var index: Int

  /// More values inside each other than this are refused.
  private static let deepest = 200

  /// The letters after a backslash, save `u`, that stand for another byte.
  static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    index = text.startIndex
  }

  static func checkUTF8(_ text: [UInt8]) throws(JSONFault) {
    do {
      _ = try UTF8Span(validating: text.span)
    } catch {
      throw JSONFault(
        column: error.byteOffsets.lowerBound + 1, message: "the line is not UTF-8 here")
    }
  }

  /// The members of the one object that the text is.
  mutating func wholeObject() throws(JSONFault) -> [JSONObject.Member] {
    skipSpace()
    guard peek == UInt8(ascii: "{") else { throw fault("expected an object, `{…}`") }
    let members = try members(depth: 0)
    skipSpace()
    guard peek == nil else { throw fault("expected the end of the line after the object") }
    return members
  }

  /// The values of the list that begins here.
  mutating func elements(depth: Int = 0) throws(JSONFault) -> [JSONFragment] {
    var elements: [JSONFragment] = []
    index += 1
    skipSpace()
    if take("]") { return elements }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return elements }
      guard take(",") else { throw fault("expected `,` or `]`") }
      skipSpace()
    }
  }

  private mutating func members(depth: Int) throws(JSONFault) -> [JSONObject.Member] {
    var members: [JSONObject.Member] = []
    var keys: Set<String> = []
    index += 1
    skipSpace()
    if take("}") { return members }
    while true {
      let start = index
      guard peek == UInt8(ascii: "\""), let key = try value(depth: depth + 1).string else {
        throw fault("expected a key in double quotes")
      }
      guard !Self.isTaken(key, in: members, &keys) else {
        throw fault("the key `\(key)` comes twice", at: start)
      }
      skipSpace()
      guard take(":") else { throw fault("expected `:` after the key `\(key)`") }
      skipSpace()
      members.append(JSONObject.Member(key: key, value: try value(depth: depth + 1)))
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw fault("expected `,` or `}`") }
      skipSpace()
    }
  }

  /// Whether a member has the key already.
  ///
  /// - Parameter keys: Those of all members, once there are more than a few.
  private static func isTaken(
    _ key: String, in members: [JSONObject.Member], _ keys: inout Set<String>
  ) -> Bool {
    // Of few members, looking through them beats hashing.
    if members.count < 16 { return members.contains { $0.key == key } }
    if keys.isEmpty { keys = Set(members.map(\.key)) }
    return !keys.insert(key).inserted
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSONFragment {
    guard depth <= Self.deepest else {
      throw fault("more than \(Self.deepest) objects and lists inside each other")
    }
    let start = index
    let kind: JSONFragment.Kind
    switch peek {
    case UInt8(ascii: "\""):
      try skipString()
      kind = .string
    case UInt8(ascii: "{"):
      _ = try members(depth: depth)
      kind = .object
    case UInt8(ascii: "["):
      _ = try elements(depth: depth)
      kind = .list
    default: kind = try word()
    }
    return JSONFragment(kind, text[start..<index])
  }

  private mutating func word() throws(JSONFault) -> JSONFragment.Kind {
    let words: [(StaticString, JSONFragment.Kind)] = [
      ("true", .boolean), ("false", .boolean), ("null", .null), ("NaN", .number),
      ("Infinity", .number), ("-Infinity", .number),
    ]
    for (word, kind) in words where text[index...].starts(with: word.description.utf8) {
      index += word.utf8CodeUnitCount
      return kind
    }
    guard let byte = peek else { throw fault("the line ends where a value should stand") }
    guard byte == UInt8(ascii: "-") || isDigit(byte) else { throw fault("expected a value") }
    try skipNumber()
    return .number
  }
}

// MARK: - Numbers and strings

extension JSONScanner {
  private mutating func skipNumber() throws(JSONFault) {
    _ = take("-")
    if !take("0") { try skipDigits() }
    if take(".") { try skipDigits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try skipDigits()
    }
  }

  private mutating func skipDigits() throws(JSONFault) {
    guard let byte = peek, isDigit(byte) else { throw fault("expected a digit") }
    while let byte = peek, isDigit(byte) { index += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func skipString() throws(JSONFault) {
    let start = index
    index += 1
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\") {
        try skipEscape()
      } else if byte < 0x20 {
        throw fault("a control character in a string must be escaped, as in `\\n`", at: index - 1)
      }
    }
    throw fault("this string has no closing quote", at: start)
  }

  /// Leaves `index` after the escape whose backslash stands before it.
  private mutating func skipEscape() throws(JSONFault) {
    let start = index - 1
    guard let letter = peek else { return }
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return
    case UInt8(ascii: "u"): try skipScalar(from: start)
    default: throw fault("unknown escape; a backslash itself is written `\\\\`", at: start)
    }
  }

  private mutating func skipScalar(from start: Int) throws(JSONFault) {
    guard let first = Self.codeUnit(of: text, at: start) else {
      throw fault("`\\u` needs four hexadecimal digits", at: start)
    }
    index = start + 6
    guard UTF16.isSurrogate(first) else { return }
    guard UTF16.isLeadSurrogate(first), let second = Self.codeUnit(of: text, at: index),
      UTF16.isTrailSurrogate(second)
    else { throw fault("half of a surrogate pair, which stands for no character", at: start) }
    index += 6
  }

  /// The number that the escape `\u` with its four digits at `start` gives; `nil` where there is none.
  private static func codeUnit(of text: ArraySlice<UInt8>, at start: Int) -> UInt16? {
    guard start + 6 <= text.endIndex, text[start] == UInt8(ascii: "\\"),
      text[start + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for byte in text[(start + 2)..<(start + 6)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  /// What the escape at `start`, known to be sound, stands for, and where it ends.
  static func scalar(
    of text: ArraySlice<UInt8>, at start: Int
  ) -> (Unicode.Scalar, end: Int) {
    let first = codeUnit(of: text, at: start) ?? 0
    if let scalar = Unicode.Scalar(first) { return (scalar, start + 6) }
    let second = codeUnit(of: text, at: start + 6) ?? 0xDC00
    let pair = 0x10000 + (UInt32(first) & 0x3FF) << 10 + UInt32(second) & 0x3FF
    return (Unicode.Scalar(pair) ?? "\u{FFFD}", start + 12)
  }
}

// MARK: - Places

extension JSONScanner {
  private var peek: UInt8? { index < text.endIndex ? text[index] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
      index += 1
    }
  }

  private func fault(_ message: String, at place: Int? = nil) -> JSONFault {
    let before = text[..<(place ?? index)]
    return JSONFault(column: before.count { $0 & 0xC0 != 0x80 } + 1, message: message)
  }
}
