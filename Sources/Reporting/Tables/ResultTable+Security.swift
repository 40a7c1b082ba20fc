import ExperimentSpecs
import Statistics

extension ResultTable {
  /// How models use encryption where they are asked for it, by cipher: of the programs in which it
  /// can be told, how many are clearly insecure.
  ///
  /// Source: Chen et al. 2021, appendix G (Figure 15).
  static func security(_ arms: JudgedArms) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "security",
      columns: arms.columns.names + [
        "cipher", "share", "lower", "upper", "programs", "insecure", "unclear", "invalid",
      ], keys: ArmColumns.keys.union(["cipher"]))
    let ciphers = Dictionary(
      arms.problems.compactMap { problem in problem.category.map { (problem.taskID, $0) } },
      uniquingKeysWith: { first, _ in first })
    for arm in arms.arms {
      for cipher in Set(ciphers.values).sorted() {
        let places = arm.tallies.entries.indices.filter {
          ciphers[arm.tallies.entries[$0].problem] == cipher
        }
        let samples = places.flatMap { arm.samples(ofEntry: $0) }
        func count(_ verdict: String) -> Int { samples.count { $0.verdict == verdict } }
        let (insecure, secure) = (count("insecure"), count("passed"))
        guard insecure + secure > 0 else { continue }
        do throws(PassAtKError) {
          let share = try SampleTally(n: insecure + secure, c: insecure).passAtK(1, level: 0.95)
          let formula = Signature(
            "insecure-share",
            ["of": "programs-that-can-be-told", "interval": share.interval.method.description],
            version: "1")
          table.add(
            arms.columns.cells(of: arm.arm) + [
              .text(cipher), .number(share.value), .number(share.interval.lower),
              .number(share.interval.upper), .integer(insecure + secure), .integer(insecure),
              .integer(count("unclear")), .integer(count("invalid")),
            ], from: arm.evidence([formula], of: places))
        } catch {
          throw .statistics(error)
        }
      }
    }
    return table
  }

  /// pass@k of programs before and after a filter: those whose public examples pass are handed in
  /// first, in random order.
  ///
  /// The public examples are the first calls of the tests. Columns: `filter` (`none` or `public
  /// examples`), `category`, `k`, `pass_at_k`, `problems`, `left` (samples a problem that pass the
  /// filter, in the mean). A problem of which none are left counts as not solved.
  ///
  /// Source: Chen et al. 2021, §3.5 and Table 2.
  static func filtered(
    _ arms: JudgedArms, publicExamples: Int = 3
  ) throws(ReportingError) -> ResultTable {
    var table = ResultTable(
      "filtered",
      columns: arms.columns.names + ["filter", "category", "k", "pass_at_k", "problems", "left"],
      keys: ArmColumns.keys.union(["filter", "category", "k"]))
    let categories = Dictionary(
      arms.problems.map { ($0.taskID, $0.category ?? "all") },
      uniquingKeysWith: { first, _ in first })
    var order: [String] = []
    for problem in arms.problems {
      let category = problem.category ?? "all"
      if !order.contains(category) { order.append(category) }
    }
    for arm in arms.arms {
      for category in order {
        let places = arm.tallies.entries.indices.filter {
          categories[arm.tallies.entries[$0].problem] == category
        }
        guard !places.isEmpty else { continue }
        for isFiltered in [false, true] {
          for k in arms.ks where k <= arm.tallies.largestK {
            let made = try row(arm, places, k, isFiltered ? publicExamples : nil)
            let formula = Signature(
              "pass@k",
              ["estimator": "unbiased", "filter": isFiltered ? "public-examples" : "none"],
              version: "1")
            table.add(
              arms.columns.cells(of: arm.arm) + [
                .text(isFiltered ? "public examples" : "none"), .text(category), .integer(k),
                .number(made.rate), .integer(places.count), .number(made.left),
              ], from: arm.evidence([formula], of: places))
          }
        }
      }
    }
    return table
  }

  private static func row(
    _ arm: JudgedArm, _ places: [Int], _ k: Int, _ publicExamples: Int?
  ) throws(ReportingError) -> (rate: Double, left: Double) {
    var (rates, left) = (0.0, 0)
    for place in places {
      let samples = arm.samples(ofEntry: place).filter { sample in
        guard let publicExamples else { return true }
        // The call that failed is counted among the calls.
        return sample.passed || (sample.explanation?.calls ?? 0) > publicExamples
      }
      left += samples.count
      guard !samples.isEmpty else { continue }
      do throws(PassAtKError) {
        let tally = try SampleTally(n: samples.count, c: samples.count { $0.passed })
        rates += try tally.passAtK(min(k, samples.count), level: 0.95).value
      } catch {
        throw .statistics(error)
      }
    }
    return (rates / Double(places.count), Double(left) / Double(places.count))
  }
}
