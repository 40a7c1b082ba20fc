/// Why an estimator cannot be studied.
public enum EstimatorStudyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No true rates were given.
  case noRates
  /// A true rate outside of `0...1`.
  case invalidRate(Double)
  /// The estimator does not exist for these numbers.
  case tooFewSamples(k: Int, n: Int)
  /// Fewer runs than show any scatter.
  case tooFewRuns(Int)

  /// What is wrong, with which values, and what to do, in one line.
  public var description: String {
    switch self {
    case .noRates: "a study of estimators needs the true pass rate of at least one problem"
    case .invalidRate(let rate): "a pass rate lies in 0...1, but one is \(rate)"
    case .tooFewSamples(let k, let n):
      "the estimator does not exist for k = \(k) and n = \(n); it needs n >= 1, k >= 1 and, "
        + "if unbiased, k <= n"
    case .tooFewRuns(let runs): "a simulation needs at least 2 runs, but \(runs) were asked for"
    }
  }
}
