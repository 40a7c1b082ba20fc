/// The samples of one problem in the order of a score, with how many are correct at each score.
///
/// - Invariant: at least one sample, and no score that is not a number.
public struct ScoredSamples: Hashable, Sendable {
  /// Samples of one score, among which a choice is by lot.
  private struct Tie: Hashable, Sendable {
    var size: Int
    var correct: Int
  }

  /// How many samples there are, and how many are correct.
  public let tally: SampleTally
  /// The ties, the highest score first.
  private let ties: [Tie]

  /// - Parameters:
  ///   - scores: A score for each sample, the higher the better: a mean or a sum of token
  ///     log-probabilities, or the log-probability of the docstring given the sample. Minus
  ///     infinity is a score like any other.
  ///   - correct: Whether each sample passes.
  /// - Throws: ``RankingError/countsDiffer(scores:verdicts:)`` or
  ///   ``RankingError/scoreNotANumber(sample:)``.
  /// - Complexity: O(n log n).
  public init(scores: [Double], correct: [Bool]) throws(RankingError) {
    guard scores.count == correct.count, !scores.isEmpty else {
      throw .countsDiffer(scores: scores.count, verdicts: correct.count)
    }
    if let sample = scores.firstIndex(where: \.isNaN) { throw .scoreNotANumber(sample: sample) }
    var ties: [Tie] = []
    var last = Double.nan
    for sample in scores.indices.sorted(by: { scores[$0] > scores[$1] }) {
      if scores[sample] != last { ties.append(Tie(size: 0, correct: 0)) }
      last = scores[sample]
      ties[ties.count - 1].size += 1
      ties[ties.count - 1].correct += correct[sample] ? 1 : 0
    }
    self.ties = ties
    do {
      tally = try SampleTally(n: scores.count, c: correct.count { $0 })
    } catch {
      throw .problems(error)
    }
  }

  /// The chance that the best-scored of `k` samples, drawn without replacement, is correct: the
  /// exact expectation over all subsets.
  ///
  /// With samples in the order of their score, i = 1 the best, sample i is chosen from a share
  /// `C(n-i, k-1) / C(n, k)` of the subsets; the expectation adds up the shares of the correct
  /// ones. Samples of equal score share theirs equally, which is the same as deciding ties by lot.
  ///
  /// Edge cases: for `k == 1` it is `c / n`; for `k == n` the correct share of the highest tie; if
  /// all scores are equal it is `c / n` for every `k`.
  ///
  /// - Parameter k: How many samples to choose from, in `1...n`.
  /// - Returns: A probability in `0...1`.
  /// - Throws: ``RankingError/tooFewSamples(k:n:)`` if `k` is outside of `1...n`.
  /// - Complexity: O(n).
  public func passRate(ofBestOf k: Int) throws(RankingError) -> Double {
    guard k >= 1, k <= tally.n else { throw .tooFewSamples(k: k, n: tally.n) }
    return expectedPassRate(k)
  }

  /// - Precondition: `k` is in `1...n`; it is for the caller to have made sure.
  func expectedPassRate(_ k: Int) -> Double {
    let n = tally.n
    var rank = 1
    var share = Double(k) / Double(n)
    var expectation = 0.0
    for tie in ties {
      var tieShare = 0.0
      for _ in 0..<tie.size {
        tieShare += share
        // C(n-i-1, k-1) / C(n-i, k-1); at the last rank the share is no longer needed.
        if rank < n { share *= Double(n - rank - k + 1) / Double(n - rank) }
        rank += 1
      }
      expectation += tieShare * Double(tie.correct) / Double(tie.size)
    }
    return min(expectation, 1)
  }
}
