/// What is wrong with counts of samples, or with a question put to them.
public enum PassAtKError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A problem and how many samples it has.
  public struct Shortfall: Hashable, Sendable {
    /// The name of the problem.
    public let problem: String
    /// How many samples it has.
    public let n: Int
  }

  /// The counts are not `n >= 1` and `0 <= c <= n`.
  case invalidTally(n: Int, c: Int)
  /// pass@k was asked of one problem with `k` outside `1...n`.
  case tooFewSamples(k: Int, n: Int)
  /// pass@k was asked of an arm where some problems have fewer than `k` samples.
  case problemsWithTooFewSamples(k: Int, [Shortfall])
  /// A number of draws below 1.
  case invalidK(Int)
  /// A level of an interval that is not between 0 and 1.
  case invalidLevel(Double)
  /// An arm without problems: no mean exists.
  case noProblems
  /// A problem that was given twice.
  case repeatedProblem(String)
  /// The interval could not be made.
  case bootstrap(BootstrapError)

  /// What is wrong, with which values, and what to do, in one line.
  public var description: String {
    switch self {
    case .invalidTally(let n, let c):
      "a tally needs n >= 1 and 0 <= c <= n, but n is \(n) and c is \(c)"
    case .tooFewSamples(let k, let n):
      "pass@\(k) needs k in 1...n, but n is \(n); sample more, or ask for a smaller k"
    case .problemsWithTooFewSamples(let k, let shortfalls):
      "pass@\(k) needs \(k) samples of every problem, but \(shortfalls.count) have fewer: "
        + Self.listing(shortfalls) + "; sample more, or ask for a smaller k"
    case .invalidK(let k):
      "pass@k needs k >= 1, but k is \(k)"
    case .invalidLevel(let level):
      "the level of an interval lies between 0 and 1, such as 0.95, but it is \(level)"
    case .noProblems:
      "there are no problems to take the mean over"
    case .repeatedProblem(let problem):
      "the problem \(problem) was given twice; merge its samples into one tally"
    case .bootstrap(let error):
      error.description
    }
  }

  /// The first five shortfalls by name, and how many more there are.
  private static func listing(_ shortfalls: [Shortfall]) -> String {
    let named = shortfalls.prefix(5).map { "\($0.problem) (\($0.n))" }.joined(separator: ", ")
    return shortfalls.count > 5 ? "\(named) and \(shortfalls.count - 5) more" : named
  }
}
