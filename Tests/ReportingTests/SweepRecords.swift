import ExperimentSpecs
import Foundation

/// Records of several arms, small enough to count by hand.
struct SweepRecords {
  /// One arm: a model at a temperature, and what became of the samples of each problem.
  struct Arm {
    var name = "m"
    var temperature = 0.8
    var family: String?
    var parameters: Int?
    /// Of each problem `+` for a sample that passed, `-` for one that failed.
    var fates: [String]
    /// Of each problem the log-probabilities of each sample's tokens.
    var logs: [[[Double]]]?
    var completions: [[String]]?
    var docstrings: [[Double]]?
    /// Whether the report trains the model; then all arms are such, at the same settings.
    var isTrained = false
    /// The model that a trained one starts from.
    var base: String?

    /// The arm's name in records.
    var id: String { "\(name)_T\(temperature)" + (isTrained ? "_p0.95_m100" : "") }

    fileprivate var model: String {
      if isTrained {
        let base = base.map { #", "base": "\#($0)""# } ?? ""
        return #"""
          {"kind": "native", "name": "\#(name)", "layers": 1, "width": 32, "vocabulary": 512,
           "corpus": {"kind": "synthetic"},
           "training": {"steps": 1, "batch": 1, "learningRate": 0.01}\#(base)}
          """#
      }
      let family = family.map { #""family": "\#($0)", "# } ?? ""
      let parameters = parameters.map { #""parameters": \#($0), "# } ?? ""
      return #"{"kind": "samples", "name": "\#(name)", "temperature": \#(temperature), "#
        + family + parameters
        + #""file": {"path": "\#(name)-\#(temperature).jsonl"}}"#
    }
  }

  var arms: [Arm]
  var categories: [String?] = []
  var levels: [Int?] = []
  var solutions: [String?] = []
  var k = "[1, 2]"

  func spec(_ more: String = "") throws -> LoadedSpec {
    let models = arms.map(\.model)
    let drawn = arms.first { $0.isTrained }.map {
      #""sampling": {"temperature": \#($0.temperature), "topP": 0.95, "maxTokens": 100},"#
    }
    let text = """
      {"schemaVersion": 1, "name": "sweep", \(more) \(drawn ?? "")
       "models": [\(models.joined(separator: ","))],
       "task": {"problems": {"path": "p.jsonl"}}, "k": \(k)}
      """
    return try SpecReader.read(
      Data(text.utf8), file: "sweep.json", folder: URL(filePath: "/nowhere"), findsFiles: false)
  }

  var records: Records {
    let problems = (arms.first?.fates ?? []).indices.map { index in
      ProblemRecord(
        taskID: "T/\(index)", problemSHA256: "", prompt: nil,
        canonicalSolution: solutions.isEmpty ? nil : solutions[index],
        category: categories.isEmpty ? nil : categories[index],
        level: levels.isEmpty ? nil : levels[index], reference: "passed", isolation: "apart")
    }
    return Records(
      problems: problems,
      arms: arms.map { arm in
        ArmRecords(id: arm.id, samples: samples(of: arm))
      })
  }

  private func samples(of arm: Arm) -> [SampleRecord] {
    arm.fates.enumerated().flatMap { problem, fates in
      fates.enumerated().map { index, fate in
        SampleRecord(
          taskID: "T/\(problem)", index: index, model: arm.name, temperature: arm.temperature,
          topP: nil, completion: arm.completions?[problem][index],
          tokenLogProbabilities: arm.logs?[problem][index],
          docstringLogProbability: arm.docstrings?[problem][index],
          programSHA256: "\(arm.name)-\(arm.temperature)-\(problem)-\(index)",
          verdict: fate == "+" ? "passed" : "wrong answer", result: nil, passed: fate == "+")
      }
    }
  }
}
