import Documents
import ExperimentSpecs
import Testing

@testable import Reporting

@Suite struct FindingTests {
  /// Two models; the first passes one sample of two, the second all.
  private let sweep = SweepRecords(arms: [
    SweepRecords.Arm(name: "a", fates: ["+-", "+-"]),
    SweepRecords.Arm(name: "b", fates: ["++", "++"]),
  ])

  private func tables(_ findings: String) throws -> ResultTables {
    let spec = try sweep.spec(#""findings": [\#(findings)],"#).spec
    return try ResultTables(sweep.records, spec: spec, data: [])
  }

  private func finding(
    measured: String = "summary.pass_at_k[model=a,k=1]", reproduced: String, same: String? = nil
  ) -> String {
    let weaker = same.map { #", "sameShape": ["\#($0)"]"# } ?? ""
    return #"""
      {"claim": "c", "source": "s", "published": "p", "measured": "\#(measured)",
       "reproduced": ["\#(reproduced)"]\#(weaker)}
      """#
  }

  @Test(arguments: [
    ("summary.pass_at_k[model=a,k=1]", 0.5),
    ("summary.pass_at_k[model=b,k=1] - summary.pass_at_k[model=a,k=1]", 0.5),
    ("1 + 2 * summary.pass_at_k[model=a,k=1] / 4 - 0.25", 1),
    ("-2 * 3", -6),
  ])
  func measuresAreComputed(_ text: String, _ value: Double) throws {
    let found = try tables(finding(measured: text, reproduced: "1 > 0"))["findings"]
    #expect(try #require(found).numbers("measured") == [value])
  }

  @Test(arguments: [
    ("summary.pass_at_k[model=a,k=1] >= 0.5", nil, "reproduced"),
    ("summary.pass_at_k[model=a,k=1] > 0.5", nil, "not reproduced"),
    ("summary.pass_at_k[model=a,k=1] > 0.5", "summary.pass_at_k[model=a,k=1] > 0.4", "same shape"),
    ("summary.pass_at_k[model=a,k=1] < 0.5", "2 <= 1", "not reproduced"),
  ])
  func theRuleDecides(_ reproduced: String, _ same: String?, _ verdict: String) throws {
    let found = try tables(finding(reproduced: reproduced, same: same))["findings"]
    #expect(try #require(found).texts("verdict") == [verdict])
  }

  @Test(arguments: [
    ("nothing.here", "there is no table `nothing`"),
    ("summary.model[model=a,k=1]", "is no number"),
    ("summary.pass_at_k[k=1]", "2 rows of `summary` fit"),
    ("1 / 0", "divides"),
  ])
  func whatHasNoValueIsNamed(_ text: String, _ reason: String) throws {
    let error = #expect(throws: ReportingError.self) {
      _ = try tables(finding(measured: text, reproduced: "1 > 0"))
    }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: ["1", "1 > 2 > 3", "1 = 1"])
  func whatIsNoConditionIsNamed(_ condition: String) {
    let error = #expect(throws: ValueFailure.self) { _ = try MeasureCondition(condition) }
    #expect(error.map { "\($0)".contains("is no condition") } == true)
  }
}
