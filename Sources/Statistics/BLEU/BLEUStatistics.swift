/// What BLEU is computed from: counts that add up over the sentences of a corpus.
struct BLEUStatistics {
  /// Tokens of the hypotheses.
  var hypothesisLength = 0
  /// Tokens of the references nearest in length.
  var referenceLength = 0
  /// Matched n-grams of the orders 1 to 4, none matched more often than a reference has it.
  var matches = [Int](repeating: 0, count: NGramCounts.orders)
  /// All n-grams of the hypotheses, of the orders 1 to 4.
  var totals = [Int](repeating: 0, count: NGramCounts.orders)

  /// Adds one sentence.
  ///
  /// Of references equally near in length the shortest counts.
  ///
  /// - Parameters:
  ///   - hypothesis: The tokens to be judged.
  ///   - references: The tokens of each reference, at least one.
  mutating func add(_ hypothesis: [String], against references: [[String]]) {
    var vocabulary: [[UInt8]: Int32] = [:]
    let own = NGramCounts(hypothesis, vocabulary: &vocabulary)
    var allowed = NGramCounts([], vocabulary: &vocabulary)
    var nearest = Int.max
    for reference in references {
      let counts = NGramCounts(reference, vocabulary: &vocabulary)
      allowed.formUnion(counts)
      let (distance, best) = (abs(counts.length - own.length), abs(nearest - own.length))
      if distance < best || (distance == best && counts.length < nearest) {
        nearest = counts.length
      }
    }
    hypothesisLength += own.length
    referenceLength += nearest
    for (ngram, count) in own.counts {
      let order = NGramCounts.order(of: ngram) - 1
      totals[order] += count
      matches[order] += min(count, allowed.counts[ngram] ?? 0)
    }
  }
}
