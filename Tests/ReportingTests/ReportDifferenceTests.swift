import ExperimentSpecs
import Statistics
import Testing

@testable import Reporting

@Suite struct ReportDifferenceTests {
  private func side(
    _ passed: [[Bool]], _ more: String = ""
  ) throws -> ReportDifference.Side {
    let spec = try SmallRecords.spec(more)
    return ReportDifference.Side(
      spec: spec.spec, effective: spec.effective, records: SmallRecords.records(passed))
  }

  @Test func comparesThePairsOfProblems() throws {
    let first = try side([[true, true], [true, false], [false, false]])
    let second = try side([[true, true], [false, false], [true, false], [true, true]])
    let difference = try ReportDifference(first, second)
    #expect(difference.settings.isEmpty)
    let arm = try #require(difference.arms.first)
    #expect(arm.problems == 3)
    #expect(arm.onlyInSecond == ["T/3"] && arm.onlyInFirst.isEmpty)
    #expect(arm.points.map(\.comparison.k) == [1, 2])
    // By hand: (1 + 1/2 + 0) / 3 and (1 + 0 + 1/2) / 3.
    #expect(arm.points[0].comparison.first == 0.5)
    #expect(arm.points[0].comparison.second == 0.5)
    #expect(arm.points[0].comparison.difference.value == 0)
    #expect(arm.flipped?.gained == ["T/2"] && arm.flipped?.lost == ["T/1"])
    #expect(!difference.isSignificant(at: 0.05))
  }

  /// Seven problems that turn: p = 2 / 2⁷ for either k, doubled by the adjustment for two tests.
  @Test func adjustsForTheNumberOfComparisons() throws {
    let difference = try ReportDifference(
      try side(Array(repeating: [true, true], count: 7)),
      try side(Array(repeating: [false, false], count: 7)))
    let points = try #require(difference.arms.first).points
    #expect(points.map(\.comparison.test.p) == [1 / 64, 1 / 64])
    #expect(points.map(\.adjustedP) == [1 / 32, 1 / 32])
    #expect(difference.isSignificant(at: 0.05))
    #expect(!difference.isSignificant(at: 1 / 32))
  }

  @Test func namesEqualProgramsWithOtherVerdicts() throws {
    let difference = try ReportDifference(
      try side([[true, false], [true, true]]), try side([[true, true], [true, true]]))
    let rejudged = try #require(difference.arms.first).rejudged
    #expect(rejudged.map(\.programSHA256) == ["0-1"])
    #expect(rejudged.map(\.first) == ["wrong answer"] && rejudged.map(\.second) == ["passed"])
  }

  @Test func namesTheSettings() throws {
    let first = try SmallRecords.spec(#""title": "A","#).effective
    let second = try SmallRecords.spec(
      #""question": "Q","limits": {"timeoutSeconds": 9},"#
    ).effective
    let changes = SettingChange.between(first, second)
    #expect(changes.map(\.path) == ["title", "limits.timeoutSeconds", "question"])
    #expect(changes.map(\.first) == [#""A""#, "3", nil])
    #expect(changes.map(\.second) == [nil, "9", #""Q""#])
  }
}
