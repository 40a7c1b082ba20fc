/// An interval of plausible values, with the level it was made for and how it was made.
public struct ConfidenceInterval: Hashable, Sendable {
  /// How an interval was made, and over what it varies.
  public enum Method: Hashable, Sendable, CustomStringConvertible {
    /// Percentiles of the statistic over resamples of whole problems, drawn with replacement.
    ///
    /// A problem comes with all its samples, so the interval covers both the choice of problems
    /// and the chance in their samples.
    case bootstrapByProblem(resamples: Int)
    /// Equal tails of the posterior of one problem, with the prior named.
    case betaBinomial(BetaPrior)
    /// Student's t with the degrees of freedom, around a least-squares estimate.
    case studentT(degreesOfFreedom: Int)
    /// The normal distribution around an expectation, with its standard deviation.
    case normal
    /// Percentiles over so many simulated experiments.
    case simulated(runs: Int)

    /// The form used in signatures: `bootstrap-percentile-by-problem[10000]`.
    public var description: String {
      switch self {
      case .bootstrapByProblem(let resamples): "bootstrap-percentile-by-problem[\(resamples)]"
      case .betaBinomial(let prior): "beta-binomial[\(prior)]"
      case .normal: "normal"
      case .simulated(let runs): "simulated-percentile[\(runs)]"
      case .studentT(let degreesOfFreedom): "student-t[\(degreesOfFreedom)]"
      }
    }
  }

  /// The lower end.
  public let lower: Double
  /// The upper end, not below ``lower``.
  public let upper: Double
  /// The level as a fraction: 0.95 for a 95 % interval.
  public let level: Double
  /// How the interval was made.
  public let method: Method

  /// - Parameters:
  ///   - lower: The lower end.
  ///   - upper: The upper end, not below `lower`.
  ///   - level: The level as a fraction.
  ///   - method: How the interval was made.
  public init(lower: Double, upper: Double, level: Double, method: Method) {
    self.lower = lower
    self.upper = upper
    self.level = level
    self.method = method
  }

  /// Whether `value` lies in the closed interval.
  public func contains(_ value: Double) -> Bool {
    lower <= value && value <= upper
  }
}
