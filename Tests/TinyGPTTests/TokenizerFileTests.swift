import Foundation
import Testing

@testable import TinyGPT

@Suite struct TokenizerFileTests {
  @Test(arguments: ["whitespace", "prefixed"])
  func writesWhatItReads(_ name: String) throws {
    let tokenizer = try TokenizerFile.read(Fixture.path("tokenizers/\(name).json"))
    let folder = try ScratchFolder()
    try TokenizerFile.write(tokenizer, to: folder.path + "/a.json")
    #expect(try TokenizerFile.read(folder.path + "/a.json") == tokenizer)
  }

  @Test func gpt2sPairOfFiles() throws {
    let tokenizer = try TokenizerFile.read(Fixture.path("tokenizers/whitespace.json"))
    let folder = try ScratchFolder()
    try GPT2VocabularyFiles.write(tokenizer, inFolder: folder.path)
    #expect(try GPT2VocabularyFiles.read(inFolder: folder.path) == tokenizer)
    _ = try folder.write("#version: 0.2\nĠ a b\n", to: "merges.txt")
    let path = folder.path
    let error = #expect(throws: ExchangeError.self) {
      try GPT2VocabularyFiles.read(inFolder: path)
    }
    #expect(error?.place == "line 2")
  }

  /// GPT-2's first ids and the letters of its bytes, as its published `vocab.json` begins and ends.
  @Test func alphabetOfGPT2() {
    #expect(ByteAlphabet.ordered.prefix(3) == [0x21, 0x22, 0x23])
    #expect(ByteAlphabet.ordered[188] == 0)
    #expect(ByteAlphabet.ordered[220] == 0x20)
    #expect(ByteAlphabet.ordered[198] == 0x0A)
    #expect(ByteAlphabet.spelling(of: [0x20, 0x0A, 0x61, 0xC3]) == "ĠĊaÃ")
    #expect(ByteAlphabet.bytes(spelled: "ĠĊaÃ") == [0x20, 0x0A, 0x61, 0xC3])
    #expect(ByteAlphabet.bytes(spelled: "a b") == nil)
  }

  /// Each would make other ids than the file's author had.
  @Test(arguments: [
    (#""normalizer": null"#, #""normalizer": {"type": "NFC"}"#, "normalizer"),
    (#""type": "BPE""#, #""type": "Unigram""#, "model.type"),
    (#""dropout": null"#, #""dropout": 0.1"#, "model.dropout"),
    (#""use_regex": true"#, #""use_regex": false"#, "pre_tokenizer"),
    (#""end_of_word_suffix": null"#, #""end_of_word_suffix": "</w>""#, "model.end_of_word_suffix"),
    (#""lstrip": false"#, #""lstrip": true"#, "added_tokens[0].lstrip"),
    (#""id": 257"#, #""id": "257""#, "added_tokens[0].id"),
    (#""merges": ["#, #""merges": ["a b c", "#, "model.merges[0]"),
    (#""merges": ["#, #""merges": [["a"], "#, "model.merges[0]"),
    (#""vocab": {"#, #""vocab": {"zq": -1, "#, "model.vocab.zq"),
    (#""model": {"#, #""other": {"#, "model"),
  ])
  func filesOfAnotherKind(_ old: String, _ new: String, _ place: String) throws {
    let error = try readChanged(old, new)
    #expect(error?.place == place)
  }

  @Test(arguments: [
    (
      #""merges": ["#, #""merges": ["zq qz", "#,
      TokenizerError.mergeOutsideVocabulary(left: "zq", right: "qz")
    ),
    (#""!": 0,"#, #""!": 1,"#, .duplicateID(1)),
    (#""id": 257"#, #""id": 7"#, .duplicateToken("<|endoftext|>")),
    (#""!": 0,"#, #""!": 2000000000,"#, .unreasonableID(2_000_000_000, tokens: 270)),
    (#""!": 0,"#, #""!": 99999999999,"#, .unreasonableID(99_999_999_999, tokens: 270)),
    (#""content": "<|endoftext|>""#, #""content": """#, .emptyAddedToken),
    (#""content": "<|endoftext|>""#, #""content": "    ""#, .duplicateToken("    ")),
    (#""!": 0,"#, "", .missingByte(0x21)),
  ])
  func tokenizersThatCannotBe(_ old: String, _ new: String, _ problem: TokenizerError) throws {
    let error = try readChanged(old, new)
    #expect(error?.problem == .tokenizer(problem))
  }

  /// What reading a tokenizer with one change says.
  private func readChanged(_ old: String, _ new: String) throws -> ExchangeError? {
    let folder = try ScratchFolder()
    let tokenizer = try Tokenizer.train(
      on: ["abab abab"], settings: TokenizerSettings(vocabularySize: 270))
    let path = folder.path + "/t.json"
    try TokenizerFile.write(tokenizer, to: path)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let range = try #require(text.range(of: old))
    _ = try folder.write(text.replacingCharacters(in: range, with: new), to: "t.json")
    do throws(ExchangeError) {
      _ = try TokenizerFile.read(path)
      return nil
    } catch {
      #expect(error.file == path)
      return error
    }
  }
}
