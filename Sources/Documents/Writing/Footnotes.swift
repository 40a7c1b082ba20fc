/// The footnotes of a document in the order in which a writer meets them.
///
/// A note that is referred to several times is one note.
public struct Footnotes: Sendable {
  public private(set) var notes: [[Block]] = []

  public init() {}

  /// - Returns: The number of the note, from 1, and whether this is its first mention.
  public mutating func add(_ note: [Block]) -> (number: Int, isFirst: Bool) {
    if let index = notes.firstIndex(of: note) { return (index + 1, false) }
    notes.append(note)
    return (notes.count, true)
  }
}
