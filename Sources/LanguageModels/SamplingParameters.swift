/// How completions are drawn from a model.
public struct SamplingParameters: Hashable, Sendable, Codable {
  /// 0 means greedy decoding.
  public var temperature: Double
  /// The nucleus: the smallest set of tokens whose probabilities reach this sum, in 0…1.
  public var topP: Double
  public var maxTokens: Int
  /// A completion ends before the first of these texts.
  public var stop: [String]

  public init(temperature: Double, topP: Double, maxTokens: Int, stop: [String]) {
    self.temperature = temperature
    self.topP = topP
    self.maxTokens = maxTokens
    self.stop = stop
  }

  enum CodingKeys: String, CodingKey {
    case temperature, stop
    case topP = "top_p"
    case maxTokens = "max_tokens"
  }
}
