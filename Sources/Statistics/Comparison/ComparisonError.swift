/// Why arms cannot be compared.
public enum ComparisonError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The arms are not over the same problems.
  case problemsDiffer(onlyInFirst: [String], onlyInSecond: [String])
  /// Fewer arms than a comparison needs.
  case tooFewArms(Int, needed: Int)
  /// A temperature that was given twice.
  case repeatedTemperature(Double)
  /// A plan for pass@k was asked of problems with fewer than `2k` samples in one of the arms.
  case tooFewSamplesToPlan(k: Int, problems: [String])
  /// A number of permutations below 1.
  case noPermutations(Int)
  /// A chance outside of what it may be, such as a power of 0.
  case invalidFraction(String, Double)
  /// One of the arms cannot answer.
  case arm(PassAtKError)

  /// What is wrong, with which values, and what to do, in one line.
  public var description: String {
    switch self {
    case .problemsDiffer(let first, let second):
      "a paired comparison needs the same problems in both arms; only in the first: "
        + "\(Self.listing(first)); only in the second: \(Self.listing(second))"
    case .tooFewArms(let count, let needed):
      "the comparison needs at least \(needed) arms, but there are \(count)"
    case .repeatedTemperature(let temperature):
      "the temperature \(temperature) was given twice; merge its samples into one arm"
    case .tooFewSamplesToPlan(let k, let problems):
      "planning for pass@\(k) needs \(2 * k) samples of every problem in both arms, to tell the "
        + "chance in the samples; there are fewer for \(Self.listing(problems))"
    case .noPermutations(let count):
      "a permutation test needs at least one permutation, but \(count) were asked for"
    case .invalidFraction(let name, let value):
      "the \(name) lies between 0 and 1, but it is \(value)"
    case .arm(let error):
      error.description
    }
  }

  private static func listing(_ problems: [String]) -> String {
    guard !problems.isEmpty else { return "none" }
    let named = problems.prefix(5).joined(separator: ", ")
    return problems.count > 5 ? "\(named) and \(problems.count - 5) more" : named
  }
}
