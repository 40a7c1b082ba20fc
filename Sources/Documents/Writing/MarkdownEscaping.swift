/// Keeps text from being read as Markdown's notation.
enum MarkdownEscaping {
  /// For text anywhere inside a block; line feeds become spaces.
  static func text(_ text: String) -> String {
    let characters = Array(text)
    var result = ""
    for (index, character) in characters.enumerated() {
      let previous = index > 0 ? characters[index - 1] : " "
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      if needsBackslash(character, previous: previous, next: next) { result.append("\\") }
      if character.isNewline {
        result.append(" ")
      } else if character.unicodeScalars.allSatisfy({ $0.value >= 32 || $0 == "\t" }) {
        result.append(character)
      } else {
        result.append("\u{FFFD}")
      }
    }
    return result
  }

  private static func needsBackslash(
    _ character: Character, previous: Character, next: Character
  ) -> Bool {
    switch character {
    case "\\", "`", "*", "[", "]", "~", "|", "$", "<": true
    // Inside a word an underscore is no mark.
    case "_": !(previous.isWordCharacter && next.isWordCharacter)
    case "&": next == "#" || next.isASCIILetter
    // Code hosts make links of addresses.
    case ":": next == "/" && previous.isASCIILetter
    case ".": previous == "w" && next.isASCIILetter
    default: false
    }
  }

  /// For a whole paragraph: no line may begin like a heading, a list, a quote or a table.
  static func lines(_ paragraph: String) -> String {
    paragraph.split(separator: "\n", omittingEmptySubsequences: true).map { line in
      let line = line.trimmed
      guard let first = line.first else { return "" }
      if "#>+-=:".contains(first) { return "\\" + line }
      let digits = line.prefix { $0.isASCIIDigit }
      let rest = line.dropFirst(digits.count)
      if !digits.isEmpty, let mark = rest.first, ".)".contains(mark),
        rest.dropFirst().first.map(\.isWhitespace) ?? true
      {
        return digits + "\\" + rest
      }
      return line
    }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// A code span with as many backticks as its content needs.
  ///
  /// - Parameter isInTable: Whether a bar would end a cell, even inside code.
  static func code(_ text: String, isInTable: Bool = false) -> String {
    var content = String(text.map { $0.isNewline ? " " : $0 })
    if isInTable, content.contains("|") {
      // A backslash before the bar's own would be read as one that is escaped.
      if content.contains("\\|") {
        let safe = HTMLEscaping.text(content)
        return "<code>"
          + String(safe.flatMap { $0 == "\\" ? "&#92;" : $0 == "|" ? "&#124;" : String($0) })
          + "</code>"
      }
      content = content.split(separator: "|", omittingEmptySubsequences: false)
        .joined(separator: "\\|")
    }
    guard !content.isEmpty else { return "" }
    let fence = String(repeating: "`", count: longestRun("`", in: content) + 1)
    let isSpace = content.allSatisfy { $0 == " " }
    let padded =
      content.hasPrefix("`") || content.hasSuffix("`")
      || (content.hasPrefix(" ") && content.hasSuffix(" ") && !isSpace)
    return padded ? "\(fence) \(content) \(fence)" : fence + content + fence
  }

  /// An address between the round brackets of a link.
  static func destination(_ address: String) -> String {
    var result = ""
    for scalar in address.unicodeScalars {
      switch scalar {
      case "(": result += "%28"
      case ")": result += "%29"
      case "<": result += "%3C"
      case ">": result += "%3E"
      case "\\": result += "%5C"
      case "|": result += "%7C"
      case "&": result += "&amp;"
      case " ": result += "%20"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func longestRun(_ character: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for candidate in text {
      run = candidate == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}

extension Character {
  fileprivate var isWordCharacter: Bool { isLetter || isNumber }
}
