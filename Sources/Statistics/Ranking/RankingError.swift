/// What is wrong with scored samples, or with a question put to them.
public enum RankingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Not one score for every verdict, or none at all.
  case countsDiffer(scores: Int, verdicts: Int)
  /// The score of a sample is not a number.
  case scoreNotANumber(sample: Int)
  /// The number of samples to choose from is outside of `1...n`.
  case tooFewSamples(k: Int, n: Int)
  /// The problems themselves are amiss, or some have too few samples.
  case problems(PassAtKError)

  /// What is wrong, with which values, and what to do, in one line.
  public var description: String {
    switch self {
    case .countsDiffer(let scores, let verdicts):
      "ranking needs a score for every sample, but there are \(scores) scores "
        + "and \(verdicts) verdicts"
    case .scoreNotANumber(let sample):
      "the score of sample \(sample) is not a number; leave the sample out or give it a score"
    case .tooFewSamples(let k, let n):
      "choosing one of \(k) needs k in 1...n, but n is \(n)"
    case .problems(let error):
      error.description
    }
  }
}
