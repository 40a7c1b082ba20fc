import ExperimentSpecs
import Randomness
import Statistics

/// The arms of a model that differ in nothing but their temperature.
struct TemperatureGroup {
  let model: ModelSpec
  /// The model's label; with further settings where another group has the same.
  let label: String
  /// By rising temperature, no temperature twice.
  let arms: [JudgedArm]

  /// What all arms of a group share.
  private struct Settings: Hashable {
    let name: String
    let topP: Double?
    let maxTokens: Int?

    init(_ arm: ExperimentSpecs.Arm) {
      (name, topP, maxTokens) = (arm.model.name, arm.topP, arm.maxTokens)
    }

    var text: String {
      (topP.map { ", p \(JSONValue.number($0).text(.canonical))" } ?? "")
        + (maxTokens.map { ", \($0) tokens" } ?? "")
    }
  }

  /// All arms in groups, in the order of the spec.
  static func groups(_ arms: JudgedArms) -> [TemperatureGroup] {
    var order: [Settings] = []
    var members: [Settings: [JudgedArm]] = [:]
    for arm in arms.arms {
      let settings = Settings(arm.arm)
      if members[settings] == nil { order.append(settings) }
      let known = members[settings, default: []]
      if known.contains(where: { $0.arm.temperature == arm.arm.temperature }) { continue }
      members[settings] = known + [arm]
    }
    let labels = order.map { label(of: members[$0] ?? []) }
    return zip(order, labels).compactMap { (settings, label) -> TemperatureGroup? in
      let own = (members[settings] ?? []).sorted {
        ($0.arm.temperature ?? -1) < ($1.arm.temperature ?? -1)
      }
      guard let first = own.first else { return nil }
      let isAlone = labels.count { $0 == label } == 1
      return TemperatureGroup(
        model: first.arm.model, label: isAlone ? label : label + settings.text, arms: own)
    }
  }

  private static func label(of arms: [JudgedArm]) -> String {
    let labels = Set(arms.map(\.arm.model.label))
    return labels.count == 1 ? labels.first ?? "" : arms.first?.arm.model.name ?? ""
  }

  /// The problems that every arm of the group has samples of, in the order of the benchmark.
  var problems: [String] {
    let others = arms.dropFirst().map { Set($0.tallies.entries.map(\.problem)) }
    return (arms.first?.tallies.entries ?? []).map(\.problem).filter { problem in
      others.allSatisfy { $0.contains(problem) }
    }
  }

  /// The arms over ``problems`` alone.
  private var tallies: [(temperature: Double, arm: Statistics.Arm)] {
    get throws(ReportingError) {
      let common = Set(problems)
      do {
        return try arms.map {
          (
            $0.arm.temperature ?? 0,
            try Statistics.Arm($0.tallies.entries.filter { common.contains($0.problem) })
          )
        }
      } catch {
        throw .unexpected("\(error)")
      }
    }
  }

  /// The largest k that every arm of the group has samples enough for.
  var largestK: Int { arms.map(\.tallies.largestK).min() ?? 0 }

  /// The best temperature at one k.
  struct Best {
    let k: Int
    /// Its place among ``arms``.
    let place: Int
    let value: Double
    /// The share of resamples in which it is the best; `nil` for a single problem.
    let share: Double?
    /// The temperatures that cannot be ruled out, rising.
    let plausible: [Double]
    let signature: Signature
  }

  /// The best temperature for each of `ks`; empty where the arms have no problem in common.
  func best(_ ks: [Int], seed: Int) throws(ReportingError) -> [Best] {
    let tallies = try tallies
    guard problems.count > 1 else { return try bestOfOne(ks, tallies) }
    var generator = Philox(
      seed: UInt64(bitPattern: Int64(seed)), path: ["temperatures", arms[0].arm.id])
    do {
      let sweep = try TemperatureSweep(tallies)
      return try sweep.bestTemperatures(ks, using: &generator).map { best in
        let place = best.temperatures.firstIndex(of: best.temperature) ?? 0
        return Best(
          k: best.k, place: place, value: best.values[place], share: best.shares[place],
          plausible: best.plausible, signature: best.signature)
      }
    } catch {
      throw .unexpected("\(error)")
    }
  }

  /// Over a single problem, which cannot be resampled.
  private func bestOfOne(
    _ ks: [Int], _ tallies: [(temperature: Double, arm: Statistics.Arm)]
  ) throws(ReportingError) -> [Best] {
    guard !problems.isEmpty else { return [] }
    do {
      return try ks.map { k in
        let values = try tallies.map { try $0.arm.passAtK(k) }
        let place = values.indices.reduce(0) { values[$1] > values[$0] ? $1 : $0 }
        return Best(
          k: k, place: place, value: values[place], share: nil, plausible: [],
          signature: Signature(
            "best-temperature", ["k": "\(k)", "estimator": "unbiased", "ties": "lowest"],
            version: "1"))
      }
    } catch {
      throw .unexpected("\(error)")
    }
  }

  /// pass@k at one of the temperatures with its interval, which does not cover the choice of it.
  func passAtK(_ k: Int, at place: Int, seed: Int) throws(ReportingError) -> JudgedArm.PassAtK? {
    try JudgedArm.curve(
      of: tallies[place].arm, [k], seed: seed, path: ["bootstrap", arms[place].arm.id]
    ).first
  }

  /// What the samples of all arms together are evidence of.
  func evidence(_ formulas: [Signature]) -> Evidence {
    var all = Evidence(formulas: formulas)
    let counts = arms.map(\.counts)
    all.counts = Evidence.Counts(
      problems: problems.count, n: counts.reduce(0) { $0 + $1.n },
      c: counts.reduce(0) { $0 + $1.c })
    let rows = arms.flatMap { arm in
      arm.firstRow..<(arm.firstRow + arm.tallies.entries.count)
    }
    all.sources =
      [.rows(table: "problems", rows.sorted())]
      + arms.map { .records(arm: $0.arm.id, lines: 1...$0.samples.count) }
    return all
  }
}
