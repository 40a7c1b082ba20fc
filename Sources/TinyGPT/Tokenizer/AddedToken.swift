/// A token that is found in a text before it is divided into words.
public struct AddedToken: Hashable, Sendable {
  public let id: Int32
  /// The text it stands for, never empty.
  public let text: String
  /// Whether it marks something, such as the end of a document, and stands for no text of its own.
  public let isSpecial: Bool
  /// Whether it is looked for only in what the tokens of the other kind have left: Hugging Face's
  /// `normalized`.
  public let isNormalized: Bool

  init(id: Int32, text: String, isSpecial: Bool, isNormalized: Bool = false) {
    self.id = id
    self.text = text
    self.isSpecial = isSpecial
    self.isNormalized = isNormalized
  }
}
