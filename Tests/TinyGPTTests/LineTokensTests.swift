import Testing

@testable import TinyGPT

@Suite struct LineTokensTests {
  /// Without merges each byte is a token, but for the whitespace tokens.
  @Test func countsByHand() throws {
    let tokenizer = try Tokenizer.train(on: [], settings: TokenizerSettings(vocabularySize: 300))
    let plain = tokenizer.withoutWhitespaceTokens
    let text = "ab\n    c\n\nd\n"
    var encoder = TokenEncoder(tokenizer)
    #expect(LineTokens.counts(of: text, by: &encoder, tokenizer) == [2, 2, 1, 3])
    var bytes = TokenEncoder(plain)
    #expect(LineTokens.counts(of: text, by: &bytes, plain) == [2, 6, 1, 3])
    #expect(LineTokens.counts(of: "", by: &bytes, plain) == [0])
    #expect(LineTokens.counts(of: "a\nb", by: &bytes, plain) == [1, 2])
  }

  @Test func theSumIsThatOfTheText() throws {
    let texts = try Fixture.texts()
    let tokenizer = try Tokenizer.train(on: texts, settings: TokenizerSettings(vocabularySize: 400))
    var encoder = TokenEncoder(tokenizer)
    for text in texts {
      let counts = LineTokens.counts(of: text, by: &encoder, tokenizer)
      #expect(counts.reduce(0, +) == tokenizer.encode(text).count)
    }
  }
}
