/// How documents become the rows of batches.
public enum Arrangement: String, Codable, Hashable, Sendable {
  /// One after the other, with a separator behind each, cut into rows of the model's context. No
  /// token is left out and nothing is padded.
  case packed
  /// One document a row, cut at the model's context, with a separator behind it and padding to its
  /// left, such that what is learned begins at the same position in all rows of a batch, as in the
  /// paper's section 4.3 (prompts padded to the longest).
  case aligned
}
