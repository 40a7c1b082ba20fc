/// How many tokens texts take with and without the whitespace tokens.
///
/// Chen et al. 2021, §3.2, name about 30 % on code, for a tokenizer whose merges were learned from
/// prose. Merges learned from code make tokens of indentation themselves, if they are let, so that
/// a tokenizer trained without the extra tokens is the harder thing to compare with:
/// ``init(of:against:on:)``.
public struct WhitespaceSaving: Hashable, Sendable {
  /// Tokens of all texts, with the whitespace tokens and without.
  public let tokensWith: Int
  public let tokensWithout: Int

  /// Counts with a tokenizer's merges, once with its whitespace tokens and once without them.
  ///
  /// - Parameter texts: Are gone through twice.
  public init(of tokenizer: Tokenizer, on texts: some Collection<String>) {
    self.init(of: tokenizer, against: tokenizer.withoutWhitespaceTokens, on: texts)
  }

  /// Counts with two tokenizers.
  ///
  /// - Parameters:
  ///   - tokenizer: Has whitespace tokens.
  ///   - baseline: Has none; for example trained on the same texts to the same size.
  public init(
    of tokenizer: Tokenizer, against baseline: Tokenizer, on texts: some Collection<String>
  ) {
    tokensWith = Self.count(texts, tokenizer)
    tokensWithout = Self.count(texts, baseline)
  }

  /// The share of tokens that is saved, below 1; negative where there are more; 0 without tokens.
  public var fraction: Double {
    tokensWithout == 0 ? 0 : 1 - Double(tokensWith) / Double(tokensWithout)
  }

  private static func count(_ texts: some Collection<String>, _ tokenizer: Tokenizer) -> Int {
    var encoder = TokenEncoder(tokenizer)
    return texts.reduce(0) { $0 + encoder.encode($1).count }
  }
}

extension Tokenizer {
  /// The same merges and ids, with no token for runs of spaces and indented line breaks.
  public var withoutWhitespaceTokens: Tokenizer {
    let others = addedTokens.filter { token in
      token.isSpecial || !token.text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
    }
    return Tokenizer(
      model: model, added: AddedTokens(distinct: others), vocabulary: vocabulary,
      prefixesSpace: prefixesSpace)
  }
}
