public import CodeEvaluation
public import ExperimentSpecs

/// The texts behind the records of a report: its problems, and the completion of every sample.
public struct SampleTexts: Sendable {
  /// In the order of the records' problems.
  public let problems: [Problem]
  /// For each arm, in the order of its records; `nil` for a sample that has no text.
  public let completions: [[String?]]

  /// The texts in the records themselves.
  ///
  /// - Returns: `nil` where the records were published without them.
  public init?(_ records: Records) {
    var problems: [Problem] = []
    for record in records.problems {
      guard let prompt = record.prompt, let entryPoint = record.entryPoint, let test = record.test
      else { return nil }
      problems.append(
        Problem(
          taskID: record.taskID, prompt: prompt, entryPoint: entryPoint,
          canonicalSolution: record.canonicalSolution, test: test))
    }
    guard !problems.isEmpty else { return nil }
    self.problems = problems
    completions = records.arms.map { $0.samples.map(\.completion) }
  }

  /// The texts in the files that the records were made from.
  ///
  /// - Returns: `nil` where the files hold other problems than the records, or where samples were
  ///   drawn from models, which leave no file.
  public init?(_ material: Material, of records: Records) {
    guard material.problems.map(\.taskID) == records.problems.map(\.taskID),
      material.arms.map(\.arm.id) == records.arms.map(\.id)
    else { return nil }
    let isComplete = zip(material.arms, records.arms).allSatisfy { arm, records in
      !arm.samples.isEmpty || records.samples.isEmpty
    }
    guard isComplete else { return nil }
    problems = material.problems
    completions = zip(material.arms, records.arms).map { arm, records in
      var texts: [String: [Int: String]] = [:]
      for sample in arm.samples {
        texts[material.problems[sample.problem].taskID, default: [:]][sample.index] =
          sample.completion
      }
      return records.samples.map { texts[$0.taskID]?[$0.index] }
    }
  }
}
