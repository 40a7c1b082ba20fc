/// How completions are drawn from a model.
public struct SamplingParameters: Hashable, Sendable, Codable {
  /// 0 means greedy decoding.
  public var temperature: Double
  /// The nucleus: the smallest set of tokens whose probabilities reach this sum, in 0…1.
  ///
  /// Source: Holtzman et al. 2020, <https://arxiv.org/abs/1904.09751>.
  public var topP: Double
  /// Only so many of the most probable tokens are drawn from, before ``topP``; `nil` for all.
  public var topK: Int?
  public var maxTokens: Int
  /// A completion ends before the first of these texts.
  public var stop: [String]

  public init(
    temperature: Double, topP: Double, topK: Int? = nil, maxTokens: Int, stop: [String]
  ) {
    self.temperature = temperature
    self.topP = topP
    self.topK = topK
    self.maxTokens = maxTokens
    self.stop = stop
  }

  /// The paper's five: a line break and what begins a class, a function, a comment, a condition or
  /// an output outside of the function that is asked for.
  ///
  /// Source: Chen et al. 2021, §2.1, <https://arxiv.org/abs/2107.03374>.
  public static let codexStop = ["\nclass", "\ndef", "\n#", "\nif", "\nprint"]

  enum CodingKeys: String, CodingKey {
    case temperature, stop
    case topP = "top_p"
    case topK = "top_k"
    case maxTokens = "max_tokens"
  }
}
