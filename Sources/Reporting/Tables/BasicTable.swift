import ExperimentSpecs

/// The result tables that every report with samples has, in their order.
enum BasicTable: CaseIterable, Sendable {
  case passAtK, summary, problems, passRates, verdicts, attempts, arms

  /// - Parameter ks: The k that the spec asks for.
  /// - Throws: ``ReportingError``.
  func table(_ arms: JudgedArms, ks: [Int]) throws(ReportingError) -> ResultTable {
    switch self {
    case .passAtK: try .passAtK("pass_at_k", arms) { Array(1...max(1, $0)) }
    case .summary: try .passAtK("summary", arms) { _ in ks }
    case .problems: try .problems(arms)
    case .passRates: try .passRates(arms)
    case .verdicts: .verdicts(arms)
    case .attempts: .attempts(arms)
    case .arms: .arms(arms)
    }
  }
}
