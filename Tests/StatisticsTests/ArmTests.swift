import Foundation
import Testing

@testable import Statistics

@Suite struct ArmTests {
  @Test func meansAgreeWithTheReferenceHarness() throws {
    let frozen = try Fixture.read("passAtK", as: PassAtKTests.Frozen.self).arm
    let arm = try arm(frozen.c, n: frozen.n)
    for (k, mean) in frozen.means {
      #expect(abs(try arm.passAtK(#require(Int(k))) - mean) < 1e-14)
    }
  }

  @Test func namesTheProblemsWithTooFewSamples() throws {
    let arm = try Arm([
      .init(problem: "a", tally: SampleTally(n: 10, c: 1)),
      .init(problem: "b", tally: SampleTally(n: 4, c: 1)),
      .init(problem: "c", tally: SampleTally(n: 3, c: 0)),
    ])
    let error = PassAtKError.problemsWithTooFewSamples(
      k: 5, [.init(problem: "b", n: 4), .init(problem: "c", n: 3)])
    #expect(throws: error) { try arm.passAtK(5) }
    #expect(error.description.contains("b (4), c (3)"))
    #expect(arm.largestK == 3)
    #expect(abs(try arm.passAtK(3) - (0.3 + 0.75 + 0) / 3) < 1e-15)
  }

  @Test func refusesNoProblemsAndRepeatedOnes() throws {
    #expect(throws: PassAtKError.noProblems) { try Arm([]) }
    let entry = Arm.Entry(problem: "a", tally: try SampleTally(n: 1, c: 1))
    #expect(throws: PassAtKError.repeatedProblem("a")) { try Arm([entry, entry]) }
  }

  @Test func spreadsProblemsOverPassRates() throws {
    let histogram = try arm([0, 0, 1, 5, 9, 10], n: 10).passRateHistogram(bins: 10)
    #expect(histogram.counts == [2, 1, 0, 0, 0, 1, 0, 0, 0, 2])
  }

  struct Runs: Decodable {
    struct Run: Decodable {
      let n, digits: Int
      let c: [Int]
      let published: [String: Double]
    }
    let runs: [String: Run]
  }

  /// Runs over all of HumanEval, against the pass@k that others printed for them.
  @Test(arguments: ["codegen-16B-mono", "gpt-neo-125M"])
  func realRunsGiveTheirPublishedPassRates(name: String) throws {
    let run = try #require(Fixture.read("humanEvalRuns", as: Runs.self).runs[name])
    let arm = try arm(run.c, n: run.n)
    #expect(arm.entries.count == 164)
    for (k, published) in run.published {
      let ours = try arm.passAtK(#require(Int(k)))
      #expect(abs(ours - published) < 0.501 * pow(10, -Double(run.digits)), "\(k) \(ours)")
    }
  }

  @Test func differsFromAPublishedNumberByItsInterval() throws {
    var generator = SplitMix(1)
    let estimate = try arm([2, 4], n: 10).passAtK(
      1, bootstrap: Bootstrap(resamples: 40), using: &generator)
    let difference = estimate.difference(fromPublished: 0.25)
    #expect(abs(difference.value - 0.05) < 1e-15)
    #expect(difference.interval.lower == estimate.interval.lower - 0.25)
    #expect(difference.signature.description.hasSuffix("|less:published[0.25]|version:1"))
  }
}

/// An arm of problems named by their number, with the given numbers of passes.
func arm(_ passes: [Int], n: Int) throws -> Arm {
  try Arm(
    passes.enumerated().map { index, c in
      Arm.Entry(problem: "p\(index)", tally: try SampleTally(n: n, c: c))
    })
}
