import ExperimentSpecs

/// The result tables that are made only where a spec or its notebook names them.
enum DerivedTable: String, CaseIterable {
  case ranking, performance
  case bestTemperature = "best_temperature"
  case passAtBestTemperature = "pass_at_best_temperature"
  case comparisons, tiers, bleu
  case bleuDensity = "bleu_density"
  case categories, levels, alignment, estimator, security, filtered

  /// - Parameter isPartial: Whether tables that cannot be made are left out.
  /// - Throws: ``ReportingError``.
  static func tables(
    _ arms: JudgedArms, spec: ExperimentSpec, isPartial: Bool = false,
    where isWanted: (String) -> Bool
  ) throws(ReportingError) -> [ResultTable] {
    guard !arms.arms.isEmpty else { return [] }
    let wanted = allCases.filter { isWanted($0.rawValue) }
    var comparisons: BLEUComparisons?
    if wanted.contains(.bleu) || wanted.contains(.bleuDensity) {
      // What is published without texts must be made without them, or nobody could verify it.
      comparisons = try BLEUComparisons(arms, spec.bleu, hasTexts: spec.report.publish != .verdicts)
    }
    var tables: [ResultTable] = []
    for table in wanted {
      do {
        if let made = try table.table(arms, spec: spec, comparisons) { tables.append(made) }
      } catch {
        guard isPartial else { throw error }
      }
    }
    return tables
  }

  private func table(
    _ arms: JudgedArms, spec: ExperimentSpec, _ comparisons: BLEUComparisons?
  ) throws(ReportingError) -> ResultTable? {
    switch self {
    case .ranking: try .ranking(arms, asked: spec.ranking)
    case .performance: try .performance(arms)
    case .bestTemperature: try .bestTemperature(arms)
    case .passAtBestTemperature: try .passAtBestTemperature(arms)
    case .comparisons: try .comparisons(arms)
    case .tiers: try .tiers(arms)
    case .bleu: try comparisons.map { (all) throws(ReportingError) in try .bleu(arms, all) }
    case .bleuDensity:
      try comparisons.map { (all) throws(ReportingError) in try .bleuDensity(arms, all) }
    case .categories: try .categories(arms)
    case .levels: try .levels(arms)
    case .alignment: try .alignment(arms)
    case .estimator: try .estimator(arms)
    case .security: try .security(arms)
    case .filtered: try .filtered(arms)
    }
  }
}
