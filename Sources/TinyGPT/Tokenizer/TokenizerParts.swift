/// A tokenizer as its files spell it, not yet checked.
struct TokenizerParts {
  struct Added {
    let id: Int
    let text: String
    let isSpecial: Bool
    let isNormalized: Bool
  }

  /// Tokens in the byte alphabet's letters, and added tokens as they are.
  var vocabulary: [(token: String, id: Int)] = []
  /// Pairs of tokens in the byte alphabet's letters.
  var merges: [(left: String, right: String)] = []
  var added: [Added] = []
  var prefixesSpace = false
  /// Whether a word that is a token is taken whole without asking the merges.
  var ignoresMerges = false
}

extension Tokenizer {
  /// - Throws: ``TokenizerError``, all cases but those of training.
  init(_ parts: TokenizerParts) throws(TokenizerError) {
    let spelled = try SpelledVocabulary(parts)
    let added = try AddedTokens(
      parts.added.map { (token) throws(TokenizerError) in
        AddedToken(
          id: try spelled.id(of: token), text: token.text, isSpecial: token.isSpecial,
          isNormalized: token.isNormalized)
      })
    let repeated = Set(parts.added.compactMap(spelled.knownID))
    let numbered =
      spelled.tokens.filter { !repeated.contains($0.id) }.map { (id: Int($0.id), bytes: $0.bytes) }
      + added.tokens.map { (id: Int($0.id), bytes: Array($0.text.utf8)) }
    self.init(
      model: BytePairModel(
        merges: try parts.merges.map(spelled.merge), byteIDs: try spelled.byteIDs(),
        wholeWords: parts.ignoresMerges ? spelled.words : [:]),
      added: added, vocabulary: try Vocabulary(numbered: numbered),
      prefixesSpace: parts.prefixesSpace)
  }

  /// The tokenizer as its files spell it.
  var parts: TokenizerParts {
    var parts = TokenizerParts()
    let addedIDs = Set(addedTokens.map(\.id))
    for id in 0..<Int32(vocabulary.count) where !addedIDs.contains(id) && !vocabulary[id].isEmpty {
      parts.vocabulary.append((ByteAlphabet.spelling(of: vocabulary[id]), Int(id)))
    }
    parts.vocabulary += addedTokens.map { ($0.text, Int($0.id)) }
    parts.vocabulary.sort { $0.id < $1.id }
    parts.merges = model.merges.map { merge in
      (
        ByteAlphabet.spelling(of: vocabulary[merge.left]),
        ByteAlphabet.spelling(of: vocabulary[merge.right])
      )
    }
    parts.added = addedTokens.map {
      TokenizerParts.Added(
        id: Int($0.id), text: $0.text, isSpecial: $0.isSpecial, isNormalized: $0.isNormalized)
    }
    parts.prefixesSpace = prefixesSpace
    parts.ignoresMerges = !model.wholeWords.isEmpty
    return parts
  }
}

/// The ids of a file's tokens.
private struct SpelledVocabulary {
  /// Of tokens in the byte alphabet, by the bytes they stand for.
  private(set) var words: [[UInt8]: Int32]
  /// Of texts that no word can hold, by their own bytes: added tokens that stand in the vocabulary.
  private var others: [[UInt8]: Int32] = [:]
  /// All of them, in the file's order.
  private(set) var tokens: [(id: Int32, bytes: [UInt8])] = []
  /// For messages.
  private let count: Int

  init(_ parts: TokenizerParts) throws(TokenizerError) {
    count = parts.vocabulary.count
    words = Dictionary(minimumCapacity: parts.vocabulary.count)
    tokens.reserveCapacity(parts.vocabulary.count)
    for (token, id) in parts.vocabulary {
      guard let id = Int32(exactly: id), id >= 0 else { throw .unreasonableID(id, tokens: count) }
      let bytes = ByteAlphabet.bytes(spelled: token)
      let earlier =
        if let bytes {
          words.updateValue(id, forKey: bytes)
        } else {
          others.updateValue(id, forKey: Array(token.utf8))
        }
      guard earlier == nil else { throw .duplicateToken(token) }
      tokens.append((id, bytes ?? Array(token.utf8)))
    }
  }

  /// The id of an added token, which must be that of its text in the vocabulary, if it is there.
  func id(of added: TokenizerParts.Added) throws(TokenizerError) -> Int32 {
    guard let id = Int32(exactly: added.id), id >= 0 else {
      throw .unreasonableID(added.id, tokens: count)
    }
    guard knownID(added) ?? id == id else { throw .duplicateToken(added.text) }
    return id
  }

  /// The id of an added token's text in the vocabulary; `nil` if it is not there.
  func knownID(_ added: TokenizerParts.Added) -> Int32? {
    if let bytes = ByteAlphabet.bytes(spelled: added.text) { return words[bytes] }
    return others[Array(added.text.utf8)]
  }

  func byteIDs() throws(TokenizerError) -> [Int32] {
    try (UInt8.min...UInt8.max).map { (byte) throws(TokenizerError) in
      guard let id = words[[byte]] else { throw .missingByte(byte) }
      return id
    }
  }

  func merge(_ left: String, _ right: String) throws(TokenizerError) -> BytePairModel.Merge {
    guard let leftBytes = ByteAlphabet.bytes(spelled: left), let leftID = words[leftBytes],
      let rightBytes = ByteAlphabet.bytes(spelled: right), let rightID = words[rightBytes],
      let result = words[leftBytes + rightBytes]
    else { throw .mergeOutsideVocabulary(left: left, right: right) }
    return BytePairModel.Merge(left: leftID, right: rightID, result: result)
  }
}
