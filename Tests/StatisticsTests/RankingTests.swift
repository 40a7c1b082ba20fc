import Testing

@testable import Statistics

@Suite struct RankingTests {
  struct Frozen: Decodable {
    struct Case: Decodable {
      let scores: [Double]
      let correct: [Bool]
      let expected: [String: Double]
    }
    let cases: [Case]
  }

  @Test func agreesWithExactFractions() throws {
    var deviation = Deviation("best of k by score, exact fractions")
    for item in try Fixture.read("ranking", as: Frozen.self).cases {
      let samples = try ScoredSamples(scores: item.scores, correct: item.correct)
      for (k, expected) in item.expected {
        let ours = try samples.passRate(ofBestOf: #require(Int(k)))
        deviation.record(ours, expected, at: "n \(item.scores.count), k \(k)")
      }
    }
    deviation.expect(below: 1e-13)
  }

  @Test func agreesWithTryingEverySubset() throws {
    var generator = SplitMix(5)
    for n in 1...8 {
      for levels in [1, 2, 3, 100] {
        let scores = (0..<n).map { _ in Double(generator.uniformIndex(below: levels)) }
        let correct = (0..<n).map { _ in generator.fairCoin() }
        let samples = try ScoredSamples(scores: scores, correct: correct)
        for k in 1...n {
          let expected = expectationOverSubsets(scores, correct, k)
          #expect(abs(try samples.passRate(ofBestOf: k) - expected) < 1e-15)
        }
      }
    }
  }

  /// Every subset's highest score, and the share of correct samples among those that have it.
  private func expectationOverSubsets(
    _ scores: [Double], _ correct: [Bool], _ k: Int
  ) -> Double {
    let subsets = (0..<(1 << scores.count)).filter { $0.nonzeroBitCount == k }
    let rates = subsets.map { subset in
      let members = scores.indices.filter { subset >> $0 & 1 == 1 }
      let best = members.map { scores[$0] }.max()
      let chosen = members.filter { scores[$0] == best }
      return Double(chosen.count { correct[$0] }) / Double(chosen.count)
    }
    return rates.reduce(0, +) / Double(rates.count)
  }

  @Test func aScoreThatKnowsTheTruthIsTheOracle() throws {
    let correct = (0..<40).map { $0 % 7 == 0 }
    let oracle = try ScoredSamples(scores: correct.map { $0 ? 1 : 0 }, correct: correct)
    let blind = try ScoredSamples(scores: correct.map { _ in 3 }, correct: correct)
    for k in 1...40 {
      #expect(abs(try oracle.passRate(ofBestOf: k) - (try oracle.tally.passAtK(k))) < 1e-14)
      #expect(abs(try blind.passRate(ofBestOf: k) - 6.0 / 40) < 1e-15)
    }
  }

  @Test func refusesWhatCannotBeRanked() throws {
    #expect(throws: RankingError.countsDiffer(scores: 2, verdicts: 1)) {
      try ScoredSamples(scores: [1, 2], correct: [true])
    }
    #expect(throws: RankingError.countsDiffer(scores: 0, verdicts: 0)) {
      try ScoredSamples(scores: [], correct: [])
    }
    #expect(throws: RankingError.scoreNotANumber(sample: 1)) {
      try ScoredSamples(scores: [1, .nan], correct: [true, true])
    }
    let samples = try ScoredSamples(
      scores: [-.infinity, -.infinity, 1], correct: [true, true, false])
    #expect(try samples.passRate(ofBestOf: 3) == 0)
    #expect(throws: RankingError.tooFewSamples(k: 4, n: 3)) { try samples.passRate(ofBestOf: 4) }
  }

  @Test func armsAverageOverProblems() throws {
    let a = try ScoredSamples(scores: [3, 2, 1, 0], correct: [true, false, false, false])
    let b = try ScoredSamples(scores: [3, 2, 1, 0], correct: [false, false, false, true])
    let arm = try RankedArm(
      score: "mean-logp", [.init(problem: "a", samples: a), .init(problem: "b", samples: b)])
    func curve(_ choice: RankedArm.Choice) throws -> PassRateCurve {
      var generator = SplitMix(1)
      return try arm.passRates(
        ofBestOf: [1, 2, 4], choice: choice, bootstrap: Bootstrap(resamples: 40),
        using: &generator)
    }
    // By hand: a's best of 2 is its one correct sample in 3 of 6 subsets, b's never.
    #expect(try curve(.byScore).points.map(\.value) == [0.25, 0.25, 0.5])
    #expect(try curve(.random).points.map(\.value) == [0.25, 0.25, 0.25])
    #expect(try curve(.oracle).points.map(\.value) == [0.25, 0.5, 1])
    #expect(
      try curve(.byScore).signature.description.hasPrefix(
        "best-of-k|choice:mean-logp|expectation:exact|ties:shared|"))
    var generator = SplitMix(1)
    #expect(throws: RankingError.self) {
      try arm.passRates(
        ofBestOf: [5], choice: .random, bootstrap: .standard, using: &generator)
    }
  }
}
