public import ExperimentSpecs
import Foundation

extension Experiment {
  /// Which problems count in a partial report.
  ///
  /// A problem with half of its samples would count with another n than the others, and the samples
  /// that are judged first are not chosen at random: those that end soon come first.
  public static let partialRule = """
    Of each arm those problems count of which every sample was drawn and judged; all samples of \
    the other problems are left out. They are the problems that the work came to first, not a \
    random choice, and the intervals say nothing of the rest. What needs more than there is shows \
    as “…”.
    """

  /// The records of what exists so far, by ``partialRule``, and how much of each stage that is.
  ///
  /// - Returns: `nil` where no arm has a problem that counts.
  /// - Throws: ``StoreError``, `DatasetError`.
  public func partialRecords() throws -> (records: Records, partial: Provenance.Partial)? {
    var stages: [Provenance.StageProgress] = []
    var models: [ModelRecord] = []
    for entry in blueprint.models.models {
      let model = try store.model(entry)
      if let model { models.append(model) }
      stages.append(
        .init(name: entry.stage.name, unit: "models", done: model == nil ? 0 : 1, total: 1))
    }
    var material = try material()
    for (sampling, stage) in blueprint.samplings {
      try material.fill(sampling, from: store)
      let drawn = material.arms.first { $0.arm.id == sampling.name }?.samples.count ?? 0
      stages.append(
        .init(
          name: stage.name, unit: "samples", done: drawn,
          total: material.problems.count * sampling.count))
    }
    guard let standings = try standings(preparing(material.problems)) else { return nil }
    var verdicts: [[StoredVerdict]] = []
    for (place, stage) in blueprint.judges.enumerated() {
      let known = try store.verdicts(
        material.arms[place].samples.map(\.key), judging: blueprint.judging)
      let count = drop(from: &material, arm: place) { known[$0] != nil }
      stages.append(
        .init(name: stage.name, unit: "samples", done: count.judged, total: count.samples))
      stages.append(
        .init(name: stage.name, unit: "problems", done: count.whole, total: count.problems))
      verdicts.append(material.arms[place].samples.compactMap { known[$0.key] })
    }
    guard material.arms.contains(where: { !$0.samples.isEmpty }) else { return nil }
    let records = Records(material, standings: standings, verdicts: verdicts, models: models)
    return (records, Provenance.Partial(rule: Self.partialRule, stages: stages))
  }

  /// What was counted of an arm.
  private struct ArmCount {
    var samples: Int
    var judged: Int
    var problems: Int
    /// The problems that count.
    var whole: Int
  }

  /// Drops the problems of an arm that do not count.
  private func drop(
    from material: inout Material, arm place: Int, isJudged: (VerdictKey) -> Bool
  ) -> ArmCount {
    let arm = material.arms[place]
    var drawn = [Int](repeating: 0, count: material.problems.count)
    var judged = drawn
    for sample in arm.samples {
      drawn[sample.problem] += 1
      judged[sample.problem] += isJudged(sample.key) ? 1 : 0
    }
    // Of recorded samples all are there from the start, as many as the file has.
    let wanted = blueprint.samplings.first { $0.sampling.name == arm.arm.id }?.sampling.count
    let whole = Set(
      drawn.indices.filter { problem in
        judged[problem] > 0 && judged[problem] == wanted ?? drawn[problem]
      })
    material.keep(whole, ofArm: place)
    return ArmCount(
      samples: wanted.map { $0 * drawn.count } ?? arm.samples.count,
      judged: judged.reduce(0, +),
      problems: wanted == nil ? drawn.count { $0 > 0 } : drawn.count, whole: whole.count)
  }
}
