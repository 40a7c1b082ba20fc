/// A problem whose test has been tried on its own reference solution.
public struct PreparedProblem: Hashable, Sendable {
  /// What trying the reference solution and an empty one showed.
  public enum Standing: Hashable, Sendable {
    /// The reference solution passes with the test in another process.
    case split
    /// It passes only in one process with the test, which is weaker: the reason why.
    case together(reason: String)
    /// There is no reference solution to try.
    case unproven
    /// The reference solution does not pass: how it fails.
    case broken(reason: String)
    /// A program without a body passes.
    case acceptsNothing
  }

  public let problem: Problem
  public let standing: Standing
  /// The test as the examiner compiled it; opaque here.
  let compiled: [UInt8]?
  /// Words of the reference solution that programs judged in one process with the test may use.
  let allowed: [String]

  /// Whether a verdict on it says something about the program.
  public var isSound: Bool {
    switch standing {
    case .split, .together: true
    case .unproven, .broken, .acceptsNothing: false
    }
  }
}
