extension Tokenizer {
  /// Trains a tokenizer: the same texts in the same order give the same tokenizer.
  ///
  /// Ids go as GPT-2's do: the 256 bytes, then the merges in their order, then the special tokens,
  /// then the whitespace tokens. Special and whitespace tokens are taken out of the texts before
  /// pairs are counted, so that no merge is spent on what they cover.
  ///
  /// Edge cases: where the texts are too few to fill the vocabulary, it is smaller than asked for.
  ///
  /// - Parameter texts: Documents; pairs are never merged across two of them.
  /// - Throws: ``TokenizerError/vocabularyTooSmall(size:needed:)``; and
  ///   ``TokenizerError/duplicateToken(_:)`` or ``TokenizerError/emptyAddedToken`` for such
  ///   special tokens.
  /// - Complexity: O(bytes) to count words, then about O(m log m) in the bytes m of the different
  ///   words.
  public static func train(
    on texts: some Sequence<String>, settings: TokenizerSettings
  ) throws(TokenizerError) -> Tokenizer {
    let extra =
      settings.specialTokens.map { ($0, true) } + settings.whitespace.texts.map { ($0, false) }
    let needed = 256 + extra.count
    guard settings.vocabularySize >= needed else {
      throw .vocabularyTooSmall(size: settings.vocabularySize, needed: needed)
    }
    let counted = try count(texts, without: numbered(extra, from: 0))
    var trainer = BytePairTrainer(counted)
    trainer.train(
      size: settings.vocabularySize - extra.count, minimumCount: settings.minimumPairCount)
    for (text, _) in extra {
      // As in the files, where one key cannot have two ids.
      guard !(ByteAlphabet.bytes(spelled: text).map(trainer.isToken) ?? false) else {
        throw .duplicateToken(text)
      }
    }
    let added = try numbered(extra, from: trainer.tokens.count)
    return Tokenizer(
      model: BytePairModel(merges: trainer.merges, byteIDs: byteIDs), added: added,
      vocabulary: Vocabulary(trainer.tokens + extra.map { Array($0.0.utf8) }))
  }

  /// The ids of the bytes in GPT-2's order.
  private static var byteIDs: [Int32] {
    var ids = [Int32](repeating: 0, count: 256)
    for (id, byte) in ByteAlphabet.ordered.enumerated() { ids[Int(byte)] = Int32(id) }
    return ids
  }

  private static func numbered(
    _ tokens: [(text: String, isSpecial: Bool)], from first: Int
  ) throws(TokenizerError) -> AddedTokens {
    try AddedTokens(
      tokens.enumerated().map { index, token in
        AddedToken(id: Int32(first + index), text: token.text, isSpecial: token.isSpecial)
      })
  }

  private static func count(
    _ texts: some Sequence<String>, without added: AddedTokens
  ) -> WordCounter {
    var counter = WordCounter()
    for text in texts {
      let bytes = text.utf8.span
      added.divide(bytes, specials: .asTokens) { piece in
        guard case .text(var word, let end) = piece else { return }
        while word < end {
          let next = WordPattern.endOfWord(in: bytes, from: word, upTo: end)
          counter.add(bytes, from: word, upTo: next)
          word = next
        }
      }
    }
    return counter
  }
}
