/// A model that was trained elsewhere and is sampled here.
public struct CheckpointModel: Hashable, Sendable, Decodable {
  public let name: String
  /// The models it belongs to, which differ in size.
  public let family: String?
  /// Without the embeddings; `nil` where not told.
  public let parameters: Int?
  public let label: String?
  /// The folder of weights of GPT-2's architecture and their tokenizer in Hugging Face's layout,
  /// relative to the spec.
  public let folder: String
  /// Whether `<|endoftext|>` stands before each prompt.
  public let beginsDocuments: Bool
}
