/// Why a bootstrap cannot be done.
public enum BootstrapError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Fewer resamples than an interval at this level can be read from.
  case tooFewResamples(Int, needed: Int)
  /// A level outside `0..<1`, or 0 itself.
  case invalidLevel(Double)
  /// Fewer than two problems: resampling them shows no variation.
  case tooFewProblems(Int)

  /// What is wrong, with which values, and what to do, in one line.
  public var description: String {
    switch self {
    case .tooFewResamples(let resamples, let needed):
      "\(resamples) resamples are too few for the tails of the interval; use at least \(needed)"
    case .invalidLevel(let level):
      "the level of an interval lies between 0 and 1, such as 0.95, but it is \(level)"
    case .tooFewProblems(let count):
      "a bootstrap by problem needs two problems, but there are \(count); "
        + "for a single problem use its Beta-binomial interval"
    }
  }
}
