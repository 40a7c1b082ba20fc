import CodeEvaluation
import ExperimentSpecs
import Foundation

/// How a problem fared when its own reference solution was judged; kept in the store.
struct ProblemStanding: Hashable, Sendable, Codable {
  /// `passed`, `failed` or `none`, as records tell it.
  var reference: String
  /// `apart` or `together`, as records tell it.
  var isolation: String
  /// More about a reference solution that did not simply pass.
  var reason: String?

  /// A problem whose samples are graded by rules.
  static let graded = ProblemStanding(reference: "passed", isolation: "apart")

  private init(reference: String, isolation: String) {
    self.reference = reference
    self.isolation = isolation
  }

  init(_ standing: PreparedProblem.Standing) {
    reason = nil
    (reference, isolation) = ("passed", "apart")
    switch standing {
    case .split: break
    case .together(let why): (isolation, reason) = ("together", why)
    case .unproven: reference = "none"
    case .broken(let why): (reference, reason) = ("failed", why)
    case .acceptsNothing: (reference, reason) = ("failed", "a program without a body passes")
    }
  }
}

extension Records {
  /// The records of an experiment whose samples all have verdicts.
  ///
  /// - Parameters:
  ///   - standings: In the order of the material's problems.
  ///   - verdicts: For each arm, in the order of its samples.
  ///   - models: In the order of the spec.
  init(
    _ material: Material, standings: [ProblemStanding], verdicts: [[StoredVerdict]],
    models: [ModelRecord]
  ) {
    let problems = zip(material.problems.indices, standings).map {
      index, standing -> ProblemRecord in
      let problem = material.problems[index]
      return ProblemRecord(
        taskID: problem.taskID, problemSHA256: material.problemKeys[index].hex,
        prompt: problem.prompt, entryPoint: problem.entryPoint,
        canonicalSolution: problem.canonicalSolution, test: problem.test,
        category: problem.category, level: problem.level,
        reference: standing.reference, isolation: standing.isolation)
    }
    let judged = zip(material.arms, verdicts).map { (arm: $0, verdicts: $1) }
    let arms = judged.concurrentMap { (judged) throws(Never) -> ArmRecords in
      let (arm, verdicts) = judged
      return ArmRecords(
        id: arm.arm.id,
        samples: zip(arm.samples, verdicts).map { sample, verdict in
          SampleRecord(
            taskID: material.problems[sample.problem].taskID, index: sample.index,
            model: arm.arm.model.name, temperature: arm.arm.temperature, topP: arm.arm.topP,
            completion: sample.completion,
            tokenLogProbabilities: sample.drawn.map(\.roundedLogarithms),
            tokenLengths: sample.drawn.map {
              $0.lengths(after: material.problems[sample.problem].prompt)
            },
            programSHA256: sample.key.program.hex,
            verdict: verdict.verdict, result: verdict.result, passed: verdict.passed,
            explanation: verdict.explanation.isEmpty ? nil : verdict.explanation)
        })
    }
    self.init(problems: problems, arms: arms, models: models)
  }
}

extension Records {
  /// Adds scores by back-translation.
  ///
  /// - Parameter scores: Of the samples of arms, in their order, by the names of the arms.
  mutating func add(_ scores: [String: [Double?]]) {
    for place in arms.indices {
      guard let scores = scores[arms[place].id] else { continue }
      for (index, score) in scores.enumerated() where index < arms[place].samples.count {
        arms[place].samples[index].docstringLogProbability = score
      }
    }
  }
}

extension StoredSample {
  /// The tokens' lengths within the completion. The space at a prompt's end is drawn again as part of
  /// the first tokens, since it is part of them in the texts that models learn from.
  fileprivate func lengths(after prompt: String) -> [Int] {
    var pending = prompt.utf8.reversed().prefix { [0x20, 0x0A, 0x09, 0x0D].contains($0) }.count
    return tokenLengths.map { length in
      let taken = min(Int(length), pending)
      pending -= taken
      return Int(length) - taken
    }
  }

  /// The log-probabilities as records have them: to four decimals, which halves the records and is
  /// finer than anything that is computed of them.
  fileprivate var roundedLogarithms: [Double] {
    tokenLogProbabilities.map { (Double($0) * 1e4).rounded() / 1e4 }
  }
}
