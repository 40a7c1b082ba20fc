import Randomness

/// Documents in random order, again and again, as rows of batches.
struct DocumentStream {
  private(set) var position: DataPosition
  private let documents: [TokenDocument]
  private let arrangement: Arrangement
  private let separator: Int32
  private let context: Int
  private let seed: UInt64
  /// The documents' numbers in the order of this epoch.
  private var order: [Int] = []

  /// - Precondition: There are documents, and one of them has tokens.
  init(
    _ documents: [TokenDocument], arrangement: Arrangement, separator: Int32, context: Int,
    seed: UInt64, from position: DataPosition = .start
  ) {
    self.documents = documents
    self.arrangement = arrangement
    self.separator = separator
    self.context = context
    self.seed = seed
    self.position = position
    order = Self.order(documents.count, seed: seed, epoch: position.epoch)
  }

  /// The next `count` rows.
  mutating func rows(_ count: Int) -> [BatchRow] {
    switch arrangement {
    case .packed: (0..<count).map { _ in packedRow() }
    case .aligned: Self.aligned((0..<count).map { _ in nextDocument() }, separator, context)
    }
  }

  /// The next T tokens and the one after them, with which the next row begins.
  private mutating func packedRow() -> BatchRow {
    var tokens: [Int32] = []
    var learned: [Bool] = []
    while tokens.count < context + 1 {
      let document = documents[order[position.document]]
      let end = document.tokens.count + 1
      let taken = min(end - position.token, context + 1 - tokens.count)
      for index in position.token..<position.token + taken {
        tokens.append(index < document.tokens.count ? document.tokens[index] : separator)
        learned.append(document.learns(index))
      }
      position.token += taken
      // The last token of a row is read again as the first of the next one.
      if tokens.count == context + 1 { position.token -= 1 }
      if position.token == end { finishDocument() }
    }
    return BatchRow(sequence: tokens, learned: learned)
  }

  private mutating func nextDocument() -> TokenDocument {
    defer { finishDocument() }
    return documents[order[position.document]]
  }

  private mutating func finishDocument() {
    position.token = 0
    position.document += 1
    if position.document == documents.count {
      position.document = 0
      position.epoch += 1
      order = Self.order(documents.count, seed: seed, epoch: position.epoch)
    }
  }

  /// Rows of one document each, padded so that what is learned begins at one position.
  static func aligned(
    _ documents: [TokenDocument], _ separator: Int32, _ context: Int
  ) -> [BatchRow] {
    let sequences = documents.map { ($0.tokens + [separator]).prefix(context + 1) }
    let longest = documents.map(\.learned.lowerBound).max() ?? 0
    return zip(documents, sequences).map { document, sequence in
      let room = context + 1 - sequence.count
      return BatchRow(
        sequence: Array(sequence), learned: sequence.indices.map(document.learns),
        firstPosition: min(longest - document.learned.lowerBound, room))
    }
  }

  /// Rows of some documents in their own order, each token predicted once: for a validation loss.
  static func validationRows(
    _ documents: [TokenDocument], arrangement: Arrangement, separator: Int32, context: Int
  ) -> [BatchRow] {
    if arrangement == .aligned { return aligned(documents, separator, context) }
    var tokens: [Int32] = []
    var learned: [Bool] = []
    for document in documents {
      tokens += document.tokens + [separator]
      learned += (0...document.tokens.count).map(document.learns)
    }
    return stride(from: 0, to: tokens.count - 1, by: context).map { first in
      let range = first..<min(first + context + 1, tokens.count)
      return BatchRow(sequence: Array(tokens[range]), learned: Array(learned[range]))
    }
  }

  /// Fisher and Yates's shuffle with an epoch's own random numbers.
  private static func order(_ count: Int, seed: UInt64, epoch: Int) -> [Int] {
    var generator = Philox(seed: seed, path: ["order of documents", String(epoch)])
    return Array(0..<count).shuffled(using: &generator)
  }
}
