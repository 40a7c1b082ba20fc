/// Which samples are compared with the reference solutions by BLEU.
public struct BLEUSpec: Hashable, Sendable, Decodable {
  /// Task ids; `nil` means all problems.
  public let problems: [String]?
  /// The most samples that are compared, over all arms and problems.
  public let samples: Int?

  /// The most samples where the spec does not say.
  public static let defaultSamples = 20_000

  public init(problems: [String]? = nil, samples: Int? = nil) {
    self.problems = problems
    self.samples = samples
  }
}
