import Testing

@testable import Statistics

@Suite struct ComparisonTests {
  struct Frozen: Decodable {
    struct Case: Decodable {
      let n, k: Int
      let first, second: [Int]
      let exact, scipy, difference: Double
    }
    let cases: [Case]
  }

  @Test func permutationTestsAgreeWithFractionsAndScipy() throws {
    var exact = Deviation("permutation p, exact fractions")
    var scipy = Deviation("permutation p, scipy")
    for item in try Fixture.read("permutations", as: Frozen.self).cases {
      var generator = SplitMix(1)
      let comparison = try PairedArms(arm(item.first, n: item.n), arm(item.second, n: item.n))
        .compare(at: item.k, bootstrap: Bootstrap(resamples: 40), using: &generator)
      exact.record(comparison.test.p, item.exact)
      scipy.record(comparison.test.p, item.scipy)
      #expect(abs(comparison.difference.value - item.difference) < 1e-15)
      #expect(abs(comparison.second - comparison.first - item.difference) < 1e-15)
    }
    exact.expect(below: 1e-15)
    scipy.expect(below: 1e-14)
  }

  @Test func drawnPatternsComeNearToCountedOnes() throws {
    var generator = SplitMix(3)
    let differences = (0..<21).map { _ in generator.uniformFraction() - 0.35 }
    // One sign more than is counted: the drawn p against a count made here.
    let drawn = SignFlipTest(differences, permutations: 20_000, using: &generator)
    let observed = abs(differences.reduce(0, +))
    // By symmetry the first sign may stay; each further one doubles the list of sums.
    let sums = differences.dropFirst().reduce([differences[0]]) { sums, term in
      sums.map { $0 + term } + sums.map { $0 - term }
    }
    let hits = sums.count { abs($0) >= observed - 1e-12 }
    let exact = Double(hits) / Double(1 << 20)
    #expect(drawn.method == .drawn(patterns: 20_000))
    #expect(abs(drawn.p - exact) < 5 * (exact / 20_000).squareRoot(), "\(drawn.p) \(exact)")
  }

  @Test func nothingDiffers() throws {
    var generator = SplitMix(1)
    let same = try arm([1, 5, 9], n: 10)
    let comparison = try PairedArms(same, same).compare(
      at: 2, bootstrap: Bootstrap(resamples: 40), using: &generator)
    #expect(comparison.test == SignFlipTest([], permutations: 1, using: &generator))
    #expect(comparison.test.p == 1)
    #expect(comparison.difference.interval.lower == 0)
    #expect(comparison.difference.interval.upper == 0)
    #expect(!comparison.isSettled(at: 0.05))
    #expect(comparison.flipped.gained.isEmpty && comparison.flipped.lost.isEmpty)
  }

  @Test func namesFlippedProblems() throws {
    let pair = try PairedArms(arm([0, 1, 6, 4], n: 10), arm([2, 0, 5, 8], n: 10))
    let some = pair.flippedProblems(by: .someSample)
    #expect(some.gained == ["p0"] && some.lost == ["p1"])
    let most = pair.flippedProblems(by: .mostSamples)
    #expect(most.gained == ["p3"] && most.lost == ["p2"])
  }

  @Test func pairsByNameAndRefusesOtherProblems() throws {
    let first = try arm([1, 2, 3], n: 5)
    let reversed = try Arm(first.entries.reversed())
    #expect(try PairedArms(first, reversed).pairs.map(\.second.c) == [1, 2, 3])
    let error = ComparisonError.problemsDiffer(onlyInFirst: ["p2"], onlyInSecond: [])
    #expect(throws: error) { try PairedArms(first, arm([1, 2], n: 5)) }
    #expect(error.description.contains("only in the first: p2; only in the second: none"))
    var generator = SplitMix(1)
    let shortfall = PassAtKError.problemsWithTooFewSamples(k: 6, [.init(problem: "p1", n: 5)])
    #expect(throws: ComparisonError.arm(shortfall)) {
      let first = try Arm([
        .init(problem: "p0", tally: SampleTally(n: 6, c: 1)),
        .init(problem: "p1", tally: SampleTally(n: 6, c: 1)),
      ])
      let second = try Arm([first.entries[0], .init(problem: "p1", tally: SampleTally(n: 5, c: 1))])
      _ = try PairedArms(first, second).compare(at: 6, using: &generator)
    }
  }

  @Test func pairingNarrowsTheInterval() throws {
    let passes = (0..<60).map { ($0 * 37) % 95 }
    let first = try arm(passes, n: 100)
    let second = try arm(passes.map { $0 + 3 }, n: 100)
    var generator = SplitMix(2)
    let comparison = try PairedArms(first, second).compare(
      at: 1, bootstrap: Bootstrap(resamples: 200), permutations: 500, using: &generator)
    #expect(abs(comparison.difference.value - 0.03) < 1e-15)
    #expect(comparison.difference.interval.upper - comparison.difference.interval.lower < 1e-12)
    #expect(comparison.test.p == 1.0 / 501)
  }

  @Test func tiersSeparateWhatTheTestSeparates() throws {
    let base = (0..<30).map { 20 + $0 }
    var generator = SplitMix(4)
    let wobble = base.map { $0 + generator.uniformIndex(below: 7) - 3 }
    let tiers = try Tiers(
      [
        ("weak", arm(base.map { $0 - 10 }, n: 100)), ("good", arm(base, n: 100)),
        ("alike", arm(wobble, n: 100)), ("best", arm(base.map { $0 + 10 }, n: 100)),
      ], at: 1, permutations: 1000, using: &generator)
    #expect(tiers.places.first?.name == "best" && tiers.places.last?.name == "weak")
    #expect(tiers.places.map(\.tier) == [1, 2, 2, 3])
    #expect(tiers.places[0].pAgainstLeader == nil)
    #expect(throws: ComparisonError.invalidFraction("significance", 0)) {
      try Tiers([("a", arm([1], n: 2))], at: 1, significance: 0, using: &generator)
    }
  }
}
