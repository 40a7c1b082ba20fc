import Archives
import CodeEvaluation
import Foundation
import Testing

@Suite struct SampleFileTests {
  private static let double = #"def double(x):\n    \"\"\" Twice x. \"\"\"\n"#

  private func problems() throws -> ProblemFile {
    try ProblemFile(path: fixture("files/problems.jsonl"))
  }

  @Test func oneLineASample() throws {
    let file = try SampleFile(path: fixture("files/samples.jsonl"), problems: problems())
    #expect(file.samples.map(\.problem) == [1, 0, 0, 1, 0])
    #expect(file.samples[4].completion == "    raise ValueError('x é “q”')\n")
    #expect(file.counts == [3, 2])
    #expect(
      file.samples[1].fields.members.map(\.key) == [
        "task_id", "model", "completion", "logprob",
      ])
  }

  @Test func oneLineAProblem() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "s.jsonl", #"{"prompt": "\#(Self.double)", "samples": ["a\n", "é"], "model": "m"}"#)
    let file = try SampleFile(path: path, problems: problems())
    #expect(file.samples.map(\.completion) == ["a\n", "é"])
    #expect(file.samples.map(\.problem) == [0, 0])
    #expect(file.problemsWithoutSamples == [1])
    let line = String(decoding: file.samples[0].fields.bytes, as: UTF8.self)
    #expect(line == #"{"model": "m", "task_id": "Small/0", "completion": "a\n"}"#)
  }

  @Test func promptsOfAnotherFile() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: fixture("files/problems.jsonl"), encoding: .utf8)
    let prompts = try ProblemFile(
      path: folder.file("prompts.jsonl", text.replacing(" Twice x. ", with: " Double it. ")))
    let path = try folder.file(
      "s.jsonl",
      #"{"prompt": "\#(Self.double.replacing("Twice x.", with: "Double it."))", "samples": ["a"]}"#)
    let file = try SampleFile(path: path, problems: problems(), prompts: prompts)
    #expect(file.samples.map(\.problem) == [0])
    #expect(throws: DatasetError.self) { try SampleFile(path: path, problems: problems()) }
  }

  @Test(arguments: [
    (
      #"{"task_id": "Small/9", "completion": ""}"#,
      ":1: error: no problem has the task_id `Small/9`"
    ),
    (#"{"task_id": "Small/0"}"#, ":1: error: the field `completion` is missing"),
    (#"{"completion": "x"}"#, ":1: error: the field `task_id` is missing"),
    (
      "\n" + #"{"task_id": "Small/0", "completion": ["x"]}"#,
      ":2: error: the field `completion` must be a string, not of type list"
    ),
    (#"{"prompt": "x\ny", "samples": []}"#, ":1: error: no problem in "),
    (#"{"samples": ["x"]}"#, ":1: error: the field `prompt` is missing"),
    (#"{"prompt": "\#(double)", "samples": "x"}"#, ":1: error: the field `samples` must be a list"),
    (
      #"{"prompt": "\#(double)", "samples": ["x", 1]}"#,
      ":1: error: the field `samples` must be a list of strings, not of type number"
    ),
    (#"{"prompt": "\#(double)", "samples": []}"#, ": error: the file has no lines"),
    (#"{"task_id": "Small/0", "completion": "x"#, ":1:38: error: no JSON: this string has no "),
  ])
  func errors(text: String, message: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("s.jsonl", text)
    let error = #expect(throws: DatasetError.self) {
      try SampleFile(path: path, problems: problems())
    }
    #expect(error?.description.hasPrefix(path + message) == true, "\(String(describing: error))")
    #expect(error?.description.contains("\n") == false)
  }

  @Test func promptOfTwoProblems() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: fixture("files/problems.jsonl"), encoding: .utf8)
    let first = try #require(text.split(separator: "\n").first)
    let twins = try ProblemFile(
      path: folder.file("p.jsonl", first + "\n" + first.replacing("Small/0", with: "Small/7")))
    let path = try folder.file("s.jsonl", #"{"prompt": "\#(Self.double)", "samples": ["a"]}"#)
    let error = #expect(throws: DatasetError.self) { try SampleFile(path: path, problems: twins) }
    #expect(error?.description.contains("Small/0, Small/7 in ") == true)
  }

  @Test func cutGzip() throws {
    let folder = try TemporaryFolder()
    let line = #"{"task_id": "Small/0", "completion": "x"}"# + "\n"
    let packed = Gzip.compress(Array(String(repeating: line, count: 20).utf8))
    let path = folder.path + "/s.jsonl.gz"
    try Data(packed.dropLast(4)).write(to: URL(filePath: path))
    let error = #expect(throws: DatasetError.self) {
      try SampleFile(path: path, problems: problems())
    }
    #expect(error?.description == "\(path):21: error: \(GzipError.truncated)")
  }

  /// The same samples were published in both forms.
  @Test func publishedSamples() throws {
    guard let problems = publishedData("HumanEval.jsonl.gz"),
      let prompts = publishedData("HumanEval_for_code_generation.jsonl"),
      let byTask = publishedData("codegen-16B-mono_T0.8_n100_samples.jsonl.gz"),
      let byPrompt = publishedData(
        "HumanEval_codegen16B_temp0.8_topp0.95_num100_max300_code_solution.jsonl")
    else {
      print("skipped: the CodeGen samples are in no folder of $REPORT_DATA")
      return
    }
    let known = try ProblemFile(path: problems)
    let one = try SampleFile(path: byTask, problems: known)
    let two = try SampleFile(
      path: byPrompt, problems: known, prompts: ProblemFile(path: prompts))
    #expect(one.counts == Array(repeating: 100, count: 164))
    #expect(one.samples.map(\.problem) == two.samples.map(\.problem))
    #expect(one.samples.map(\.completion) == two.samples.map(\.completion))
  }
}
