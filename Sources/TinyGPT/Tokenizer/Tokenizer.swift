/// A byte-level byte-pair encoding: texts to token ids and back.
///
/// A text is first searched for the added tokens (special ones, and the runs of spaces and
/// indented line breaks of ``WhitespaceTokens``); what lies between is divided into words by
/// GPT-2's pattern; and within each word pairs of tokens are merged, beginning with its bytes.
/// Since every byte is a token, any text can be encoded, and decoding gives it back exactly.
///
/// Sources: Sennrich et al. 2016, "Neural Machine Translation of Rare Words with Subword Units";
/// Radford et al. 2019, "Language Models are Unsupervised Multitask Learners", §2.2; the extra
/// tokens: Chen et al. 2021, §3.2, <https://arxiv.org/abs/2107.03374>.
public struct Tokenizer: Hashable, Sendable {
  let model: BytePairModel
  let added: AddedTokens
  let vocabulary: Vocabulary
  /// Whether each stretch of text that begins otherwise gets a space before it, which GPT-2 does
  /// not do; such a tokenizer does not give a text back exactly.
  let prefixesSpace: Bool

  /// The text of the token that separates documents.
  public static let endOfTextToken = "<|endoftext|>"

  init(
    model: BytePairModel, added: AddedTokens, vocabulary: Vocabulary, prefixesSpace: Bool = false
  ) {
    self.model = model
    self.added = added
    self.vocabulary = vocabulary
    self.prefixesSpace = prefixesSpace
  }

  /// One more than the largest id.
  public var vocabularySize: Int { vocabulary.count }

  /// The tokens that are found before a text is divided into words, in the order of their ids.
  public var addedTokens: [AddedToken] { added.tokens }

  /// The number of merges.
  public var mergeCount: Int { model.merges.count }

  /// The id of `<|endoftext|>`, which separates documents; `nil` in a tokenizer without it, which
  /// ``train(on:settings:)`` never makes unless told so.
  public var endOfText: Int32? { addedToken(Self.endOfTextToken)?.id }

  /// The added token that stands for exactly this text; `nil` if there is none.
  public func addedToken(_ text: String) -> AddedToken? {
    addedTokens.first { $0.text.utf8.elementsEqual(text.utf8) }
  }

  /// The ids of a text's tokens.
  ///
  /// For many texts, ``TokenEncoder`` is faster.
  ///
  /// - Parameter specials: What becomes of text that reads like a special token.
  /// - Complexity: O(length).
  public func encode(_ text: String, specials: SpecialTokenReading = .asTokens) -> [Int32] {
    var encoder = TokenEncoder(self)
    return encoder.encode(text, specials: specials)
  }

  /// The bytes that a token stands for; empty for an id without a token.
  ///
  /// They need be no whole characters: a token may hold a part of one.
  public func bytes(of id: Int32) -> ArraySlice<UInt8> { vocabulary[id] }

  /// The text of a sequence of tokens, special ones too.
  ///
  /// Bytes that are not UTF-8, such as a part of a character, become U+FFFD.
  public func decode(_ ids: some Sequence<Int32>) -> String {
    var bytes: [UInt8] = []
    for id in ids { bytes += vocabulary[id] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
