/// Why a tokenizer cannot be made from what was given.
public enum TokenizerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The 256 bytes and the added tokens alone take more than the wanted size.
  case vocabularyTooSmall(size: Int, needed: Int)
  /// No token stands for this byte alone, so that some texts could not be encoded.
  case missingByte(UInt8)
  /// Two tokens have the same text.
  case duplicateToken(String)
  /// Two tokens have the same id.
  case duplicateID(Int)
  /// An id that is negative or far beyond the number of tokens.
  case unreasonableID(Int, tokens: Int)
  /// A merge of tokens that are not in the vocabulary, or whose joint text is not.
  case mergeOutsideVocabulary(left: String, right: String)
  /// An added token without text, which would be found everywhere.
  case emptyAddedToken
  /// A number of spaces that makes no whitespace token, or comes twice.
  case badWhitespaceToken(spaces: Int)

  public var description: String {
    switch self {
    case .vocabularyTooSmall(let size, let needed):
      "a vocabulary of \(size) tokens is too small: the 256 bytes and the extra tokens need \(needed)"
    case .missingByte(let byte):
      "the vocabulary has no token for the byte \(byte) alone, so it cannot encode every text"
    case .duplicateToken(let token):
      "the token `\(ByteAlphabet.readable(token))` comes twice"
    case .duplicateID(let id):
      "the id \(id) belongs to two tokens"
    case .unreasonableID(let id, let tokens):
      "the id \(id) is out of range for a vocabulary of \(tokens) tokens"
    case .mergeOutsideVocabulary(let left, let right):
      "the merge of `\(ByteAlphabet.readable(left))` and `\(ByteAlphabet.readable(right))` names "
        + "or makes a token that is not in the vocabulary"
    case .emptyAddedToken:
      "an added token is empty"
    case .badWhitespaceToken(let spaces):
      "no whitespace token can be made of \(spaces) spaces: runs begin at 2, indentations at 0, "
        + "each length once and at most \(WhitespaceTokens.longest)"
    }
  }
}
