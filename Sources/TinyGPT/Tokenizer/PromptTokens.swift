/// A prompt's tokens, without the space at its end.
///
/// A text that ends in a line break is continued by an indentation, and in the texts that a model
/// was trained on the two are one token. The line break alone tells it that no indentation follows.
/// So the space at the end is left pending: the first tokens to be sampled are chosen among those
/// that agree with it, ``Tokenizer/candidates(for:)``.
public struct PromptTokens: Hashable, Sendable {
  public let ids: [Int32]
  /// Spaces, tabs and line breaks with which the next tokens must begin; may be empty.
  public let pending: [UInt8]
}

extension Tokenizer {
  /// Encodes a prompt, leaving the space at its end pending.
  ///
  /// The ids' bytes and the pending ones are together those of the prompt.
  public func encodePrompt(
    _ text: String, specials: SpecialTokenReading = .asTokens
  ) -> PromptTokens {
    var ids = encode(text, specials: specials)
    let added = Set(addedTokens.filter(\.isSpecial).map(\.id))
    var end = ids.count
    while end > 0, !added.contains(ids[end - 1]), vocabulary[ids[end - 1]].allSatisfy(Self.isSpace)
    {
      end -= 1
    }
    let pending = ids[end...].flatMap { vocabulary[$0] }
    ids.removeSubrange(end...)
    return PromptTokens(ids: ids, pending: pending)
  }

  /// The tokens that can come next where the text must go on with `pending`: those that begin with
  /// it, and those with which it begins, after which ``pending(_:after:)`` is left. In ascending
  /// order; all tokens where nothing is pending.
  ///
  /// - Complexity: O(vocabulary).
  public func candidates(for pending: [UInt8]) -> [Int32] {
    (0..<Int32(vocabulary.count)).filter { id in
      let bytes = vocabulary[id]
      return pending.isEmpty || !bytes.isEmpty && zip(bytes, pending).allSatisfy { $0 == $1 }
    }
  }

  /// What is still pending after one of the candidates.
  public func pending(_ pending: [UInt8], after id: Int32) -> [UInt8] {
    Array(pending.dropFirst(vocabulary[id].count))
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }
}
