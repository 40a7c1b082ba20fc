/// TeX's spelling of words in bibliographies, as plain Unicode.
enum TeXText {
  private static let accents: [Character: String] = [
    "\"": "\u{308}", "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}",
    "=": "\u{304}", ".": "\u{307}", "c": "\u{327}", "v": "\u{30C}", "u": "\u{306}",
    "H": "\u{30B}", "r": "\u{30A}", "k": "\u{328}",
  ]
  private static let letters: [String: String] = [
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "aa": "å", "AA": "Å", "i": "i", "j": "j", "&": "&", "%": "%", "$": "$",
    "_": "_", "#": "#", "textendash": "–", "textemdash": "—",
  ]

  /// Braces removed, accents joined to their letters, dashes and spaces as they are set.
  static func plain(_ text: String) -> String {
    let characters = Array(text)
    var result = ""
    var position = 0
    while position < characters.count {
      let character = characters[position]
      position += 1
      switch character {
      case "{", "}": break
      case "~": result.append("\u{A0}")
      case "\\": result += command(characters, &position)
      case "-" where position < characters.count && characters[position] == "-":
        while position < characters.count, characters[position] == "-" { position += 1 }
        result.append("–")
      case _ where character.isWhitespace:
        if result.last?.isWhitespace != true { result.append(" ") }
      default: result.append(character)
      }
    }
    return result.trimmed
  }

  /// The command after a backslash.
  private static func command(_ characters: [Character], _ position: inout Int) -> String {
    let start = position
    while position < characters.count, characters[position].isASCIILetter { position += 1 }
    if position == start, position < characters.count { position += 1 }
    let name = String(characters[start..<position])
    if name.count == 1, let mark = name.first.flatMap({ accents[$0] }) {
      let letter = accented(characters, &position)
      // A combining mark and its letter are one character of Unicode where there is one.
      return letter.isEmpty ? name : letter + mark
    }
    if name.first?.isASCIILetter == true {
      while position < characters.count, characters[position] == " " { position += 1 }
    }
    return letters[name] ?? ""
  }

  /// The letter that an accent marks, perhaps in braces or as `\i`.
  private static func accented(_ characters: [Character], _ position: inout Int) -> String {
    while position < characters.count, "{ \\".contains(characters[position]) { position += 1 }
    guard position < characters.count, characters[position].isLetter else { return "" }
    position += 1
    return String(characters[position - 1])
  }
}
