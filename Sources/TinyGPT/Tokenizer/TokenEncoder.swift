/// Encodes one text after another, remembering the words it has seen.
///
/// For many texts; a single one is encoded by ``Tokenizer/encode(_:specials:)``.
public struct TokenEncoder {
  private let tokenizer: Tokenizer
  private var cache: WordCache
  private var merger = WordMerger()

  /// Slots for words: 200 KB, which a processor's second cache holds.
  private static let slots = 1 << 13

  public init(_ tokenizer: Tokenizer) {
    self.tokenizer = tokenizer
    cache = WordCache(slots: Self.slots)
  }

  /// The ids of a text's tokens.
  ///
  /// - Parameter specials: What becomes of text that reads like a special token.
  /// - Complexity: O(length).
  public mutating func encode(
    _ text: String, specials: SpecialTokenReading = .asTokens
  ) -> [Int32] {
    var output: [Int32] = []
    output.reserveCapacity(text.utf8.count / 3)
    let bytes = text.utf8.span
    tokenizer.added.divide(bytes, specials: specials) { piece in
      switch piece {
      case .token(let token): output.append(token.id)
      case .text(let start, let end):
        if tokenizer.prefixesSpace && bytes[start] != UInt8(ascii: " ") {
          let spaced = [UInt8(ascii: " ")] + (start..<end).map { bytes[$0] }
          appendWords(of: spaced.span, from: 0, upTo: spaced.count, to: &output)
        } else {
          appendWords(of: bytes, from: start, upTo: end, to: &output)
        }
      }
    }
    return output
  }

  private mutating func appendWords(
    of text: Span<UInt8>, from start: Int, upTo end: Int, to output: inout [Int32]
  ) {
    var word = start
    while word < end {
      let next = WordPattern.endOfWord(in: text, from: word, upTo: end)
      let key = WordCache.Key(text, from: word, upTo: next)
      if let key, cache.append(key, to: &output) {
        word = next
        continue
      }
      appendMerged(text, from: word, upTo: next, key: key, to: &output)
      word = next
    }
  }

  @inline(never)
  private mutating func appendMerged(
    _ text: Span<UInt8>, from start: Int, upTo end: Int, key: WordCache.Key?,
    to output: inout [Int32]
  ) {
    let whole = tokenizer.model.wholeWords
    if !whole.isEmpty, let id = whole[(start..<end).map({ text[$0] })] {
      output.append(id)
      return
    }
    merger.merge(text, from: start, upTo: end, with: tokenizer.model)
    if let key { cache.insert(key, tokens: merger.tokens) }
    output += merger.tokens
  }
}
