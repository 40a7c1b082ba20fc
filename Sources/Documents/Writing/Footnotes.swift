/// The footnotes of a document in the order in which a writer meets them.
struct Footnotes {
  private(set) var notes: [[Block]] = []

  /// - Returns: The number of the note, from 1.
  mutating func add(_ note: [Block]) -> Int {
    notes.append(note)
    return notes.count
  }
}
