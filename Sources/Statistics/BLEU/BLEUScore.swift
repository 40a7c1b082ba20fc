import Foundation

/// A BLEU score with what it was computed from.
public struct BLEUScore: Hashable, Sendable {
  /// BLEU in `0...100`, the field's custom.
  public let score: Double
  /// The precision of each order 1 to 4, in `0...100`, after smoothing.
  public let precisions: [Double]
  /// The factor for hypotheses shorter than their references, in `0...1`.
  public let brevityPenalty: Double
  /// Tokens of the hypotheses.
  public let hypothesisLength: Int
  /// Tokens of the references nearest in length.
  public let referenceLength: Int
  /// How it was computed; with sacrebleu's tokenizations, sacrebleu's own signature.
  public let signature: Signature

  /// `BP · exp(mean over the orders of ln precision)` (Papineni et al. 2002), in sacrebleu's order
  /// of operations, so that the last bits agree as well.
  init(_ counts: BLEUStatistics, settings: BLEU, signature: Signature) {
    hypothesisLength = counts.hypothesisLength
    referenceLength = counts.referenceLength
    self.signature = signature
    var penalty = 1.0
    if hypothesisLength < referenceLength {
      penalty =
        hypothesisLength > 0
        ? exp(1 - Double(referenceLength) / Double(hypothesisLength)) : 0
    }
    brevityPenalty = penalty
    guard counts.matches.contains(where: { $0 > 0 }) else {
      (score, precisions) = (0, [Double](repeating: 0, count: NGramCounts.orders))
      return
    }
    let smoothed = Self.smoothedPrecisions(counts, settings.smoothing)
    precisions =
      smoothed + [Double](repeating: 0, count: NGramCounts.orders - smoothed.count)
    let averaged = settings.usesEffectiveOrder ? smoothed : precisions
    let logSum = averaged.reduce(0) { $0 + ($1 == 0 ? -.infinity : log($1)) }
    score = penalty * exp(logSum / Double(averaged.count))
  }

  /// The precisions of the orders 1 to 4, up to the first that the hypotheses are too short for.
  private static func smoothedPrecisions(
    _ counts: BLEUStatistics, _ smoothing: BLEUSmoothing
  ) -> [Double] {
    var precisions: [Double] = []
    var halving = 1.0
    for order in counts.totals.indices {
      var (matched, total) = (Double(counts.matches[order]), Double(counts.totals[order]))
      if case .addK(let added) = smoothing, order > 0 {
        matched += added
        total += added
      }
      if total == 0 { break }
      if matched > 0 {
        precisions.append(100 * matched / total)
        continue
      }
      switch smoothing {
      case .exponential:
        halving *= 2
        precisions.append(100 / (halving * total))
      case .floor(let value): precisions.append(100 * value / total)
      case .addK, .none: precisions.append(0)
      }
    }
    return precisions
  }
}
