import ExperimentSpecs
import Statistics

/// The arms of a report that have samples, with what all tables about them share.
struct JudgedArms: Sendable {
  /// In the order of the spec; at least one, unless the spec samples no
  /// model.
  let arms: [JudgedArm]
  let columns: ArmColumns
  /// In the order of the benchmark.
  let problems: [ProblemRecord]
  let seed: Int
  /// The k that the spec asks for.
  let ks: [Int]

  /// - Throws: ``ReportingError/statistics(_:)``, ``ReportingError/noSamples``.
  init(_ records: Records, spec: ExperimentSpec) throws(ReportingError) {
    var arms: [JudgedArm] = []
    var row = 1
    let pairs = zip(spec.arms, records.arms).map { (arm: $0, records: $1) }
    let all = try pairs.concurrentMap { (pair) throws(ReportingError) in
      try JudgedArm(pair.arm, pair.records, problems: records.problems)
    }
    for case var judged? in all {
      judged.firstRow = row
      row += judged.tallies.entries.count
      arms.append(judged)
    }
    guard !arms.isEmpty || !records.models.isEmpty || spec.models.isEmpty else {
      throw .noSamples
    }
    self.arms = arms
    columns = ArmColumns(spec.models)
    problems = records.problems
    seed = spec.sampling.seed
    ks = spec.k
  }

  /// The numbers of samples that curves over k have points at: each up to 10, then some ten in each
  /// factor of ten, those of the spec, and n.
  func counts(upTo n: Int) -> [Int] {
    let steps = [12, 14, 17, 20, 25, 30, 35, 40, 50, 60, 70, 80, 100]
    var counts = Set(1...min(10, n)).union(ks).union([n])
    var unit = 1
    while unit <= n {
      counts.formUnion(steps.map { $0 * unit })
      unit *= 10
    }
    return counts.filter { $0 <= n }.sorted()
  }
}

/// The columns that every table by arm begins with.
///
/// `family` and `non_embedding`, the parameters without the embeddings, are among them only where
/// some model of the spec tells them.
struct ArmColumns: Sendable {
  private let hasFamily: Bool
  private let hasParameters: Bool

  init(_ models: [ModelSpec]) {
    hasParameters = models.contains { $0.parameters != nil }
    hasFamily = hasParameters || models.contains { $0.family != nil }
  }

  /// What these columns may be called: all say what a row is about.
  static let keys: Set<String> = ["arm", "model", "temperature", "family", "non_embedding"]

  /// Of tables with a row for each arm.
  var names: [String] { ["arm", "model", "temperature"] + details }

  /// Of tables that put the temperatures of a model together.
  var ofModel: [String] { ["model"] + details }

  private var details: [String] {
    (hasFamily ? ["family"] : []) + (hasParameters ? ["non_embedding"] : [])
  }

  /// The values of ``names``.
  func cells(of arm: ExperimentSpecs.Arm) -> [ResultTable.Cell] {
    [.text(arm.id), .text(arm.model.label), ResultTable.Cell(arm.temperature)]
      + details(of: arm.model)
  }

  /// The values of ``ofModel``.
  func cells(of model: ModelSpec, label: String) -> [ResultTable.Cell] {
    [.text(label)] + details(of: model)
  }

  private func details(of model: ModelSpec) -> [ResultTable.Cell] {
    (hasFamily ? [.text(model.familyLabel)] : [])
      + (hasParameters ? [model.parameters.map { .integer($0) } ?? .missing] : [])
  }
}

extension ModelSpec {
  /// The family in legends; native models without one are one family, others each their own.
  var familyLabel: String {
    switch self {
    case .samples(let model): model.family ?? label
    case .native(let model): model.family ?? "trained here"
    case .checkpoint(let model): model.family ?? label
    }
  }
}
