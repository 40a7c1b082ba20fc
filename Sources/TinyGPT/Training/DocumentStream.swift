import Randomness

/// Documents, again and again, as rows of batches in random order.
///
/// Packed rows are shuffled too, not only documents: pieces of one long document would otherwise
/// fill a batch, whose gradient then speaks of nothing else.
struct DocumentStream {
  private(set) var position: DataPosition
  private let documents: [TokenDocument]
  private let arrangement: Arrangement
  private let separator: Int32
  private let context: Int
  private let seed: UInt64
  private var epoch: Epoch

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
    epoch = Epoch(
      documents, rows: Self.rowCount(documents, arrangement, context: context), seed: seed,
      number: position.epoch)
  }

  /// How many rows an epoch has.
  static func rowCount(
    _ documents: [TokenDocument], _ arrangement: Arrangement, context: Int
  ) -> Int {
    switch arrangement {
    case .packed:
      let tokens = documents.reduce(0) { $0 + $1.tokens.count + 1 }
      // The first token is predicted by nothing.
      return (tokens - 1 + context - 1) / context
    case .aligned: return documents.count
    }
  }

  /// The next `count` rows.
  mutating func rows(_ count: Int) -> [BatchRow] {
    let numbers = (0..<count).map { _ in nextNumber() }
    switch arrangement {
    case .packed: return numbers.map { $0.epoch.packedRow($0.row, documents, separator, context) }
    case .aligned:
      return Self.aligned(numbers.map { documents[$0.row] }, separator, context)
    }
  }

  /// The number of the next row, with the epoch that it belongs to.
  private mutating func nextNumber() -> (epoch: Epoch, row: Int) {
    if position.row == epoch.rows.count {
      position = DataPosition(epoch: position.epoch + 1, row: 0)
      epoch = Epoch(documents, rows: epoch.rows.count, seed: seed, number: position.epoch)
    }
    defer { position.row += 1 }
    return (epoch, epoch.rows[position.row])
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
}

/// The random orders of one pass over all documents.
private struct Epoch {
  /// The rows' numbers, in the order in which they are read.
  let rows: [Int]
  /// The documents' numbers, in the order in which they are packed.
  private let order: [Int]
  /// Where each document of ``order`` begins among all the epoch's tokens.
  private let starts: [Int]

  init(_ documents: [TokenDocument], rows count: Int, seed: UInt64, number: Int) {
    func shuffled(_ name: String, _ count: Int) -> [Int] {
      var generator = Philox(seed: seed, path: [name, String(number)])
      return Array(0..<count).shuffled(using: &generator)
    }
    rows = shuffled("order of rows", count)
    order = shuffled("order of documents", documents.count)
    var next = 0
    starts = order.map { document in
      defer { next += documents[document].tokens.count + 1 }
      return next
    }
  }

  /// Row `row` of the documents laid end to end with a separator behind each: T tokens and the one
  /// after them, which the next row begins with; fewer at the end.
  func packedRow(
    _ row: Int, _ documents: [TokenDocument], _ separator: Int32, _ context: Int
  ) -> BatchRow {
    let first = row * context
    var place = lastDocument(from: first)
    var index = first - starts[place]
    var tokens: [Int32] = []
    var learned: [Bool] = []
    while tokens.count < context + 1, place < order.count {
      let document = documents[order[place]]
      tokens.append(index < document.tokens.count ? document.tokens[index] : separator)
      learned.append(document.learns(index))
      index += 1
      if index > document.tokens.count { (place, index) = (place + 1, 0) }
    }
    return BatchRow(sequence: tokens, learned: learned)
  }

  /// The place in ``order`` of the document that token `token` belongs to.
  private func lastDocument(from token: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= token { low = middle } else { high = middle }
    }
    return low
  }
}
