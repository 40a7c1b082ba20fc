import CodeEvaluation
import ExperimentSpecs
import Foundation
import Testing

@testable import ExperimentRunning

@Suite struct RecordProofTests {
  private func records(_ change: (inout [SampleRecord]) -> Void = { _ in }) -> Records {
    let problem = Problem(
      taskID: "T/0", prompt: "def f(x):\n", entryPoint: "f", canonicalSolution: nil, test: "t")
    var samples = (0..<4).map { index in
      let completion = "    return \(index / 2)\n"
      return SampleRecord(
        taskID: "T/0", index: index, model: "m", temperature: nil, topP: nil,
        completion: completion,
        programSHA256: ContentKey(of: (problem.prompt + completion).utf8).hex,
        verdict: index < 2 ? "passed" : "timed out", result: index < 2 ? "passed" : "timed out",
        passed: index < 2)
    }
    change(&samples)
    let record = ProblemRecord(
      taskID: "T/0", problemSHA256: problem.contentKey.hex, prompt: problem.prompt,
      entryPoint: "f", test: "t", reference: "none", isolation: "apart")
    return Records(problems: [record], arms: [ArmRecords(id: "m", samples: samples)])
  }

  @Test func soundRecordsAreSound() throws {
    let records = records()
    #expect(records.contradictions().isEmpty)
    let proof = RecordProof(records, try #require(SampleTexts(records)))
    #expect(proof.hashFindings().isEmpty)
    #expect(proof.hashCount == 5)
  }

  @Test func otherTextsAreFound() throws {
    var records = records { $0[2].completion = "    return 7\n" }
    let proof = RecordProof(records, try #require(SampleTexts(records)))
    #expect(proof.hashFindings().map(\.line) == [3])
    #expect(proof.hashFindings()[0].description.hasPrefix("records/samples-m.jsonl.gz: line 3: "))
    records.problems[0].test = "u"
    let other = RecordProof(records, try #require(SampleTexts(records)))
    #expect(other.hashFindings().map(\.file) == ["problems.jsonl.gz", "samples-m.jsonl.gz"])
    records.problems[0].prompt = nil
    #expect(SampleTexts(records) == nil)
  }

  @Test func contradictionsAreFound() {
    func lines(_ change: (inout [SampleRecord]) -> Void) -> [Int] {
      records(change).contradictions().map(\.line)
    }
    #expect(lines { $0[1].passed = false } == [2])
    #expect(lines { $0[0].result = "failed: x" } == [1])
    #expect(lines { $0[3].taskID = "T/9" } == [4])
    #expect(lines { $0[3].index = 0 } == [4])
    // Equal programs, unequal verdicts.
    #expect(
      lines {
        $0[3].verdict = "exception"
        $0[3].result = "failed: x"
      } == [4])
  }
}
