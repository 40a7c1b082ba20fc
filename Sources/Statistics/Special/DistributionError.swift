/// What is wrong with a distribution's parameter, or with a question put to it.
public enum DistributionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A shape or a number of degrees of freedom that is not positive and finite.
  case invalidShape(Double)
  /// A probability outside of `0...1`.
  case invalidProbability(Double)

  /// What is wrong, with which values, and what to do, in one line.
  public var description: String {
    switch self {
    case .invalidShape(let shape):
      "the parameter of a distribution must be positive and finite, but it is \(shape)"
    case .invalidProbability(let probability):
      "a probability lies in 0...1, but it is \(probability)"
    }
  }
}
