import Foundation
import Randomness
import Testing

@testable import TinyGPT

@Suite struct TokenizerTests {
  @Test(arguments: ["whitespace", "prefixed"])
  func encodesLikeTheReference(_ name: String) throws {
    let tokenizer = try TokenizerFile.read(Fixture.path("tokenizers/\(name).json"))
    var encoder = TokenEncoder(tokenizer)
    let cases = try Fixture.json("tokenizers/\(name)-ids.json", as: [EncodedText].self)
    #expect(cases.count > 80)
    for known in cases {
      #expect(tokenizer.encode(known.text) == known.ids, "\(known.text.debugDescription)")
      #expect(encoder.encode(known.text) == known.ids)
    }
  }

  @Test func trainsLikeTheReference() throws {
    let settings = TokenizerSettings(vocabularySize: 512)
    let trained = try Tokenizer.train(on: Fixture.texts(), settings: settings)
    #expect(try trained == TokenizerFile.read(Fixture.path("tokenizers/whitespace.json")))
    #expect(trained.vocabularySize == 512)
    #expect(trained.endOfText == Int32(499))
  }

  @Test func randomTextsComeBack() throws {
    let tokenizer = try TokenizerFile.read(Fixture.path("tokenizers/whitespace.json"))
    var encoder = TokenEncoder(tokenizer)
    var random = Philox(seed: 1, path: ["texts"])
    for _ in 0..<300 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<80, using: &random) {
        let limit: UInt32 = [0x80, 0x80, 0x3000, 0x110000][Int.random(in: 0..<4, using: &random)]
        if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random)) {
          text.append(scalar)
        }
      }
      let ids = encoder.encode(String(text))
      #expect(tokenizer.decode(ids).utf8.elementsEqual(String(text).utf8))
    }
  }

  @Test func decodingRepairsPartsOfCharacters() throws {
    let tokenizer = try TokenizerFile.read(Fixture.path("tokenizers/whitespace.json"))
    let ids = tokenizer.encode("日")
    #expect(ids.count > 1)
    #expect(tokenizer.decode(ids) == "日")
    #expect(tokenizer.decode(ids.dropLast()) == "\u{FFFD}")
    #expect(tokenizer.decode([-1, 512, 100_000]) == "")
  }

  @Test func specialTokensInTexts() throws {
    let tokenizer = try TokenizerFile.read(Fixture.path("tokenizers/whitespace.json"))
    let end = try #require(tokenizer.endOfText)
    let text = "a<|endoftext|>    b"
    #expect(tokenizer.encode(text).contains(end))
    let plain = tokenizer.encode(text, specials: .asText)
    #expect(!plain.contains(end))
    #expect(tokenizer.decode(plain) == text)
    #expect(plain.contains(try #require(tokenizer.addedToken("    ")).id))
  }

  /// Long words go another way than short ones; both must merge the same pairs.
  @Test func longWordsMergeLikeShortOnes() throws {
    let texts = try Fixture.texts()
    let model = try Tokenizer.train(
      on: texts, settings: TokenizerSettings(vocabularySize: 512)
    ).model
    var random = Philox(seed: 2, path: ["words"])
    for _ in 0..<100 {
      let word = (0..<Int.random(in: 2...60, using: &random)).map { _ in
        Array("etaoinsr_=".utf8)[Int.random(in: 0..<10, using: &random)]
      }
      var short = WordMerger()
      short.merge(word.span, from: 0, upTo: word.count, with: model)
      var linked = word.map { model.byteIDs[Int($0)] }
      var links = LinkedWord()
      links.merge(&linked, with: model)
      #expect(short.tokens == linked)
    }
  }

  /// A word of 200,000 letters would take hours if each merge looked at all of it.
  @Test(.timeLimit(.minutes(1))) func longWordsTakeNoLongTime() throws {
    let tokenizer = try TokenizerFile.read(Fixture.path("tokenizers/whitespace.json"))
    let text = String(repeating: "return_", count: 30_000)
    #expect(tokenizer.decode(tokenizer.encode(text)) == text)
  }
}

@Suite struct TokenizerTrainingTests {
  @Test func sameTextsSameTokenizer() throws {
    let settings = TokenizerSettings(vocabularySize: 400, whitespace: .none)
    let first = try Tokenizer.train(on: Fixture.texts(), settings: settings)
    #expect(try Tokenizer.train(on: Fixture.texts(), settings: settings) == first)
  }

  /// Sennrich et al. 2016, Algorithm 1: counts by hand.
  @Test func mergesTheMostFrequentPair() throws {
    // Words: "ab" 3 times, "abc" twice, " ab" once. `a b` 6 times, then `ab c` twice.
    let tokenizer = try Tokenizer.train(
      on: ["ab", "ab", "ab", "abc", "abc", " ab"],
      settings: TokenizerSettings(vocabularySize: 1000, whitespace: .none))
    #expect(tokenizer.vocabularySize == 256 + 2 + 1)
    #expect(tokenizer.encode("abc").map { Array(tokenizer.bytes(of: $0)) } == [Array("abc".utf8)])
    #expect(tokenizer.encode(" ab").count == 2)
  }

  @Test func overlappingPairsCountAsTheyMerge() throws {
    // "aaaaa": `a a` merges from the left, leaving the last `a`.
    let tokenizer = try Tokenizer.train(
      on: ["aaaaa"],
      settings: TokenizerSettings(vocabularySize: 258, whitespace: .none, minimumPairCount: 1))
    #expect(tokenizer.encode("aaaaa").map { tokenizer.bytes(of: $0).count } == [2, 2, 1])
  }

  @Test func whatCannotBeTrained() {
    #expect(throws: TokenizerError.vocabularyTooSmall(size: 260, needed: 269)) {
      try Tokenizer.train(on: [], settings: TokenizerSettings(vocabularySize: 260))
    }
    #expect(throws: TokenizerError.duplicateToken("a")) {
      try Tokenizer.train(
        on: [], settings: TokenizerSettings(vocabularySize: 300, specialTokens: ["a"]))
    }
    #expect(throws: TokenizerError.emptyAddedToken) {
      try Tokenizer.train(
        on: [], settings: TokenizerSettings(vocabularySize: 300, specialTokens: [""]))
    }
    #expect(throws: TokenizerError.badWhitespaceToken(spaces: 1)) {
      try WhitespaceTokens(spaceRuns: [4, 1], indentations: [])
    }
    #expect(throws: TokenizerError.badWhitespaceToken(spaces: 4)) {
      try WhitespaceTokens(spaceRuns: [], indentations: [4, 4])
    }
  }

  @Test func settingsSurviveJSON() throws {
    let settings = TokenizerSettings(vocabularySize: 512)
    let text = try JSONEncoder().encode(settings)
    #expect(try JSONDecoder().decode(TokenizerSettings.self, from: text) == settings)
    let bad = #"{"spaceRuns": [1], "indentations": []}"#
    #expect(throws: TokenizerError.self) {
      try JSONDecoder().decode(WhitespaceTokens.self, from: Data(bad.utf8))
    }
  }
}

@Suite struct WhitespaceSavingTests {
  /// Twelve spaces in three indentations: with the tokens one each, without a byte each.
  @Test func countsByHand() throws {
    let tokenizer = try Tokenizer.train(
      on: [], settings: TokenizerSettings(vocabularySize: 300))
    let text = "\n    a\n    b\n    c"
    let saving = WhitespaceSaving(of: tokenizer, on: [text])
    #expect(saving.tokensWith == 6)
    #expect(saving.tokensWithout == 18)
    #expect(abs(saving.fraction - 2.0 / 3) < 1e-15)
    #expect(WhitespaceSaving(of: tokenizer, on: []).fraction == 0)
  }

  @Test func comparesTwoTokenizers() throws {
    let texts = try Fixture.texts()
    let tokenizer = try Tokenizer.train(on: texts, settings: TokenizerSettings(vocabularySize: 300))
    let plain = try Tokenizer.train(
      on: texts, settings: TokenizerSettings(vocabularySize: 300, whitespace: .none))
    let saving = WhitespaceSaving(of: tokenizer, against: plain, on: texts)
    #expect(saving.tokensWith == texts.reduce(0) { $0 + tokenizer.encode($1).count })
    #expect(saving.tokensWithout == texts.reduce(0) { $0 + plain.encode($1).count })
  }
}

@Suite struct PromptTokensTests {
  private let tokenizer: Tokenizer
  init() throws { tokenizer = try TokenizerFile.read(Fixture.path("tokenizers/whitespace.json")) }

  @Test func spaceAtTheEndIsPending() {
    let prompt = tokenizer.encodePrompt("def f():\n    \"\"\"Doc.\"\"\"\n")
    #expect(prompt.pending == Array("\n".utf8))
    #expect(tokenizer.decode(prompt.ids) == "def f():\n    \"\"\"Doc.\"\"\"")
    #expect(tokenizer.encodePrompt("x").pending.isEmpty)
    #expect(tokenizer.encodePrompt(" \n ").ids.isEmpty)
    #expect(tokenizer.encodePrompt("x<|endoftext|>").pending.isEmpty)
  }

  @Test func candidatesAgreeWithWhatIsPending() throws {
    let pending = Array("\n      ".utf8)
    let texts = tokenizer.candidates(for: pending).map { Array(tokenizer.bytes(of: $0)) }
    #expect(texts.contains(Array("\n".utf8)))
    #expect(texts.contains(Array("\n    ".utf8)))
    #expect(texts.contains(Array("\n        ".utf8)))
    #expect(!texts.contains(Array("    ".utf8)))
    let four = try #require(tokenizer.addedToken("\n    ")).id
    #expect(tokenizer.pending(pending, after: four) == Array("  ".utf8))
    #expect(tokenizer.candidates(for: []).count == tokenizer.vocabularySize)
  }
}
