import ExperimentSpecs
import Testing

@testable import Reporting

@Suite struct RankingTableTests {
  /// Of five samples the long ones have the lower sums and the higher means.
  private let arm = SweepRecords.Arm(
    fates: ["+--+-", "--+--"],
    logs: [
      [[-1, -1, -1], [-2], [-2.5], [-0.5, -0.5, -0.5, -0.5, -0.5], [-4]],
      [[-3], [-1, -1], [-0.5, -0.4, -0.3, -0.2, -9], [-2], [-2]],
    ])

  private func table(
    _ arms: [SweepRecords.Arm], _ more: String = "", _ name: String = "ranking"
  ) throws -> ResultTable {
    let records = SweepRecords(arms: arms)
    let tables = try ResultTables(
      records.records, spec: records.spec(more).spec, data: [], where: { $0 == name })
    return try #require(tables[name])
  }

  /// Every subset of k samples, each with one winner by score: no score here is shared.
  private func counted(
    _ scores: [Double], _ fates: String, _ k: Int
  ) -> Double {
    let fates = Array(fates)
    var (subsets, correct) = (0, 0)
    for subset in 0..<(1 << scores.count) where subset.nonzeroBitCount == k {
      let members = scores.indices.filter { subset & (1 << $0) != 0 }
      let best = members.reduce(members[0]) { scores[$1] > scores[$0] ? $1 : $0 }
      subsets += 1
      correct += fates[best] == "+" ? 1 : 0
    }
    return Double(correct) / Double(subsets)
  }

  @Test func choosesByMeanAndSumAsAllSubsetsDo() throws {
    let means = [[-1.0, -2, -2.5, -0.5, -4], [-3, -1, -2.08, -2, -2.001]]
    let sums = [[-3.0, -2, -2.5, -2.6, -4], [-3, -2, -10.4, -2.1, -2.2]]
    var arm = arm
    // No two sums or means may be equal, where the count by hand knows no ties.
    arm.logs?[0][3] = [-0.5, -0.5, -0.5, -0.5, -0.6]
    arm.logs?[1][3] = [-2.0 - 0.1]
    arm.logs?[1][4] = [-2.0 - 0.2]
    let exactMeans = [[means[0][0], -2, -2.5, -0.52, -4], [-3, -1, -2.08, -2.1, -2.2]]
    let table = try table([arm])
    for k in 1...5 {
      for (heuristic, scores) in [("mean_logp", exactMeans), ("sum_logp", sums)] {
        let expected =
          (counted(scores[0], arm.fates[0], k) + counted(scores[1], arm.fates[1], k)) / 2
        let ours = table.numbers("pass_rate", where: ["k": "\(k)", "heuristic": heuristic])
        #expect(ours.count == 1)
        #expect(abs((ours[0] ?? .nan) - expected) < 1e-15, "\(heuristic) at \(k)")
      }
    }
  }

  @Test func chanceAndOracleAreTheBounds() throws {
    let table = try table([arm])
    // c/n is 2/5 and 1/5, whatever k.
    #expect(
      table.numbers("pass_rate", where: ["heuristic": "random"]).allSatisfy {
        abs(($0 ?? 0) - 0.3) < 1e-15
      })
    // None of 2 of 5: 3/10 and 6/10, so 1 - 0.45.
    let two = table.numbers("pass_rate", where: ["heuristic": "oracle", "k": "2"])
    #expect(abs((two[0] ?? 0) - 0.55) < 1e-15)
    #expect(table.numbers("pass_rate", where: ["heuristic": "oracle", "k": "5"]) == [1])
    for row in table.rows.indices {
      let (low, value, high) = (
        table.rows[row][7].number, table.rows[row][6].number, table.rows[row][8].number
      )
      #expect((low ?? 2) <= (value ?? 1) && (value ?? 1) <= (high ?? -1))
    }
  }

  @Test func samplesWithoutScoresGiveTheBoundsAlone() throws {
    var bare = arm
    bare.logs = nil
    let silent = try table([bare])
    #expect(Set(silent.texts("heuristic")) == ["oracle", "random"])
    #expect(silent.notes.isEmpty)
    let asked = try table([bare], #""ranking": {"heuristics": ["mean_logp", "random"]},"#)
    #expect(Set(asked.texts("heuristic")) == ["random"])
    #expect(
      asked.notes == [
        "no ranking by mean logp for m_T0.8: the samples do not carry its score"
      ])
  }

  @Test func docstringsRankToo() throws {
    var arm = arm
    arm.docstrings = [[-9, -1, -2, -3, -4], [-9, -1, 0, -3, -4]]
    let table = try table([arm], #""ranking": {"heuristics": ["back_translation"]},"#)
    // The best of all five fails in the first problem and passes in the second.
    #expect(table.numbers("pass_rate", where: ["k": "5"]) == [0.5])
    #expect(table.texts("label", where: ["k": "5"]) == ["Docstring backtranslation"])
  }

  @Test func aSampleWithoutTokensComesLast() throws {
    let arm = SweepRecords.Arm(fates: ["+-", "-+"], logs: [[[], [-50]], [[-1], [-2]]])
    let table = try table([arm])
    #expect(table.numbers("pass_rate", where: ["k": "2", "heuristic": "sum_logp"]) == [0])
  }

  @Test func aSingleProblemHasNoInterval() throws {
    var one = arm
    one.fates = [arm.fates[0]]
    one.logs = arm.logs.map { [$0[0]] }
    let table = try table([one])
    #expect(table.numbers("pass_rate", where: ["k": "5", "heuristic": "mean_logp"]) == [1])
    #expect(table.numbers("lower").allSatisfy { $0 == nil })
  }

  @Test func performanceIsAtTheTemperatureNearestTo08() throws {
    let arms = [0.2, 0.6, 0.9].map {
      SweepRecords.Arm(temperature: $0, fates: $0 == 0.9 ? ["++", "+-"] : ["--", "--"])
    }
    let table = try table(arms, "", "performance")
    #expect(table.texts("arm") == ["m_T0.9", "m_T0.9"])
    #expect(table.texts("label") == ["m, pass@1", "m, oracle of 2"])
    #expect(table.numbers("pass_rate") == [0.75, 1])
  }
}
