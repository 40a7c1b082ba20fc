/// The tokens that are found before the words.
struct AddedTokens: Hashable, Sendable {
  /// In the order of their ids.
  let tokens: [AddedToken]
  private let first: AddedTokenMatcher
  private let second: AddedTokenMatcher

  /// - Throws: ``TokenizerError/emptyAddedToken``, ``TokenizerError/duplicateToken(_:)``.
  init(_ tokens: [AddedToken]) throws(TokenizerError) {
    var seen: Set<String> = []
    for token in tokens {
      guard !token.text.isEmpty else { throw .emptyAddedToken }
      // Compared as bytes, since Swift takes different spellings of one accent for equal.
      let spelling = ByteAlphabet.spelling(of: token.text.utf8)
      guard seen.insert(spelling).inserted else { throw .duplicateToken(token.text) }
    }
    self.init(distinct: tokens)
  }

  /// - Parameter tokens: None is empty and no two have the same text.
  init(distinct tokens: [AddedToken]) {
    self.tokens = tokens.sorted { $0.id < $1.id }
    first = AddedTokenMatcher(self.tokens.filter { !$0.isNormalized })
    second = AddedTokenMatcher(self.tokens.filter(\.isNormalized))
  }

  /// Divides a text into added tokens and what lies between them.
  ///
  /// - Parameters:
  ///   - specials: How text that reads like a special token is taken.
  ///   - piece: Is handed either a token or the bounds of text without any, never empty, in order.
  func divide(
    _ text: Span<UInt8>, specials: SpecialTokenReading, into piece: (Piece) -> Void
  ) {
    Self.divide(text, from: 0, upTo: text.count, by: first, specials) { found in
      guard case .text(let start, let end) = found, !second.isEmpty else { return piece(found) }
      Self.divide(text, from: start, upTo: end, by: second, specials, into: piece)
    }
  }

  enum Piece {
    case token(AddedToken)
    case text(start: Int, end: Int)
  }

  private static func divide(
    _ text: Span<UInt8>, from start: Int, upTo end: Int, by matcher: AddedTokenMatcher,
    _ specials: SpecialTokenReading, into piece: (Piece) -> Void
  ) {
    var done = start
    var index = start
    while index < end, let match = matcher.firstMatch(in: text, from: index, upTo: end) {
      index = match.end
      if match.token.isSpecial && specials == .asText { continue }
      if done < match.start { piece(.text(start: done, end: match.start)) }
      piece(.token(match.token))
      done = match.end
    }
    if done < end { piece(.text(start: done, end: end)) }
  }
}

/// What encoding makes of text that reads like a special token, such as `<|endoftext|>`.
public enum SpecialTokenReading: Hashable, Sendable {
  /// It becomes the special token, as in Hugging Face's `tokenizers`.
  case asTokens
  /// It is text like any other; for texts that others wrote.
  case asText
}
