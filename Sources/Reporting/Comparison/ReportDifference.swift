public import ExperimentSpecs

/// What two reports differ by: settings, pass@k problem by problem, and verdicts on equal programs.
public struct ReportDifference: Sendable {
  public let settings: [SettingChange]
  /// The arms that both reports have, in the order of the first.
  public let arms: [ArmDifference]
  /// The ids of arms that only one of the reports has.
  public let unpaired: (first: [String], second: [String])

  /// A report, as it is read back from its folder.
  public struct Side: Sendable {
    let spec: ExperimentSpec
    let effective: JSONValue
    let records: Records

    /// - Parameter effective: The spec as the folder has it.
    public init(spec: ExperimentSpec, effective: JSONValue, records: Records) {
      self.spec = spec
      self.effective = effective
      self.records = records
    }

    fileprivate var arms: [JudgedArm] {
      get throws(ReportingError) {
        var arms: [JudgedArm] = []
        for (arm, samples) in zip(spec.arms, records.arms) {
          if let judged = try JudgedArm(arm, samples, problems: records.problems) {
            arms.append(judged)
          }
        }
        return arms
      }
    }
  }

  /// Arms are paired by their ids; where each report has only one, they are paired whatever their
  /// ids.
  ///
  /// - Throws: ``ReportingError``.
  public init(_ first: Side, _ second: Side) throws(ReportingError) {
    settings = SettingChange.between(first.effective, second.effective)
    let (ours, theirs) = (try first.arms, try second.arms)
    let isSingle = ours.count == 1 && theirs.count == 1
    var arms: [ArmDifference] = []
    for arm in ours {
      guard let other = isSingle ? theirs.first : theirs.first(where: { $0.arm.id == arm.arm.id })
      else { continue }
      let ks = first.spec.k + second.spec.k.filter { !first.spec.k.contains($0) }
      arms.append(try ArmDifference(arm, other, ks: ks.sorted(), seed: first.spec.sampling.seed))
    }
    self.arms = ArmDifference.adjusted(arms)
    let paired = (Set(arms.map(\.first)), Set(arms.map(\.second)))
    unpaired = (
      ours.map(\.arm.id).filter { !paired.0.contains($0) },
      theirs.map(\.arm.id).filter { !paired.1.contains($0) }
    )
  }

  /// Whether some pass@k differs significantly, after the adjustment for their number.
  public func isSignificant(at level: Double) -> Bool {
    arms.contains { $0.points.contains { $0.adjustedP < level } }
  }
}
