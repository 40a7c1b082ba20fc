import Archives

/// GPT-2's pair of files: `vocab.json`, ids by token, and `merges.txt`, a merge a line.
///
/// They do not say which tokens are found before the words. Here `<|endoftext|>` is special, and
/// an added token is what cannot be spelled in the byte alphabet, as the whitespace tokens; other
/// tokens that no merge makes are never found.
public enum GPT2VocabularyFiles {
  public static let vocabularyName = "vocab.json"
  public static let mergesName = "merges.txt"

  /// Reads both from a folder.
  ///
  /// - Throws: ``ExchangeError``.
  public static func read(inFolder folder: String) throws(ExchangeError) -> Tokenizer {
    let file = folder + "/" + vocabularyName
    var parts = TokenizerParts()
    parts.vocabulary = try TokenizerFile.vocabulary(JSONPlace.object(inFile: file))
    parts.merges = try readMerges(folder + "/" + mergesName)
    parts.added = parts.vocabulary.compactMap { token, id in
      let isSpecial = token == Tokenizer.endOfTextToken
      guard isSpecial || ByteAlphabet.bytes(spelled: token) == nil else { return nil }
      return TokenizerParts.Added(
        id: id, text: token, isSpecial: isSpecial, isNormalized: false)
    }
    do {
      return try Tokenizer(parts)
    } catch {
      throw ExchangeError(file, nil, .tokenizer(error))
    }
  }

  private static func readMerges(_ file: String) throws(ExchangeError) -> [(String, String)] {
    var merges: [(String, String)] = []
    let lines = try TextFile.read(file).utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      // What the byte alphabet spells never begins with `#version` and a colon and a space.
      if line.isEmpty || line.starts(with: "#version".utf8) { continue }
      let names = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      guard names.count == 2 else {
        throw ExchangeError(
          file, "line \(index + 1)",
          .unexpected(found: "\(names.count) words", wanted: "two tokens and one space"))
      }
      merges.append((String(Substring(names[0])), String(Substring(names[1]))))
    }
    return merges
  }

  /// Writes both into a folder, which must exist.
  ///
  /// - Throws: ``ExchangeError`` with ``ExchangeError/Problem/file(_:)``.
  public static func write(_ tokenizer: Tokenizer, inFolder folder: String) throws(ExchangeError) {
    let parts = tokenizer.parts
    let members = parts.vocabulary.map { "\(TokenizerFile.quoted($0.token)): \($0.id)" }
    try TextFile.write(
      "{" + members.joined(separator: ", ") + "}\n", to: folder + "/" + vocabularyName)
    let merges = parts.merges.map { "\($0.left) \($0.right)\n" }
    try TextFile.write(
      "#version: 0.2\n" + merges.joined(), to: folder + "/" + mergesName)
  }
}
