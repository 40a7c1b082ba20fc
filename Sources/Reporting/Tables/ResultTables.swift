import ExperimentSpecs
import Statistics

/// All tables that follow from an experiment's records, by name.
///
/// | name | a row for each | columns beside arm, model, temperature |
/// |---|---|---|
/// | `pass_at_k` | arm and k, from 1 to the smallest n | `k`, `pass_at_k`, `lower`, `upper` |
/// | `summary` | arm and k of the spec | the same |
/// | `problems` | arm and problem | `task_id`, `n`, `c`, `pass_rate`, `lower`, `upper` |
/// | `pass_rates` | arm and bin of pass rates | `from`, `to`, `problems` |
/// | `verdicts` | arm and kind of verdict | `verdict`, `samples`, `share` |
/// | `attempts` | arm and what samples tried | `attempt`, `samples`, `share`, `passed` |
/// | `arms` | arm | `problems`, `samples`, `programs`, `passed`, `solved`, `unsampled` |
///
/// Where models were trained for the report there are `models`, `losses`, `curation`,
/// `scaling` and `scaling_law`; see ``models(_:spec:)``. Made only where they are named:
///
/// | name | a row for each | columns beside arm, model, temperature |
/// |---|---|---|
/// | `ranking` | arm, heuristic and k | `k`, `heuristic`, `label`, `pass_rate`, `lower`, `upper` |
/// | `performance` | model and heuristic | the same |
/// | `best_temperature` | model and k | `k`, `temperature`, `from`, `to`, `share`, `pass_at_k` |
/// | `pass_at_best_temperature` | model and k of the spec | `k`, `temperature`, `pass_at_k`, `lower`, `upper` |
/// | `comparisons` | pair of models | `first`, `second`, `problems`, `pass_at_1_first`, `pass_at_1_second`, `difference`, `lower`, `upper`, `p`, `adjusted_p`, `gained`, `lost` |
/// | `tiers` | arm and k of the spec | `k`, `pass_at_k`, `tier`, `p` |
/// | `bleu` | arm and problem, and all of them | `task_id`, `passed`, `failed`, `bleu_passed`, `bleu_failed`, `overlap`, `auc`, `lower`, `upper` |
/// | `bleu_density` | arm, problem, result and bin | `task_id`, `result`, `from`, `to`, `samples`, `density`, `smooth` |
/// | `categories`, `levels` | arm and kind of problem | `category` or `level`, `problems`, `samples`, `passed`, `pass_rate`, `lower`, `upper` |
/// | `alignment` | arm, examples and instruction | `examples`, `instruction`, the rest as `categories` |
/// | `security` | arm and cipher | `cipher`, `share`, `lower`, `upper`, `programs`, `insecure`, `unclear`, `invalid` |
/// | `filtered` | arm, filter, category and k | `filter`, `category`, `k`, `pass_at_k`, `problems`, `left` |
/// | `estimator` | estimator, k and n | `estimator`, `k`, `label`, `n`, `mean`, `lower`, `upper`, `truth` |
///
/// Where the spec has measurements there are, as far as it asks for them, `collection`, `tokenizers`,
/// `token_savings` and `token_depths` of corpora, `memorised` and `imports` of models' texts, `cost`
/// of training, `tracing` and `traced_modules` of real functions.
///
/// Where some model of the spec tells its family or its parameters, all tables by arm and by model
/// have the columns `family` and `non_embedding`.
///
/// The tables of the spec's `data` are among them under their own names; beside one with the columns
/// `k` and `pass_at_k` there is `against_<name>`, with what was measured, `published`, `difference`
/// and `inside`.
struct ResultTables: Sendable {
  /// In the order of the tables above.
  private(set) var tables: [ResultTable]
  /// What a reader must know about what is not in them.
  let notes: [String]

  /// - Parameters:
  ///   - data: The tables of the spec's `data` and of the paper's numbers, but for differences.
  ///   - isPartial: Whether tables that cannot be made are left out.
  ///   - isWanted: Whether a table that is made only where it is named is.
  /// - Throws: ``ReportingError/statistics(_:)``, ``ReportingError/noSamples``.
  init(
    _ records: Records, spec: ExperimentSpec, data: [ResultTable], isPartial: Bool = false,
    where isWanted: (String) -> Bool = { _ in true }
  ) throws(ReportingError) {
    let arms = try JudgedArms(records, spec: spec)
    let basic = try BasicTable.allCases.concurrentMap { (table) throws(ReportingError) in
      try table.table(arms)
    }
    let curves = basic[0]
    let measured =
      [curves, .summary(of: curves, arms, ks: spec.k)] + basic.dropFirst()
      + (try Self.models(records.models, spec: spec))
      + (try Self.measurements(records, spec: spec, arms: arms))
      + (try DerivedTable.tables(arms, spec: spec, isPartial: isPartial, where: isWanted))
    let published = data.filter { !$0.name.hasPrefix("paper.") }
    var all =
      measured + data + published.compactMap { ResultTable.comparison(of: curves, with: $0) }
    for named in spec.data {
      guard case .difference(let difference) = named.value else { continue }
      do {
        all.append(try ResultTable.difference(named.id, difference, in: all))
      } catch {
        guard isPartial else { throw error }
      }
    }
    tables = all
    notes =
      Self.notes(arms.arms, spec: spec, records: records) + Set(tables.flatMap(\.notes)).sorted()
    guard !spec.findings.isEmpty else { return }
    do {
      tables.append(try .findings(spec.findings, in: self))
    } catch {
      guard isPartial else { throw error }
    }
  }

  /// Tables that were made before; see ``RecordDigest``.
  init(_ tables: [ResultTable], notes: [String]) {
    self.tables = tables
    self.notes = notes
  }

  /// The names of all tables that there can be without any `data`.
  static let names =
    ["pass_at_k", "summary", "problems", "pass_rates", "verdicts", "attempts", "arms"]
    + ["models", "losses", "curation", "scaling", "scaling_law", "findings"]
    + measurementNames + DerivedTable.allCases.map(\.rawValue)

  subscript(name: String) -> ResultTable? { tables.first { $0.name == name } }

  /// All formulas that the tables are computed by, in the order of their first use.
  var formulas: [Provenance.Formula] {
    var seen: Set<String> = []
    return tables.flatMap { $0.evidence.flatMap(\.formulas) }.compactMap { formula in
      let signature = formula.withoutK
      guard seen.insert(signature).inserted else { return nil }
      return Provenance.Formula(
        name: formula.formula, version: formula.version, signature: signature)
    }
  }

  private static func notes(
    _ arms: [JudgedArm], spec: ExperimentSpec, records: Records
  ) -> [String] {
    var notes: [String] = []
    for arm in arms {
      if !arm.unsampled.isEmpty {
        notes.append(
          "\(arm.arm.id): no samples of \(arm.unsampled.count) problems, which are left out of its "
            + "numbers: \(arm.unsampled.prefix(10).joined(separator: ", "))"
            + (arm.unsampled.count > 10 ? ", …" : ""))
      }
      let impossible = spec.k.filter { $0 > arm.tallies.largestK }
      if !impossible.isEmpty {
        notes.append(
          "\(arm.arm.id): no pass@k for k = \(impossible.map(String.init).joined(separator: ", ")): "
            + "some problem has only \(arm.tallies.largestK) samples")
      }
    }
    let unsound = records.problems.filter { $0.reference != "passed" }
    if !unsound.isEmpty {
      notes.append(
        "the reference solutions of \(unsound.count) problems are missing or do not pass: "
          + unsound.prefix(10).map(\.taskID).joined(separator: ", "))
    }
    let together = records.problems.filter { $0.isolation != "apart" }
    if !together.isEmpty {
      notes.append(
        "the tests of \(together.count) problems could not run apart from the program and were "
          + "judged in one process with it: "
          + together.prefix(10).map(\.taskID).joined(separator: ", "))
    }
    return notes
  }
}
