import Testing

@testable import Statistics

@Suite struct TemperatureSweepTests {
  /// Three problems at three temperatures: all 27 resamples can be tried.
  @Test func sharesComeNearToEveryResample() throws {
    let passes = [[9, 0, 2], [5, 5, 3], [1, 8, 5]]
    let sweep = try TemperatureSweep(
      zip([0.2, 0.8, 0.4], passes).map { ($0, try arm($1, n: 10)) })
    #expect(sweep.temperatures == [0.2, 0.4, 0.8])
    var generator = SplitMix(6)
    let best = try sweep.bestTemperatures(
      [1, 3], bootstrap: Bootstrap(resamples: 5400), using: &generator)
    for answer in best {
      let exact = try exactShares([passes[0], passes[2], passes[1]], k: answer.k)
      for (drawn, exact) in zip(answer.shares, exact) { #expect(abs(drawn - exact) < 0.035) }
      #expect(abs(answer.shares.reduce(0, +) - 1) < 1e-9)
      #expect(answer.plausible.contains(answer.temperature))
      #expect(answer.values.max() == answer.values[sweepIndex(answer)])
    }
  }

  private func sweepIndex(_ answer: BestTemperature) -> Int {
    answer.temperatures.firstIndex(of: answer.temperature) ?? 0
  }

  private func exactShares(_ passes: [[Int]], k: Int) throws -> [Double] {
    var wins = [0.0, 0, 0]
    for resample in 0..<27 {
      let drawn = [resample % 3, resample / 3 % 3, resample / 9]
      let means = try passes.map { counts in
        try drawn.map { try SampleTally(n: 10, c: counts[$0]).passAtK(k) }.reduce(0, +)
      }
      let best = means.max() ?? 0
      let winners = means.indices.filter { abs(means[$0] - best) < 1e-12 }
      for winner in winners { wins[winner] += 1 / Double(winners.count) }
    }
    return wins.map { $0 / 27 }
  }

  @Test func tiesGoToTheLowestTemperatureAndStayPlausible() throws {
    let alike = try arm([3, 4, 5], n: 10)
    let sweep = try TemperatureSweep([(0.8, alike), (0.2, alike)])
    var generator = SplitMix(1)
    let best = try sweep.bestTemperatures(
      [2], bootstrap: Bootstrap(resamples: 40), using: &generator)[0]
    #expect(best.temperature == 0.2)
    #expect(best.shares == [0.5, 0.5])
    #expect(best.plausible == [0.2, 0.8])
  }

  @Test func aClearWinnerStandsAlone() throws {
    let sweep = try TemperatureSweep([
      (0.2, arm([1, 2, 3], n: 10)), (0.6, arm([7, 8, 9], n: 10)),
    ])
    var generator = SplitMix(1)
    let best = try sweep.bestTemperatures(
      [1], bootstrap: Bootstrap(resamples: 40), using: &generator)[0]
    #expect(best.temperature == 0.6 && best.plausible == [0.6] && best.shares == [0, 1])
    #expect(throws: ComparisonError.repeatedTemperature(0.2)) {
      try TemperatureSweep([(0.2, arm([1], n: 2)), (0.2, arm([1], n: 2))])
    }
    #expect(throws: ComparisonError.tooFewArms(0, needed: 1)) { try TemperatureSweep([]) }
  }
}
