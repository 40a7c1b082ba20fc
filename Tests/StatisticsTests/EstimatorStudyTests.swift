import Testing

@testable import Statistics

@Suite struct EstimatorStudyTests {
  struct Frozen: Decodable {
    struct Case: Decodable {
      let n, k: Int
      let estimator: String
      let mean, deviation: Double
    }
    let rates: [Double]
    let cases: [Case]
  }

  @Test func expectationsAgreeWithScipy() throws {
    let frozen = try Fixture.read("estimators", as: Frozen.self)
    let study = try EstimatorStudy(rates: frozen.rates)
    var deviation = Deviation("expectation and scatter of estimators, scipy binom")
    for item in frozen.cases {
      let estimator = try #require(PassAtKEstimator(rawValue: item.estimator))
      let ours = try study.expectation(of: estimator, n: item.n, k: item.k)
      deviation.record(ours.mean, item.mean, at: "\(item)")
      deviation.record(ours.deviation, item.deviation, at: "\(item)")
    }
    deviation.expect(below: 1e-11)
  }

  @Test func theUnbiasedEstimatorIsUnbiased() throws {
    let study = try EstimatorStudy(rates: [0, 0.004, 0.03, 0.4, 0.99, 1])
    for (n, k) in [(5, 5), (20, 5), (100, 20), (200, 100)] {
      let outcome = try study.expectation(of: .unbiased, n: n, k: k)
      #expect(abs(outcome.mean - (try study.truth(k))) < 1e-13)
    }
  }

  /// Published: the naive estimator at k = 10 and p = 0.03, whose true pass@10 is 0.2626.
  @Test(arguments: [(10, 0.1796), (20, 0.2165), (50, 0.2429), (100, 0.2525)])
  func theNaiveEstimatorIsLow(n: Int, mean: Double) throws {
    let study = try EstimatorStudy(rates: [0.03])
    #expect(abs(try study.truth(10) - 0.2626) < 5e-5)
    #expect(abs(try study.expectation(of: .naive, n: n, k: 10).mean - mean) < 5.1e-5)
  }

  @Test(arguments: PassAtKEstimator.allCases)
  func simulationsScatterAroundTheExpectation(estimator: PassAtKEstimator) throws {
    let study = try EstimatorStudy(rates: (0..<20).map { Double($0 * $0) / 400 })
    var generator = SplitMix(13)
    let exact = try study.expectation(of: estimator, n: 12, k: 5)
    let drawn = try study.simulation(of: estimator, n: 12, k: 5, runs: 2000, using: &generator)
    #expect(abs(drawn.mean - exact.mean) < 5 * exact.deviation / 2000.0.squareRoot())
    #expect(abs(drawn.deviation / exact.deviation - 1) < 0.08)
    // Half the width of the band: 1.96 standard deviations, whichever way it was found.
    let (exactWidth, drawnWidth) = (
      exact.band.upper - exact.band.lower, drawn.band.upper - drawn.band.lower
    )
    #expect(abs(exactWidth / exact.deviation - 2 * 1.959964) < 1e-5)
    #expect(abs(drawnWidth / exactWidth - 1) < 0.1)
    #expect(drawn.signature.description.hasSuffix("by:simulation|runs:2000|version:1"))
  }

  @Test func estimatorValuesAreThoseOfTallies() throws {
    for (n, k) in [(1, 1), (7, 3), (50, 50), (200, 100)] {
      let unbiased = PassAtKEstimator.unbiased.values(n: n, k: k)
      let naive = PassAtKEstimator.naive.values(n: n, k: k)
      for c in 0...n {
        let tally = try SampleTally(n: n, c: c)
        #expect(abs(unbiased[c] - (try tally.passAtK(k))) < 1e-13)
        #expect(naive[c] == (try tally.naivePassAtK(k)))
      }
    }
  }

  @Test func refusesWhatDoesNotExist() throws {
    #expect(throws: EstimatorStudyError.noRates) { try EstimatorStudy(rates: []) }
    #expect(throws: EstimatorStudyError.invalidRate(1.5)) { try EstimatorStudy(rates: [0, 1.5]) }
    let study = try EstimatorStudy(rates: [0.5])
    #expect(throws: EstimatorStudyError.tooFewSamples(k: 6, n: 5)) {
      try study.expectation(of: .unbiased, n: 5, k: 6)
    }
    #expect(throws: EstimatorStudyError.tooFewSamples(k: 0, n: 0)) { try study.truth(0) }
    var generator = SplitMix(1)
    #expect(throws: EstimatorStudyError.tooFewRuns(1)) {
      try study.simulation(of: .naive, n: 5, k: 6, runs: 1, using: &generator)
    }
  }
}
