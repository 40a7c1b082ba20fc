/// How a text is split into the tokens that BLEU compares.
public enum BLEUTokenization: String, Hashable, Sendable {
  /// The splitting of mteval-v13a, sacrebleu's default: ASCII punctuation apart, but for periods and
  /// commas between digits.
  case thirteenA = "13a"
  /// At white space only, for texts that are split already.
  case none = "none"
  /// For source code: runs of letters, digits and underscores are tokens, and so is every other
  /// character but white space. Not one of sacrebleu's.
  case words = "words"

  /// The tokens of a text.
  ///
  /// - Complexity: O(characters).
  public func tokens(of text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return switch self {
    case .thirteenA: Self.split(Self.separated(Self.unmarked(scalars)))
    case .none: Self.split(scalars)
    case .words: Self.words(scalars)
    }
  }

  /// Removes what mteval takes for markup: skipped marks, hyphens at line ends, entities.
  private static func unmarked(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var text = text
    let markup: KeyValuePairs = [
      "<skipped>": "", "-\n": "", "\n": " ", "&quot;": "\"", "&amp;": "&", "&lt;": "<",
      "&gt;": ">",
    ]
    for (mark, replacement) in markup {
      text = text.replacing(mark.unicodeScalars, with: replacement.unicodeScalars)
    }
    return text
  }

  /// Puts spaces around punctuation: four passes, each from left to right, each over what the one
  /// before left, each match taking its characters out of the reach of the next.
  private static func separated(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var padded: [Unicode.Scalar] = [" "]
    for scalar in text + [" "] {
      padded += isPunctuation(scalar) ? [" ", scalar, " "] : [scalar]
    }
    // A period or comma after anything but a digit.
    padded = replacingPairs(padded) { !isDigit($0) && isPoint($1) ? [$0, " ", $1, " "] : nil }
    // A period or comma before anything but a digit.
    padded = replacingPairs(padded) { isPoint($0) && !isDigit($1) ? [" ", $0, " ", $1] : nil }
    // A dash after a digit.
    return replacingPairs(padded) { isDigit($0) && $1 == "-" ? [$0, " ", $1, " "] : nil }
  }

  private static func replacingPairs(
    _ text: [Unicode.Scalar],
    with replacement: (Unicode.Scalar, Unicode.Scalar) -> [Unicode.Scalar]?
  ) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if index + 1 < text.count, let replaced = replacement(text[index], text[index + 1]) {
        result += replaced
        index += 2
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  private static func split(_ text: [Unicode.Scalar]) -> [String] {
    text.split(whereSeparator: isSpace).map { String(String.UnicodeScalarView($0)) }
  }

  private static func words(_ text: [Unicode.Scalar]) -> [String] {
    var tokens: [String.UnicodeScalarView] = []
    var insideWord = false
    for scalar in text {
      let isWord =
        scalar == "_" || scalar.properties.isAlphabetic
        || scalar.properties.numericType != nil
      if isWord, insideWord {
        tokens[tokens.count - 1].append(scalar)
      } else if !isSpace(scalar) {
        tokens.append(String.UnicodeScalarView([scalar]))
      }
      insideWord = isWord
    }
    return tokens.map { String($0) }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isPoint(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "," }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "{"..."~", "["..."`", " "..."&", "("..."+", ":"..."@", "/": true
    default: false
    }
  }

  /// What Python's `str.split` splits at.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1C...0x1F: true
    default: scalar.properties.isWhitespace
    }
  }
}
