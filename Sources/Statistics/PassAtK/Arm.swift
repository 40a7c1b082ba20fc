/// One arm of an experiment: the same model and settings on every problem of a benchmark, with the
/// counts of each.
///
/// - Invariant: at least one problem, and no problem twice.
public struct Arm: Hashable, Sendable {
  /// One problem's counts under its name, such as `HumanEval/0`.
  public struct Entry: Hashable, Sendable {
    /// The name, unique within the arm.
    public let problem: String
    /// Its counts.
    public let tally: SampleTally

    /// - Parameters:
    ///   - problem: The name.
    ///   - tally: The counts.
    public init(problem: String, tally: SampleTally) {
      self.problem = problem
      self.tally = tally
    }
  }

  /// The problems in the order given.
  public let entries: [Entry]

  /// - Throws: ``PassAtKError/noProblems`` or ``PassAtKError/repeatedProblem(_:)`` if the invariant
  ///   does not hold.
  public init(_ entries: [Entry]) throws(PassAtKError) {
    guard !entries.isEmpty else { throw .noProblems }
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.problem).inserted {
      throw .repeatedProblem(entry.problem)
    }
    self.entries = entries
  }

  /// The largest `k` for which pass@k exists: the smallest `n` of all problems.
  public var largestK: Int {
    entries.reduce(Int.max) { min($0, $1.tally.n) }
  }

  /// The unbiased pass@k: the mean over the problems, each weighing the same whatever its `n`.
  ///
  /// - Parameter k: The number of draws, at least 1 and at most ``largestK``.
  /// - Returns: A probability in `0...1`, a fraction and not a percentage.
  /// - Throws: ``PassAtKError/problemsWithTooFewSamples(k:_:)``, naming every problem with
  ///   `n < k`; ``PassAtKError/invalidK(_:)`` if `k < 1`.
  public func passAtK(_ k: Int) throws(PassAtKError) -> Double {
    try requireSamples(k)
    return mean { 1 - $0.chanceOfNone(k) }
  }

  /// The mean over the problems of the naive estimate; see ``SampleTally/naivePassAtK(_:)``.
  ///
  /// - Throws: ``PassAtKError/invalidK(_:)`` if `k < 1`.
  public func naivePassAtK(_ k: Int) throws(PassAtKError) -> Double {
    let values = try entries.map { (entry) throws(PassAtKError) in
      try entry.tally.naivePassAtK(k)
    }
    return values.mean
  }

  private func mean(_ value: (SampleTally) -> Double) -> Double {
    entries.map { value($0.tally) }.mean
  }

  func requireSamples(_ k: Int) throws(PassAtKError) {
    guard k >= 1 else { throw .invalidK(k) }
    let shortfalls = entries.filter { $0.tally.n < k }
      .map { PassAtKError.Shortfall(problem: $0.problem, n: $0.tally.n) }
    guard shortfalls.isEmpty else { throw .problemsWithTooFewSamples(k: k, shortfalls) }
  }
}
