/// How often each n-gram of orders 1 to 4 occurs in a sequence of tokens.
struct NGramCounts {
  /// The highest order counted.
  static let orders = 4

  /// The tokens of an n-gram by number, with -1 after the last.
  typealias NGram = SIMD4<Int32>

  /// How many tokens there are.
  let length: Int
  /// How often each n-gram occurs.
  private(set) var counts: [NGram: Int] = [:]

  /// - Parameters:
  ///   - tokens: The tokens in order.
  ///   - vocabulary: The tokens' numbers by their bytes, to which new tokens are added. Strings as
  ///     keys would be equal by canonical equivalence, which no other BLEU knows.
  init(_ tokens: [String], vocabulary: inout [[UInt8]: Int32]) {
    length = tokens.count
    var numbers: [Int32] = []
    numbers.reserveCapacity(tokens.count)
    for token in tokens.map({ Array($0.utf8) }) {
      let number = vocabulary[token] ?? Int32(vocabulary.count)
      vocabulary[token] = number
      numbers.append(number)
    }
    for start in numbers.indices {
      var ngram = NGram(repeating: -1)
      for offset in 0..<min(Self.orders, numbers.count - start) {
        ngram[offset] = numbers[start + offset]
        counts[ngram, default: 0] += 1
      }
    }
  }

  /// Raises each count to that of `other`, where that is higher.
  mutating func formUnion(_ other: NGramCounts) {
    counts.merge(other.counts, uniquingKeysWith: max)
  }

  /// The order of an n-gram, in `1...4`.
  static func order(of ngram: NGram) -> Int {
    (0..<orders).count { ngram[$0] >= 0 }
  }
}
