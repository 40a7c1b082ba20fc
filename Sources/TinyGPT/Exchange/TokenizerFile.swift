import Archives

/// Hugging Face's `tokenizer.json`, in which a byte-level BPE is one kind of many.
///
/// Source: <https://github.com/huggingface/tokenizers>, whose ids those of ``Tokenizer`` equal.
/// What concerns no ids of plain encoding is passed over: truncation, padding, and the templates
/// that put special tokens around a text.
public enum TokenizerFile {
  /// The file's usual name.
  public static let name = "tokenizer.json"

  /// Reads a tokenizer.
  ///
  /// - Throws: ``ExchangeError``: for a file that is no such JSON, for another kind of tokenizer
  ///   than a byte-level BPE with GPT-2's pattern, and for one that cannot be, with
  ///   ``ExchangeError/Problem/tokenizer(_:)``.
  public static func read(_ file: String) throws(ExchangeError) -> Tokenizer {
    let root = try JSONPlace.object(inFile: file)
    var parts = TokenizerParts()
    if let normalizer = root["normalizer"] { throw normalizer.unsupported("`null`") }
    parts.prefixesSpace = try prefixesSpace(root.required("pre_tokenizer"))
    try readModel(root.required("model").object(), into: &parts)
    if let added = root["added_tokens"] {
      parts.added = try added.elements().map { (token) throws(ExchangeError) in
        try addedToken(token.object())
      }
    }
    do {
      return try Tokenizer(parts)
    } catch {
      throw ExchangeError(file, nil, .tokenizer(error))
    }
  }

  private static func prefixesSpace(_ place: JSONPlace) throws(ExchangeError) -> Bool {
    let settings = try place.object()
    guard try settings.required("type").string() == "ByteLevel",
      try settings["use_regex"]?.boolean() ?? true
    else { throw place.unsupported("type `ByteLevel` with `use_regex`, GPT-2's way") }
    return try settings["add_prefix_space"]?.boolean() ?? true
  }

  private static func readModel(
    _ model: JSONMembers, into parts: inout TokenizerParts
  ) throws(ExchangeError) {
    if let type = model["type"], try type.string() != "BPE" { throw type.unsupported("`BPE`") }
    if let dropout = model["dropout"], try dropout.number() != 0 {
      throw dropout.unsupported("encoding without chance, `null`")
    }
    for key in ["continuing_subword_prefix", "end_of_word_suffix"] {
      if let mark = model[key], try !mark.string().isEmpty { throw mark.unsupported("`null`") }
    }
    parts.ignoresMerges = try model["ignore_merges"]?.boolean() ?? false
    parts.vocabulary = try vocabulary(model.required("vocab").object())
    parts.merges = try model.required("merges").elements().map { (merge) throws(ExchangeError) in
      try pair(merge)
    }
  }

  /// The ids of tokens, as `vocab.json` and the model in `tokenizer.json` have them.
  static func vocabulary(
    _ members: JSONMembers
  ) throws(ExchangeError) -> [(token: String, id: Int)] {
    try members.all.map { (member) throws(ExchangeError) in
      (member.key, try member.place.integer())
    }
  }

  /// A merge, written `"a b"` or, since 2024, `["a", "b"]`.
  private static func pair(_ merge: JSONPlace) throws(ExchangeError) -> (String, String) {
    let names: [String]
    if merge.value.kind == .list {
      names = try merge.elements().map { (name) throws(ExchangeError) in try name.string() }
    } else {
      names = try merge.string().split(separator: " ", omittingEmptySubsequences: false)
        .map(String.init)
    }
    guard names.count == 2 else { throw merge.unexpected("two tokens") }
    return (names[0], names[1])
  }

  private static func addedToken(
    _ token: JSONMembers
  ) throws(ExchangeError) -> TokenizerParts.Added {
    for key in ["single_word", "lstrip", "rstrip"] {
      if let flag = token[key], try flag.boolean() { throw flag.unsupported("`false`") }
    }
    return TokenizerParts.Added(
      id: try token.required("id").integer(), text: try token.required("content").string(),
      isSpecial: try token["special"]?.boolean() ?? false,
      isNormalized: try token["normalized"]?.boolean() ?? false)
  }
}
