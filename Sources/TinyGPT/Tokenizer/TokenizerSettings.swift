/// How a tokenizer is to be trained.
public struct TokenizerSettings: Hashable, Sendable, Codable {
  /// The number of tokens in all: the 256 bytes, the merges, and the special and whitespace tokens.
  public var vocabularySize: Int
  /// `<|endoftext|>` first of all.
  public var specialTokens: [String]
  /// The extra tokens for runs of spaces and indented line breaks.
  public var whitespace: WhitespaceTokens
  /// A pair that the texts hold fewer times does not become a token.
  public var minimumPairCount: Int

  public init(
    vocabularySize: Int, specialTokens: [String] = [Tokenizer.endOfTextToken],
    whitespace: WhitespaceTokens = .standard, minimumPairCount: Int = 2
  ) {
    self.vocabularySize = vocabularySize
    self.specialTokens = specialTokens
    self.whitespace = whitespace
    self.minimumPairCount = minimumPairCount
  }
}
