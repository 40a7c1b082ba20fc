/// Cuts Python into spans. It never fails: what is no Python comes out as plain.
///
/// Source: The Python Language Reference 3.12, chapter 2, "Lexical analysis".
struct PythonScanner {
  private let characters: [Character]
  private var position = 0
  private var result: [CodeSpan] = []
  private var definesNext = false

  init(_ code: String) {
    characters = Array(code)
  }

  mutating func spans() -> [CodeSpan] {
    while let character = peek() {
      if character == "#" {
        take(.comment) { !$0.isNewline }
      } else if character == "\"" || character == "'" {
        string(from: position)
      } else if character == "_" || character.isLetter {
        word()
      } else if character.isASCIIDigit || (character == "." && peek(1)?.isASCIIDigit == true) {
        number()
      } else if character == "@" && isAtLineStart {
        decorator()
      } else {
        append(.plain, from: position, to: position + 1)
      }
    }
    return result
  }

  private func peek(_ ahead: Int = 0) -> Character? {
    position + ahead < characters.count ? characters[position + ahead] : nil
  }

  /// Whether only white space stands before this place on its line.
  private var isAtLineStart: Bool {
    for character in characters[..<position].reversed() {
      if character.isNewline { return true }
      if !character.isWhitespace { return false }
    }
    return true
  }

  private mutating func append(_ kind: CodeSpan.Kind, from start: Int, to end: Int) {
    let text = String(characters[start..<end])
    position = end
    if let last = result.last, last.kind == kind {
      result[result.count - 1].text += text
    } else {
      result.append(CodeSpan(kind, text))
    }
  }

  private mutating func take(_ kind: CodeSpan.Kind, while holds: (Character) -> Bool) {
    var end = position
    while end < characters.count, holds(characters[end]) { end += 1 }
    append(kind, from: position, to: end)
  }

  private mutating func decorator() {
    take(.decorator) { $0 == "@" || $0 == "_" || $0 == "." || $0.isLetter || $0.isNumber }
  }

  private mutating func word() {
    var end = position
    while end < characters.count,
      characters[end] == "_" || characters[end].isLetter || characters[end].isNumber
    {
      end += 1
    }
    let word = String(characters[position..<end])
    if end < characters.count, "\"'".contains(characters[end]),
      Self.prefixes.contains(word.lowercased())
    {
      string(from: position)
      return
    }
    if definesNext {
      definesNext = false
      append(.definition, from: position, to: end)
    } else if Self.keywords.contains(word) {
      definesNext = word == "def" || word == "class"
      append(.keyword, from: position, to: end)
    } else {
      append(Self.builtins.contains(word) ? .name : .plain, from: position, to: end)
    }
  }

  private mutating func number() {
    var end = position
    while end < characters.count {
      let character = characters[end]
      let isSign =
        (character == "+" || character == "-") && "eE".contains(characters[end - 1])
        && characters[position] != "0"
      guard character.isLetter || character.isNumber || "._".contains(character) || isSign else {
        break
      }
      end += 1
    }
    append(.number, from: position, to: end)
  }

  /// A string with its prefix, to its closing quotes or, if they are missing, to the end of the
  /// line or, for three quotes, of the text.
  private mutating func string(from start: Int) {
    var end = start
    while !"\"'".contains(characters[end]) { end += 1 }
    let isRaw = characters[start..<end].contains { "rR".contains($0) }
    let quote = characters[end]
    let isLong =
      end + 2 < characters.count && characters[end + 1] == quote
      && characters[end + 2] == quote
    let width = isLong ? 3 : 1
    end += width
    while end < characters.count {
      if characters[end] == "\\" && end + 1 < characters.count
        && !(isRaw && !isLong && characters[end + 1].isNewline)
      {
        end += 2
      } else if characters[end] == quote
        && (!isLong
          || (end + 2 < characters.count && characters[end + 1] == quote
            && characters[end + 2] == quote))
      {
        append(.string, from: start, to: end + width)
        return
      } else if !isLong && characters[end].isNewline {
        break
      } else {
        end += 1
      }
    }
    append(.string, from: start, to: min(end, characters.count))
  }

  private static let prefixes: Set<String> = ["r", "u", "b", "f", "br", "rb", "fr", "rf"]

  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
    "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
    "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return",
    "try", "while", "with", "yield",
  ]

  private static let builtins: Set<String> = [
    "abs", "all", "any", "bool", "bytes", "chr", "dict", "divmod", "enumerate", "filter",
    "float", "format", "frozenset", "getattr", "hasattr", "hash", "hex", "id", "input", "int",
    "isinstance", "issubclass", "iter", "len", "list", "map", "max", "min", "next", "object",
    "open", "ord", "pow", "print", "range", "repr", "reversed", "round", "self", "set",
    "setattr", "slice", "sorted", "str", "sum", "super", "tuple", "type", "zip",
  ]
}
