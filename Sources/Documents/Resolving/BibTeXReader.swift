/// Reads BibTeX, the subset that bibliographies of papers use.
struct BibTeXReader {
  private let characters: [Character]
  private var position = 0
  private var line = 1
  private var strings: [String: String] = [
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May",
    "jun": "June", "jul": "July", "aug": "August", "sep": "September", "oct": "October",
    "nov": "November", "dec": "December",
  ]
  private static let depthLimit = 64

  init(_ text: String) {
    characters = Array(text)
  }

  mutating func entries() throws(BibliographyError) -> [String: Bibliography.Entry] {
    var result: [String: Bibliography.Entry] = [:]
    // Everything between entries is a comment.
    while skip(to: "@") {
      advance()
      let type = name().lowercased()
      switch type {
      case "comment": continue
      case "preamble": _ = try braced()
      case "string": try stringDefinition()
      default:
        let start = line
        let (key, fields) = try entry()
        guard result[key] == nil else { throw .duplicateKey(key, line: start) }
        result[key] = Bibliography.Entry(type: type, fields: fields)
      }
    }
    return result
  }

  private mutating func entry() throws(BibliographyError) -> (String, [String: String]) {
    let close = try opening()
    skipSpace()
    let key = take { $0 != "," && $0 != close && !$0.isWhitespace }
    guard !key.isEmpty else { throw .missing(expected: "a key", line: line) }
    return (key, try fields(until: close))
  }

  private mutating func stringDefinition() throws(BibliographyError) {
    let close = try opening()
    for (name, value) in try fields(until: close, first: true) { strings[name] = value }
  }

  private mutating func opening() throws(BibliographyError) -> Character {
    skipSpace()
    guard let character = peek, character == "{" || character == "(" else {
      throw .missing(expected: "'{'", line: line)
    }
    advance()
    return character == "{" ? "}" : ")"
  }

  /// `, name = value` as often as it occurs, and the closing bracket.
  private mutating func fields(
    until close: Character, first: Bool = false
  ) throws(BibliographyError) -> [String: String] {
    var result: [String: String] = [:]
    var needsComma = !first
    while true {
      skipSpace()
      if peek == close {
        advance()
        return result
      }
      if needsComma {
        guard peek == "," else { throw .missing(expected: "',' or '\(close)'", line: line) }
        advance()
        needsComma = false
        continue
      }
      let field = name().lowercased()
      skipSpace()
      guard !field.isEmpty, peek == "=" else {
        throw .missing(expected: "'name = value'", line: line)
      }
      advance()
      result[field] = TeXText.plain(try value())
      needsComma = true
    }
  }

  /// Parts joined by `#`.
  private mutating func value() throws(BibliographyError) -> String {
    var result = ""
    while true {
      skipSpace()
      switch peek {
      case "{": result += try braced()
      case "\"": result += try quoted()
      default: result += try bare()
      }
      skipSpace()
      guard peek == "#" else { return result }
      advance()
    }
  }

  private mutating func bare() throws(BibliographyError) -> String {
    let word = name()
    guard let first = word.first else { throw .missing(expected: "a value", line: line) }
    if first.isASCIIDigit { return word }
    guard let text = strings[word.lowercased()] else { throw .unknownString(word, line: line) }
    return text
  }

  private mutating func quoted() throws(BibliographyError) -> String {
    advance()
    var result = ""
    var depth = 0
    while let character = peek {
      if character == "\"" && depth == 0 {
        advance()
        return result
      }
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      result.append(character)
      advance()
    }
    throw .missing(expected: "'\"'", line: line)
  }

  private mutating func braced() throws(BibliographyError) -> String {
    skipSpace()
    guard peek == "{" else { throw .missing(expected: "'{'", line: line) }
    advance()
    var result = ""
    var depth = 0
    while let character = peek {
      if character == "}" && depth == 0 {
        advance()
        return result
      }
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      guard depth < Self.depthLimit else { throw .tooDeep(line: line) }
      result.append(character)
      advance()
    }
    throw .missing(expected: "'}'", line: line)
  }

  private var peek: Character? {
    position < characters.count ? characters[position] : nil
  }

  private mutating func advance() {
    if peek?.isNewline == true { line += 1 }
    position += 1
  }

  private mutating func skipSpace() {
    while let character = peek, character.isWhitespace { advance() }
  }

  /// - Returns: Whether `character` occurs; then it is the next one.
  private mutating func skip(to character: Character) -> Bool {
    while let next = peek, next != character { advance() }
    return peek != nil
  }

  private mutating func take(while holds: (Character) -> Bool) -> String {
    var result = ""
    while let character = peek, holds(character) {
      result.append(character)
      advance()
    }
    return result
  }

  private mutating func name() -> String {
    skipSpace()
    return take { $0.isLetter || $0.isNumber || "-_.:+/".contains($0) }
  }
}
