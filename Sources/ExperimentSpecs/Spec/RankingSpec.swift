/// How one of several samples is chosen where a report asks what choosing is worth.
public struct RankingSpec: Hashable, Sendable, Decodable {
  /// In the order of the report; at least one.
  public let heuristics: [RankingHeuristic]
  /// The native model that scores samples by the problems' docstrings; `nil` where none does.
  public let backTranslation: String?

  public init(heuristics: [RankingHeuristic], backTranslation: String? = nil) {
    self.heuristics = heuristics
    self.backTranslation = backTranslation
  }

  /// All heuristics: what a spec that says nothing gets.
  public static let all = RankingSpec(heuristics: RankingHeuristic.allCases)
}

/// A way to choose one of `k` samples without looking at the tests, between its two bounds.
///
/// Source: Chen et al. 2021, §3.3 and §5 (Figures 7 and 10).
public enum RankingHeuristic: String, Hashable, Sendable, Decodable, CaseIterable {
  /// A correct one if there is one: the upper bound.
  case oracle
  /// The one from which a model that writes docstrings most likely makes the problem's own.
  case backTranslation = "back_translation"
  /// The one with the highest sum of its tokens' log-probabilities.
  case sumLogP = "sum_logp"
  /// The one with the highest mean of its tokens' log-probabilities.
  case meanLogP = "mean_logp"
  /// Any one.
  case random

  /// The name in legends, as the paper's.
  public var label: String {
    switch self {
    case .oracle: "Oracle"
    case .backTranslation: "Docstring backtranslation"
    case .sumLogP: "Sum logp"
    case .meanLogP: "Mean logp"
    case .random: "Random"
    }
  }
}
