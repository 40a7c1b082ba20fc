/// Grades docstrings by rule: right is what names the function's operations, all of them, in their
/// order, with their parameters, and says nothing else.
///
/// The text is read from left to right. At each place the longest phrase is taken that an author of
/// the corpus could use for an operation that fits the type that the operations so far give; between
/// phrases only words that join, open and close sentences may stand. So a docstring that copies code
/// is wrong, and so is one that adds, leaves out or changes an operation.
///
/// This stands in for the people who graded the paper's docstrings (Chen et al. 2021, §5): it is
/// stricter, since other words with the same meaning count as wrong.
public struct DocstringGrader: Sendable {
  /// Why a docstring is wrong.
  public enum Verdict: Hashable, Sendable {
    case right
    /// A word that no author of the corpus uses there.
    case unknown(word: String)
    /// The operations that it names where they are not the function's own.
    case names([String])
    /// The operations are right, a number or letter is not.
    case parameter(operation: String)
  }

  private let composition: Composition
  /// What the parameter that is an argument is called.
  private let argument: String?

  /// - Parameter function: What the docstring is of.
  public init(function: SyntheticFunction) {
    composition = function.composition
    argument = function.arguments.count > 1 ? function.arguments[1] : nil
  }

  /// Grades a docstring.
  ///
  /// - Parameter text: Without its quotes; an example as in an interactive session may follow, and
  ///   is not looked at.
  public func grade(_ text: String) -> Verdict {
    let says = text[..<(text.range(of: ">>>") ?? text.endIndex)]
    var words = Self.words(of: says)[...]
    var type = composition.input
    var found: [PhraseBook.Match] = []
    while let word = words.first {
      if let match = PhraseBook.shared.longestMatch(at: words, input: type) {
        found.append(match)
        type = match.operation.output
        words = words.dropFirst(match.wordCount)
      } else if let glue = Glue.length(at: words) {
        words = words.dropFirst(glue)
      } else {
        return .unknown(word: word)
      }
    }
    return compare(found)
  }

  private func compare(_ found: [PhraseBook.Match]) -> Verdict {
    let names = found.map(\.operation.name)
    guard names == composition.names else { return .names(names) }
    for (match, step) in zip(found, composition.steps) where match.parameter != expected(step) {
      return .parameter(operation: step.operation.name)
    }
    return .right
  }

  private func expected(_ step: Composition.Step) -> String? {
    switch step.parameter {
    case .integer(let integer): String(integer)
    case .letter(let letter): letter == " " ? Self.space : "'\(letter)'"
    case .argument: argument
    case nil: nil
    }
  }

  /// What stands for a quoted space among words.
  private static let space = "'space'"

  /// Words in lower case; quoted letters stay whole, and punctuation at a word's end stands alone.
  static func words(of text: Substring) -> [String] {
    var words: [String] = []
    let spaced = text.lowercased().split(separator: "' '", omittingEmptySubsequences: false)
      .joined(separator: space)
    for part in spaced.split(whereSeparator: \.isWhitespace) {
      var word = String(part)
      var marks: [String] = []
      while let last = word.last, ",;:.".contains(last), word.count > 1, !word.hasSuffix("'") {
        marks.insert(String(last), at: 0)
        word.removeLast()
      }
      words.append(word)
      words += marks
    }
    return words
  }
}

extension String {
  /// Where a text first occurs.
  func range(of text: String) -> String.Index? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start }
      start = index(after: start)
    }
    return nil
  }
}
