import CodeEvaluation
import Testing

@Suite struct ProblemFileTests {
  private static let good =
    #"{"task_id": "T/0", "prompt": "def f():\n", "entry_point": "f", "test": "def check(c):"}"#

  @Test func readsHumanEvalsFields() throws {
    let file = try ProblemFile(path: fixture("files/problems.jsonl"))
    #expect(file.problems.map(\.taskID) == ["Small/0", "Small/1"])
    #expect(file.index(ofTaskID: "Small/1") == 1)
    #expect(file.index(ofTaskID: "Small/2") == nil)
    let first = file.problems[0]
    #expect(first.prompt == "def double(x):\n    \"\"\" Twice x. \"\"\"\n")
    #expect(first.entryPoint == "double")
    #expect(first.canonicalSolution == "    return 2 * x\n")
    #expect(first.test.hasPrefix("def check(candidate):\n"))
  }

  @Test func solutionMayBeMissing() throws {
    let folder = try TemporaryFolder()
    let withNull = Self.good.replacing("T/0", with: "T/1")
      .replacing(#""test""#, with: #""canonical_solution": null, "test""#)
    let path = try folder.file("p.jsonl", Self.good + "\n" + withNull)
    #expect(try ProblemFile(path: path).problems.map(\.canonicalSolution) == [nil, nil])
  }

  @Test(arguments: [
    (good + "\n{\"task_id\": \"T/1\"}", "p.jsonl:2: error: the field `entry_point` is missing"),
    (
      good.replacing("\"T/0\"", with: "7"), "p.jsonl:1: error: the field `task_id` must be a string"
    ),
    (good + "\n\n" + good, "p.jsonl:3: error: the task_id `T/0` was used in line 1 already"),
    (
      good.replacing("\"f\"", with: "\"f()\""), "p.jsonl:1: error: the entry_point `f()` is no name"
    ),
    (good + "\n{\"task_id\"", "p.jsonl:2:11: error: no JSON: expected `:`"),
    ("\n \n", "p.jsonl: error: the file has no lines"),
  ])
  func errors(text: String, message: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("p.jsonl", text)
    let error = #expect(throws: DatasetError.self) { try ProblemFile(path: path) }
    #expect(error?.description.hasPrefix("\(folder.path)/\(message)") == true, "\(error!)")
  }

  @Test func humanEval() throws {
    guard let path = publishedData("HumanEval.jsonl.gz") else {
      print("skipped: HumanEval.jsonl.gz is in no folder of $REPORT_DATA")
      return
    }
    let file = try ProblemFile(path: path)
    #expect(file.problems.map(\.taskID) == (0..<164).map { "HumanEval/\($0)" })
    #expect(file.problems.allSatisfy { $0.canonicalSolution?.isEmpty == false })
  }
}
