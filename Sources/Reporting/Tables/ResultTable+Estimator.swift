import Statistics

extension ResultTable {
  /// What the two estimators of pass@k give on average from n samples, if the pass rates of the arm
  /// with the most samples were the true ones: figure 13 of the paper.
  ///
  /// Expectation and band are exact sums over the binomial distribution, not simulated.
  static func estimator(_ arms: JudgedArms) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "estimator",
      columns: arms.columns.names + [
        "estimator", "k", "label", "n", "mean", "lower", "upper", "truth",
      ], keys: ArmColumns.keys.union(["estimator", "k", "label", "n"]))
    let most = arms.arms.map(\.tallies.largestK).max()
    guard let arm = arms.arms.first(where: { $0.tallies.largestK == most }) else { return table }
    let study = EstimatorStudy(arm.tallies)
    let ns = [5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50, 70, 100, 140, 200, 300, 500, 800, 1200]
    do {
      for estimator in [PassAtKEstimator.naive, .unbiased] {
        for k in [5, 10, 20, 100] {
          let truth = try study.truth(k)
          for n in ns where estimator == .naive || n >= k {
            let outcome = try study.expectation(of: estimator, n: n, k: k)
            table.add(
              arms.columns.cells(of: arm.arm) + [
                .text(estimator.formula), .integer(k), .text("k = \(k)"), .integer(n),
                .number(outcome.mean), .number(outcome.band.lower), .number(outcome.band.upper),
                .number(truth),
              ], from: arm.evidence([outcome.signature]))
          }
        }
      }
    } catch {
      throw .unexpected("\(error)")
    }
    return table
  }
}

extension PassAtKEstimator {
  /// The formula in legends, as the paper's titles have it.
  fileprivate var formula: String {
    switch self {
    case .unbiased: "1 − C(n−c, k) / C(n, k)"
    case .naive: "1 − (1 − p̂)ᵏ"
    }
  }
}
