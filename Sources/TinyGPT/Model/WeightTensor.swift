/// Where one tensor of a model stands among all its weights.
public struct WeightTensor: Hashable, Sendable {
  /// As `transformers`' GPT-2 names it, such as `transformer.h.0.attn.c_attn.weight`.
  public let name: String
  /// Its sizes, the one that varies fastest last.
  public let shape: [Int]
  /// Of its first number, in floats from the start of all.
  public let offset: Int

  /// Its number of floats.
  public var count: Int { shape.reduce(1, *) }

  /// Its floats among all.
  public var range: Range<Int> { offset..<offset + count }

  /// Whether weight decay pulls it to zero: matrices only, no biases and no gains.
  ///
  /// Source: Loshchilov and Hutter 2019; GPT-3's appendix B; what nanoGPT calls `dim() >= 2`.
  public var decays: Bool { shape.count > 1 }
}
