/// Two arms over the same problems, problem by problem.
///
/// Pairing takes the difference within each problem, so that what makes a problem hard for both
/// does not blur the comparison.
public struct PairedArms: Hashable, Sendable {
  /// One problem with its counts in both arms.
  public struct Pair: Hashable, Sendable {
    /// The name both arms know it by.
    public let problem: String
    /// Its counts in the first arm.
    public let first: SampleTally
    /// Its counts in the second arm.
    public let second: SampleTally
  }

  /// The pairs, in the first arm's order of problems.
  public let pairs: [Pair]

  /// - Throws: ``ComparisonError/problemsDiffer(onlyInFirst:onlyInSecond:)`` unless both arms
  ///   have the same problems, in whatever order.
  public init(_ first: Arm, _ second: Arm) throws(ComparisonError) {
    var others: [String: SampleTally] = [:]
    for entry in second.entries { others[entry.problem] = entry.tally }
    pairs = first.entries.compactMap { entry in
      others.removeValue(forKey: entry.problem).map {
        Pair(problem: entry.problem, first: entry.tally, second: $0)
      }
    }
    guard pairs.count == first.entries.count, others.isEmpty else {
      let paired = Set(pairs.map(\.problem))
      throw .problemsDiffer(
        onlyInFirst: first.entries.map(\.problem).filter { !paired.contains($0) },
        onlyInSecond: second.entries.map(\.problem).filter { others[$0] != nil })
    }
  }

  /// The difference of pass@k, second less first, for every problem.
  ///
  /// - Throws: ``ComparisonError/arm(_:)``, naming the problems with too few samples.
  func differences(at k: Int) throws(ComparisonError) -> [Double] {
    guard k >= 1 else { throw .arm(.invalidK(k)) }
    let shortfalls = pairs.filter { min($0.first.n, $0.second.n) < k }
      .map { PassAtKError.Shortfall(problem: $0.problem, n: min($0.first.n, $0.second.n)) }
    guard shortfalls.isEmpty else {
      throw .arm(.problemsWithTooFewSamples(k: k, shortfalls))
    }
    return pairs.map { $0.first.chanceOfNone(k) - $0.second.chanceOfNone(k) }
  }

  /// The problems that only one of the arms solves.
  public func flippedProblems(by criterion: FlippedProblems.Criterion) -> FlippedProblems {
    let solved = pairs.map {
      (problem: $0.problem, criterion.isSolved($0.first), criterion.isSolved($0.second))
    }
    return FlippedProblems(
      criterion: criterion,
      gained: solved.filter { !$0.1 && $0.2 }.map(\.problem),
      lost: solved.filter { $0.1 && !$0.2 }.map(\.problem))
  }
}
