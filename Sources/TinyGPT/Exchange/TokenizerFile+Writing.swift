import Archives

extension TokenizerFile {
  /// Writes a tokenizer as `tokenizers` does: the same bytes for the same tokenizer.
  ///
  /// - Throws: ``ExchangeError`` with ``ExchangeError/Problem/file(_:)``.
  public static func write(_ tokenizer: Tokenizer, to file: String) throws(ExchangeError) {
    let parts = tokenizer.parts
    var text = """
      {
        "version": "1.0",
        "truncation": null,
        "padding": null,
        "added_tokens": [

      """
    text += parts.added.map(addedToken).joined(separator: ",\n")
    text += """

        ],
        "normalizer": null,
        "pre_tokenizer": \(byteLevel(addsPrefixSpace: parts.prefixesSpace)),
        "post_processor": \(byteLevel(addsPrefixSpace: true)),
        "decoder": \(byteLevel(addsPrefixSpace: true)),
        "model": {
          "type": "BPE",
          "dropout": null,
          "unk_token": null,
          "continuing_subword_prefix": null,
          "end_of_word_suffix": null,
          "fuse_unk": false,
          "byte_fallback": false,
          "ignore_merges": \(parts.ignoresMerges),
          "vocab": {

      """
    text += parts.vocabulary.map { "      \(quoted($0.token)): \($0.id)" }.joined(separator: ",\n")
    text += "\n    },\n    \"merges\": [\n"
    text += parts.merges.map { "      \(quoted("\($0.left) \($0.right)"))" }
      .joined(separator: ",\n")
    text += "\n    ]\n  }\n}\n"
    try TextFile.write(text, to: file)
  }

  private static func byteLevel(addsPrefixSpace: Bool) -> String {
    """
    {"type": "ByteLevel", "add_prefix_space": \(addsPrefixSpace), "trim_offsets": true, \
    "use_regex": true}
    """
  }

  private static func addedToken(_ token: TokenizerParts.Added) -> String {
    """
        {"id": \(token.id), "content": \(quoted(token.text)), "single_word": false, \
    "lstrip": false, "rstrip": false, "normalized": \(token.isNormalized), \
    "special": \(token.isSpecial)}
    """
  }

  static func quoted(_ text: String) -> String {
    String(decoding: JSONFragment(text).bytes, as: UTF8.self)
  }
}

/// Texts written whole.
enum TextFile {
  /// - Throws: ``ExchangeError`` with ``ExchangeError/Problem/file(_:)``.
  static func write(_ text: String, to file: String) throws(ExchangeError) {
    do {
      var output = try OutputFile(path: file)
      try output.write(text.utf8)
      try output.commit()
    } catch {
      throw ExchangeError(file, nil, .file(error))
    }
  }

  /// - Throws: ``ExchangeError`` where it cannot be read or is not UTF-8.
  static func read(_ file: String) throws(ExchangeError) -> String {
    let bytes: [UInt8]
    do {
      bytes = try InputFile(path: file).readToEnd()
    } catch {
      throw ExchangeError(file, nil, .file(error))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ExchangeError(file, nil, .unexpected(found: "other bytes", wanted: "UTF-8"))
    }
    return text
  }
}
