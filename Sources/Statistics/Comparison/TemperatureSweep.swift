/// Arms that differ only in their sampling temperature, over the same problems.
///
/// - Invariant: at least one temperature, no temperature twice, the same problems in every arm.
public struct TemperatureSweep: Sendable {
  /// The temperatures, rising.
  public let temperatures: [Double]
  /// The arms in the temperatures' order.
  private let arms: [Arm]

  /// - Throws: ``ComparisonError/tooFewArms(_:needed:)`` without arms,
  ///   ``ComparisonError/repeatedTemperature(_:)``, or
  ///   ``ComparisonError/problemsDiffer(onlyInFirst:onlyInSecond:)``.
  public init(_ arms: [(temperature: Double, arm: Arm)]) throws(ComparisonError) {
    guard let first = arms.first else { throw .tooFewArms(0, needed: 1) }
    let sorted = arms.sorted { $0.temperature < $1.temperature }
    for (below, above) in zip(sorted, sorted.dropFirst())
    where below.temperature == above.temperature {
      throw .repeatedTemperature(above.temperature)
    }
    for other in arms.dropFirst() { _ = try PairedArms(first.arm, other.arm) }
    temperatures = sorted.map(\.temperature)
    self.arms = sorted.map(\.arm)
  }

  /// The best temperature for each `k`, with how sure that is; figures 5 and 9 of Chen et al. 2021.
  ///
  /// All temperatures see the same resamples of the problems, so that a hard resample is hard for
  /// all of them.
  ///
  /// - Parameters:
  ///   - ks: The numbers of draws, each in `1...n` for every `n`.
  ///   - bootstrap: How many resamples of the problems, and the level.
  ///   - generator: The source of the resamples; the same state gives the same answer.
  /// - Throws: ``ComparisonError/arm(_:)``, naming the problems with too few samples.
  /// - Complexity: O(r · P · T · K) for r resamples, P problems, T temperatures, K values of `k`.
  public func bestTemperatures(
    _ ks: [Int], bootstrap: Bootstrap = .standard,
    using generator: inout some RandomNumberGenerator
  ) throws(ComparisonError) -> [BestTemperature] {
    let rows = try jointRows(ks)
    let means = (0..<(ks.count * temperatures.count)).map { column in
      rows.map { $0[column] }.mean
    }
    var wins = [Double](repeating: 0, count: means.count)
    do {
      try ProblemTable(rows).resampleMeans(bootstrap.resamples, using: &generator) { _, resampled in
        addWins(of: resampled, to: &wins)
      }
    } catch {
      throw .arm(.bootstrap(error))
    }
    return ks.indices.map { index in
      let columns = index * temperatures.count..<(index + 1) * temperatures.count
      return BestTemperature(
        k: ks[index], temperatures: temperatures, values: Array(means[columns]),
        shares: wins[columns].map { $0 / Double(bootstrap.resamples) }, bootstrap: bootstrap)
    }
  }

  /// pass@k of every problem, (P, K · T), the temperatures of one `k` side by side.
  private func jointRows(_ ks: [Int]) throws(ComparisonError) -> [[Double]] {
    let problems = arms[0].entries.map(\.problem)
    var rows = problems.map { _ in [Double](repeating: 0, count: ks.count * arms.count) }
    for (t, arm) in arms.enumerated() {
      let own: [[Double]]
      do { own = try arm.passAtKRows(ks) } catch { throw .arm(error) }
      var places: [String: Int] = [:]
      for (place, entry) in arm.entries.enumerated() { places[entry.problem] = place }
      for (row, problem) in problems.enumerated() {
        guard let place = places[problem] else { continue }
        for k in ks.indices { rows[row][k * arms.count + t] = own[place][k] }
      }
    }
    return rows
  }

  /// Gives each `k`'s win to the best temperature of one resample, in equal parts where several
  /// are equal.
  private func addWins(of means: [Double], to wins: inout [Double]) {
    let count = temperatures.count
    for start in stride(from: 0, to: means.count, by: count) {
      var best = -Double.infinity
      for column in start..<(start + count) { best = max(best, means[column]) }
      var winners = 0.0
      for column in start..<(start + count) where means[column] == best { winners += 1 }
      for column in start..<(start + count) where means[column] == best {
        wins[column] += 1 / winners
      }
    }
  }
}
