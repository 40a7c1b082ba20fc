import Foundation

/// How the learning rate goes over the steps of a training: up in a line, then down as a cosine.
///
/// Source: the paper's section 3.2 (175 steps of warm-up, cosine decay).
public struct LearningRate: Codable, Hashable, Sendable {
  /// How long the rate rises.
  public enum WarmUp: Codable, Hashable, Sendable {
    case steps(Int)
    /// A fraction, 0…1, of all steps.
    case share(Double)

    /// In steps, of `total`.
    public func count(of total: Int) -> Int {
      switch self {
      case .steps(let steps): min(max(steps, 0), total)
      case .share(let share): Int((Double(total) * min(max(share, 0), 1)).rounded())
      }
    }
  }

  /// The rate behind the warm-up.
  public var peak: Double
  public var warmUp: WarmUp
  /// The rate of the last step as a fraction of the peak; GPT-3's was a tenth.
  public var finalFraction: Double

  public init(peak: Double, warmUp: WarmUp = .steps(175), finalFraction: Double = 0.1) {
    self.peak = peak
    self.warmUp = warmUp
    self.finalFraction = finalFraction
  }

  /// The same schedule at a tenth of the rate, with which the paper goes on from a trained model.
  public var forFineTuning: LearningRate {
    LearningRate(peak: peak / 10, warmUp: warmUp, finalFraction: finalFraction)
  }

  /// The rate of a step.
  ///
  /// - Parameter step: Counted from 0; behind the last one, the last one's.
  public func rate(step: Int, of total: Int) -> Double {
    let rising = warmUp.count(of: total)
    if step < rising { return peak * Double(step + 1) / Double(rising) }
    let share = min(Double(step - rising) / Double(max(total - rising, 1)), 1)
    let low = peak * finalFraction
    return low + 0.5 * (peak - low) * (1 + cos(.pi * share))
  }
}
