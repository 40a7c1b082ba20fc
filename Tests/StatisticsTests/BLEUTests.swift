import Testing

@testable import Statistics

@Suite struct BLEUTests {
  struct Frozen: Decodable {
    struct Tokenization: Decodable {
      let text: String
      let tokens: [String]
    }
    struct Score: Decodable {
      let hypotheses: [String]
      let references: [[String]]
      let tokenize, smooth: String
      let value: Double?
      let effective, lowercase: Bool
      let score: Double
      let precisions: [Double]
      let bp: Double
      let sysLength, refLength: Int
      let signature: String

      var settings: BLEU {
        get throws {
          let smoothing: BLEUSmoothing =
            switch smooth {
            case "exp": .exponential
            case "floor": .floor(value ?? 0.1)
            case "add-k": .addK(value ?? 1)
            default: .none
            }
          return BLEU(
            tokenization: try #require(BLEUTokenization(rawValue: tokenize)),
            smoothing: smoothing, usesEffectiveOrder: effective, ignoresCase: lowercase)
        }
      }
    }
    struct Code: Decodable {
      let hypothesis, reference: String
      let tokens: [String]
      let score: Double
    }
    let tokenizations: [Tokenization]
    let scores: [Score]
    let code: [Code]
  }

  @Test func tokenizesAsSacrebleuDoes() throws {
    for item in try Fixture.read("bleu", as: Frozen.self).tokenizations {
      var text = item.text.unicodeScalars
      while let last = text.last, BLEUTokenization.isSpace(last) { text.removeLast() }
      let ours = BLEUTokenization.thirteenA.tokens(of: String(text))
      // By scalars: strings would compare by canonical equivalence.
      #expect(
        ours.map { Array($0.unicodeScalars) } == item.tokens.map { Array($0.unicodeScalars) },
        "\(item.text.debugDescription)")
    }
  }

  @Test func scoresAndSignaturesAreSacrebleus() throws {
    var deviation = Deviation("BLEU, sacrebleu 2.6.0")
    for item in try Fixture.read("bleu", as: Frozen.self).scores {
      let ours = try item.settings.score(item.hypotheses, against: item.references)
      deviation.record(ours.score, item.score, at: "\(item)")
      for (a, b) in zip(ours.precisions, item.precisions) { deviation.record(a, b) }
      #expect(ours.precisions.count == item.precisions.count)
      #expect(ours.brevityPenalty == item.bp)
      #expect(ours.hypothesisLength == item.sysLength)
      #expect(ours.referenceLength == item.refLength)
      #expect(ours.signature.description == item.signature)
    }
    deviation.expect(below: 1e-14)
  }

  @Test func codeIsSplitAtEverySymbol() throws {
    var deviation = Deviation("BLEU of code, sacrebleu 2.6.0 over split texts")
    for item in try Fixture.read("bleu", as: Frozen.self).code {
      #expect(BLEUTokenization.words.tokens(of: item.hypothesis) == item.tokens)
      let score = try BLEU.code.score(item.hypothesis, against: [item.reference])
      deviation.record(score.score, item.score)
      #expect(
        score.signature.description
          == "BLEU|nrefs:1|case:mixed|eff:yes|tok:words|smooth:add-k[1.00]|version:1")
    }
    deviation.expect(below: 1e-14)
    #expect(BLEUTokenization.words.tokens(of: "naïve_x2 ≤ é") == ["naïve_x2", "≤", "é"])
  }

  /// Papineni et al. 2002, section 2.1: clipping gives the candidate of seven `the` a modified
  /// unigram precision of 2/7.
  @Test func clipsAsInThePaper() throws {
    let score = try BLEU.sentence.score(
      "the the the the the the the",
      against: ["The cat is on the mat".lowercased(), "There is a cat on the mat".lowercased()])
    #expect(abs(score.precisions[0] - 100 * 2.0 / 7) < 1e-13)
  }

  @Test func composedAndDecomposedLettersDiffer() throws {
    #expect(try BLEU.sentence.score("caf\u{E9}", against: ["cafe\u{301}"]).score == 0)
  }

  @Test func refusesMissingReferences() throws {
    #expect(throws: BLEUError.countsDiffer(hypotheses: 1, references: 0)) {
      try BLEU.corpus.score(["a"], against: [])
    }
    #expect(throws: BLEUError.countsDiffer(hypotheses: 0, references: 0)) {
      try BLEU.corpus.score([], against: [])
    }
    #expect(throws: BLEUError.noReference(hypothesis: 1)) {
      try BLEU.corpus.score(["a", "b"], against: [["a"], []])
    }
  }
}
