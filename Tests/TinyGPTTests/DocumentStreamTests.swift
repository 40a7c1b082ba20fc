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

  /// Rows laid end to end, each row's last target being the next one's first token.
  @Test func packedRowsLoseNothing() {
    var stream = stream(.packed)
    let rows = stream.rows(30)
    #expect(rows.allSatisfy { $0.tokens.count == 4 })
    let read = rows.flatMap(\.tokens)
    #expect(Array(read.dropFirst()) == Array(rows.flatMap(\.targets).dropLast()))
    // An epoch has 11 tokens and 4 separators; each epoch has all documents, whole, once.
    for epoch in 0..<8 {
      let texts = read[epoch * 15..<epoch * 15 + 15].split(
        separator: 0, omittingEmptySubsequences: false
      ).dropLast().map(Array.init)
      #expect(Set(texts) == Set(documents.map(\.tokens)) && texts.count == 4)
    }
    let epochs = (0..<8).map { Array(read[$0 * 15..<$0 * 15 + 15]) }
    #expect(Set(epochs).count > 1)
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
