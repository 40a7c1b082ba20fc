import ArgumentParser
import Charts
import ExperimentSpecs
import Foundation
import Reporting
import Statistics

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare two reports: settings, numbers, flipped problems.",
    discussion: """
      Numbers are compared problem by problem: the difference of pass@k with its 95 % interval and \
      the p of a paired permutation test, adjusted for the number of comparisons (Holm). Exit status \
      1 means that some pass@k differs significantly, at p < 0.05.

      Example:
        report diff Reports/before Reports/after
      """)

  @Argument(help: "A report folder.")
  var first: String

  @Argument(help: "The report folder to compare it with.")
  var second: String

  private static let level = 0.05

  func run() async throws {
    let difference = try ReportDifference(try Self.side(first), try Self.side(second))
    Self.printSettings(difference.settings)
    for (folder, ids) in [
      (first, difference.unpaired.first), (second, difference.unpaired.second),
    ] where !ids.isEmpty {
      print("only in \(folder): \(ids.joined(separator: ", "))")
    }
    for arm in difference.arms { Self.show(arm) }
    if difference.isSignificant(at: Self.level) {
      throw ComparisonFailure("the reports differ significantly (p < \(Self.level))")
    }
    print("no significant difference (p < \(Self.level))")
  }

  private static func side(_ path: String) throws -> ReportDifference.Side {
    let report: PublishedReport
    do {
      report = try PublishedReport(URL(filePath: path, directoryHint: .isDirectory))
    } catch let damage as PublishedReport.Damage {
      throw UsageError("\(path): error: \(damage); build the report again")
    }
    return ReportDifference.Side(
      spec: report.spec.spec, effective: report.spec.effective, records: report.records)
  }

  private static func printSettings(_ settings: [SettingChange]) {
    print(settings.isEmpty ? "settings: the same" : "settings:")
    for change in settings {
      print("  \(change.path): \(change.first ?? "none") → \(change.second ?? "none")")
    }
  }

  private static func show(_ arm: ArmDifference) {
    let name = arm.first == arm.second ? arm.first : "\(arm.first) → \(arm.second)"
    print("\(name): \(arm.problems) problems in both")
    show("  only in the first", arm.onlyInFirst)
    show("  only in the second", arm.onlyInSecond)
    for point in arm.points {
      let comparison = point.comparison
      let interval = comparison.difference.interval
      print(
        "  pass@\(comparison.k): \(percent(comparison.first)) → \(percent(comparison.second)), "
          + "difference \(points(comparison.difference.value)) "
          + "(95 % \(points(interval.lower)) to \(points(interval.upper))), "
          + "p = \(probability(comparison.test.p)), adjusted \(probability(point.adjustedP))")
    }
    show("  solved by the second alone", arm.flipped?.gained ?? [])
    show("  solved by the first alone", arm.flipped?.lost ?? [])
    if !arm.rejudged.isEmpty {
      print("  equal programs with another verdict: \(arm.rejudged.count)")
      for program in arm.rejudged.prefix(10) {
        print(
          "    \(program.problem), \(program.programSHA256.prefix(12))…: \(program.first) → "
            + program.second)
      }
    }
  }

  private static func show(_ label: String, _ problems: [String]) {
    guard !problems.isEmpty else { return }
    let more = problems.count > 20 ? ", … and \(problems.count - 20) more" : ""
    print("\(label) (\(problems.count)): \(problems.prefix(20).joined(separator: ", "))\(more)")
  }

  private static func percent(_ value: Double) -> String { format(value, ".1%") }

  /// In percentage points.
  private static func points(_ value: Double) -> String { format(value * 100, "+.1f") }

  private static func probability(_ value: Double) -> String { format(value, ".2~g") }

  private static func format(_ value: Double, _ format: String) -> String {
    NumberFormat(format)?.string(value) ?? "\(value)"
  }
}
