import ExperimentSpecs
import Foundation

/// Records small enough to count by hand.
enum SmallRecords {
  /// A spec of one arm `m`.
  static func spec(_ more: String = "") throws -> LoadedSpec {
    let text = """
      {"schemaVersion": 1, "name": "small", \(more)
       "models": [{"kind": "samples", "name": "m", "file": {"path": "s.jsonl"}}],
       "task": {"problems": {"path": "p.jsonl"}}, "k": [1, 2]}
      """
    return try SpecReader.read(
      Data(text.utf8), file: "small.json", folder: URL(filePath: "/nowhere"), findsFiles: false)
  }

  /// - Parameter passed: Which samples of each problem passed.
  static func records(_ passed: [[Bool]]) -> Records {
    let problems = passed.indices.map {
      ProblemRecord(
        taskID: "T/\($0)", problemSHA256: "", prompt: nil, reference: "passed",
        isolation: "apart")
    }
    let samples = passed.enumerated().flatMap { problem, samples in
      samples.enumerated().map { index, passed in
        SampleRecord(
          taskID: "T/\(problem)", index: index, model: "m", temperature: nil, topP: nil,
          completion: nil, programSHA256: "\(problem)-\(index)",
          verdict: passed ? "passed" : "wrong answer", result: nil, passed: passed)
      }
    }
    return Records(problems: problems, arms: [ArmRecords(id: "m", samples: samples)])
  }
}
