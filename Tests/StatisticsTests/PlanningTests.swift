import Testing

@testable import Statistics

@Suite struct PlanningTests {
  struct Frozen: Decodable {
    struct Variance: Decodable {
      let n, c, k, m: Int
      let variance: Double
    }
    let variances: [Variance]
  }

  @Test func variancesAgreeWithFractions() throws {
    for item in try Fixture.read("planning", as: Frozen.self).variances {
      let ours = try SampleTally(n: item.n, c: item.c).passAtKVariance(
        item.k, fromSamples: item.m)
      #expect(abs(ours - item.variance) < 1e-13, "\(item) \(ours)")
    }
  }

  /// The estimate's expectation over the binomial distribution is the true variance of pass@k from
  /// m samples, which is summed over that distribution too.
  @Test(arguments: [(10, 1, 10), (10, 2, 5), (12, 6, 9), (12, 3, 40)], [0.1, 0.5, 0.93])
  func varianceIsUnbiased(numbers: (n: Int, k: Int, m: Int), p: Double) throws {
    let (n, k, m) = numbers
    let expected = try BinomialDistribution(n: n, p: p).chances.enumerated().map { c, chance in
      chance * (try SampleTally(n: n, c: c).passAtKVariance(k, fromSamples: m))
    }
    let values = PassAtKEstimator.unbiased.values(n: m, k: k)
    let chances = BinomialDistribution(n: m, p: p).chances
    let mean = zip(chances, values).reduce(0) { $0 + $1.0 * $1.1 }
    let variance = zip(chances, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    #expect(abs(expected.reduce(0, +) - variance) < 1e-14)
  }

  @Test func textbookVarianceOfARate() throws {
    let variance = try SampleTally(n: 20, c: 5).passAtKVariance(1, fromSamples: 20)
    #expect(abs(variance - 0.25 * 0.75 / 19) < 1e-16)
    #expect(throws: PassAtKError.tooFewSamples(k: 12, n: 10)) {
      try SampleTally(n: 10, c: 5).passAtKVariance(6, fromSamples: 20)
    }
  }

  /// One sample of each problem by hand: differences 1, 0, -1 … have no within part to subtract
  /// when every problem always passes or always fails.
  @Test func problemsNeededByHand() throws {
    let first = try arm([10, 0, 0, 10, 0, 10, 0, 0], n: 10)
    let second = try arm([10, 10, 0, 10, 10, 0, 0, 0], n: 10)
    let plan = try ComparisonPlan(PairedArms(first, second), at: 1)
    // Mean 1/8, variance (3 - 8/64) / 7 with n - 1, z = 1.959964 + 0.841621.
    let variance = (3 - 8.0 / 64) / 7
    let z = 1.959963984540054 + 0.8416212335729142
    #expect(plan.variance.withinProblems == 0)
    #expect(abs(plan.variance.betweenProblems - variance) < 1e-15)
    #expect(plan.needed.problems == Int((z * z * variance * 64).rounded(.up)))
    #expect(abs(plan.detectableDifference - z * (variance / 8).squareRoot()) < 1e-12)
    // The problems differ among themselves: no number of samples settles it.
    #expect(plan.needed.samples == nil)
  }

  /// The plan kept: with as many problems as it asks for, the difference is found about as often
  /// as promised.
  @Test func thePromisedPowerIsReached() throws {
    var generator = SplitMix(80)
    func experiment(_ problems: Int, _ samples: Int) throws -> PairedArms {
      var (first, second): ([Int], [Int]) = ([], [])
      for _ in 0..<problems {
        let rate = generator.uniformFraction() * 0.8
        first.append((0..<samples).count { _ in generator.uniformFraction() < rate })
        second.append((0..<samples).count { _ in generator.uniformFraction() < rate + 0.1 })
      }
      return try PairedArms(arm(first, n: samples), arm(second, n: samples))
    }
    let plan = try ComparisonPlan(experiment(2000, 4), at: 1)
    #expect(abs(plan.difference - 0.1) < 0.02)
    // Every problem gains alike: nothing but the chance in the samples is left.
    #expect(plan.variance.betweenProblems < 0.01)
    let exact = (1.96 + 0.8416) * (1.96 + 0.8416) * plan.variance.withinProblems / 0.01
    let needed = try #require(plan.needed.problems)
    #expect(abs(Double(needed) - exact) < exact * 0.4)
    let found = try (0..<300).count { _ in
      let differences = try experiment(needed, 4).differences(at: 1)
      let error = (differences.variance / Double(needed)).squareRoot()
      return abs(differences.mean) > 1.96 * error
    }
    // The pilot's error in the difference moves the power by some points either way.
    #expect((200...280).contains(found), "\(found)")
  }

  @Test func moreSamplesSettleWhatTheyCan() throws {
    let passes = (0..<40).map { 2 + $0 % 5 }
    let first = try arm(passes, n: 10)
    let second = try arm(passes.map { $0 + 1 }, n: 10)
    let plan = try ComparisonPlan(PairedArms(first, second), at: 1)
    let needed = try #require(plan.needed.samples)
    let z = 1.959963984540054 + 0.8416212335729142
    func error(_ samples: Int) throws -> Double {
      let within = try PairedArms(first, second).sampleVariance(at: 1, fromSamples: samples)
      return ((plan.variance.betweenProblems + within) / 40).squareRoot()
    }
    #expect(z * (try error(needed)) <= plan.difference)
    #expect(z * (try error(needed - 1)) > plan.difference)
    let none = try ComparisonPlan(PairedArms(first, first), at: 1)
    #expect(none.needed.problems == nil && none.needed.samples == nil)
    let names = passes.indices.map { "p\($0)" }
    #expect(throws: ComparisonError.tooFewSamplesToPlan(k: 6, problems: names)) {
      try ComparisonPlan(PairedArms(first, second), at: 6)
    }
    #expect(throws: ComparisonError.invalidFraction("power", 0.01)) {
      try ComparisonPlan(PairedArms(first, second), at: 1, power: 0.01)
    }
    #expect(throws: ComparisonError.invalidFraction("power", 1)) {
      try ComparisonPlan(PairedArms(first, second), at: 1, power: 1)
    }
  }
}
