import ExperimentSpecs

/// The result tables that every report with samples has, in their order.
enum BasicTable: CaseIterable, Sendable {
  case passAtK, problems, passRates, verdicts, attempts, arms

  /// - Throws: ``ReportingError``.
  func table(_ arms: JudgedArms) throws(ReportingError) -> ResultTable {
    switch self {
    case .passAtK: try .passAtK("pass_at_k", arms) { Array(1...max(1, $0)) }
    case .problems: try .problems(arms)
    case .passRates: try .passRates(arms)
    case .verdicts: .verdicts(arms)
    case .attempts: .attempts(arms)
    case .arms: .arms(arms)
    }
  }
}
