import Testing

@testable import TinyGPT

@Suite struct DocumentStreamTests {
  private let documents = [
    TokenDocument(tokens: [1, 2, 3]), TokenDocument(tokens: []),
    TokenDocument(tokens: [4, 5, 6, 7, 8, 9, 10], learnedFrom: 5), TokenDocument(tokens: [11]),
  ]

  private func stream(_ arrangement: Arrangement, from: DataPosition = .start) -> DocumentStream {
    DocumentStream(
      documents, arrangement: arrangement, separator: 0, context: 4, seed: 9, from: from)
  }

  /// Each epoch has all documents, whole, once, in an order of its own; only its rows are mixed, and
  /// sorted by what they overlap in they lie end to end.
  @Test func packedRowsLoseNothing() {
    var stream = stream(.packed)
    // 11 tokens and 4 separators: 14 predictions, four of them a row.
    let epochs = (0..<8).map { _ in stream.rows(4) }
    for rows in epochs {
      #expect(rows.map(\.tokens.count).sorted() == [2, 4, 4, 4])
      let chains = permutations(rows).filter { rows in
        zip(rows, rows.dropFirst()).allSatisfy { $0.targets.last == $1.tokens.first }
      }.map { rows in rows.flatMap(\.tokens) + [rows[3].targets[1]] }
      let whole = chains.contains { read in
        let texts = read.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
        return texts.last == [] && texts.count == 5
          && Set(texts.dropLast()) == Set(documents.map(\.tokens))
      }
      #expect(whole)
    }
    #expect(Set(epochs.map { $0.map(\.tokens) }).count > 1)
  }

  private func permutations(_ rows: [BatchRow]) -> [[BatchRow]] {
    rows.count < 2
      ? [rows]
      : rows.indices.flatMap { index in
        var rest = rows
        let first = rest.remove(at: index)
        return permutations(rest).map { [first] + $0 }
      }
  }

  /// One long document must not fill a batch: the rows of a batch come from all over the documents.
  @Test func aBatchReadsFromManyDocuments() {
    let documents = (0..<20).map { TokenDocument(tokens: Array(repeating: $0 + 1, count: 99)) }
    var stream = DocumentStream(
      documents, arrangement: .packed, separator: 0, context: 10, seed: 3)
    for _ in 0..<20 {
      let read = Set(stream.rows(10).flatMap(\.tokens)).subtracting([0])
      #expect(read.count >= 5)
    }
  }

  @Test func onlyWhatIsLearnedCounts() {
    var stream = stream(.packed)
    for row in stream.rows(30) {
      for (target, weight) in zip(row.targets, row.mask) {
        #expect(weight == ((4...8).contains(target) ? 0 : 1))
      }
    }
  }

  @Test(arguments: [Arrangement.packed, .aligned]) func goesOnFromAPosition(
    arrangement: Arrangement
  ) {
    var unbroken = stream(arrangement)
    for _ in 0..<20 {
      let position = unbroken.position
      var resumed = stream(arrangement, from: position)
      #expect(resumed.rows(3) == unbroken.rows(3))
    }
  }

  /// In a batch of prompts 0 and 2 long, the longer pushes the other to the right.
  @Test func alignedRowsLearnFromOnePosition() {
    let rows = DocumentStream.aligned(
      [
        TokenDocument(tokens: [1, 2, 3]),
        TokenDocument(tokens: [4, 5, 6, 7, 8, 9], learnedFrom: 2),
      ], 0, 4)
    #expect(rows.map(\.tokens) == [[1, 2, 3], [4, 5, 6, 7]])
    #expect(rows.map(\.targets) == [[2, 3, 0], [5, 6, 7, 8]])
    // Only one place is left in the context of the first row.
    #expect(rows.map(\.firstPosition) == [1, 0])
    #expect(rows.map(\.mask) == [[1, 1, 1], [0, 1, 1, 1]])
  }

  @Test func validationPredictsEachTokenOnce() {
    let rows = DocumentStream.validationRows(
      documents, arrangement: .packed, separator: 0, context: 4)
    #expect(rows.flatMap(\.targets) == [2, 3, 0, 0, 4, 5, 6, 7, 8, 9, 10, 0, 11, 0])
    #expect(rows.flatMap(\.mask) == [1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
  }
}
