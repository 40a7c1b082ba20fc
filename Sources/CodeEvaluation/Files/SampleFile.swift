import Archives

/// Recorded completions, read from a JSON lines file, packed with gzip or not.
///
/// Each line has one of two forms:
///
/// - a sample: `{"task_id": "HumanEval/0", "completion": "…"}`, as the reference harness takes it
///   (<https://github.com/openai/human-eval>);
/// - the samples of a problem: `{"prompt": "…", "samples": ["…", "…"]}`, as CodeT publishes them
///   (<https://github.com/microsoft/CodeT>), matched to a problem by the prompt.
public struct SampleFile: Hashable, Sendable {
  /// The file as the caller named it.
  public let path: String
  /// In the file's order; at least one.
  public let samples: [Sample]
  /// How many samples each problem has, in the order of the problem file.
  public let counts: [Int]

  static let expected = "`task_id` and `completion`, or `prompt` and `samples`"

  /// Reads all of a file.
  ///
  /// - Parameters:
  ///   - path: The samples.
  ///   - problems: What the samples answer.
  ///   - prompts: The problems as they were put to the model, where their prompts differ; matched
  ///     to `problems` by task id. Only the form with `prompt` asks for it.
  /// - Throws: ``DatasetError`` for the first thing that is wrong.
  public init(
    path: String, problems: ProblemFile, prompts: ProblemFile? = nil
  ) throws(DatasetError) {
    var lines = try DatasetLines(path: path)
    var index = SampleIndex(problems: problems, prompts: prompts ?? problems)
    var samples: [Sample] = []
    while let line = try lines.next() {
      if line.object["samples"] != nil {
        try index.append(samplesOf: line, to: &samples)
      } else {
        samples.append(try index.sample(line))
      }
    }
    guard !samples.isEmpty else { throw .empty(path: path, expected: Self.expected) }
    self.path = path
    self.samples = samples
    counts = samples.reduce(into: Array(repeating: 0, count: problems.problems.count)) {
      $0[$1.problem] += 1
    }
  }

  /// The problems that have no sample, by their place in the problem file.
  public var problemsWithoutSamples: [Int] {
    counts.indices.filter { counts[$0] == 0 }
  }
}

/// Finds the problem that a line is about.
private struct SampleIndex {
  private let problems: ProblemFile
  private let prompts: ProblemFile
  /// Made when the first line asks for it.
  private var taskIDsByPrompt: [String: [String]]?

  init(problems: ProblemFile, prompts: ProblemFile) {
    self.problems = problems
    self.prompts = prompts
  }

  /// A line with `task_id` and `completion`.
  func sample(_ line: DatasetLine) throws(DatasetError) -> Sample {
    let taskID = try line.string("task_id", expected: SampleFile.expected)
    let completion = try line.string("completion", expected: SampleFile.expected)
    return Sample(
      problem: try index(of: taskID, at: line.place), completion: completion,
      fields: line.object)
  }

  /// A line with `prompt` and `samples`.
  mutating func append(
    samplesOf line: DatasetLine, to samples: inout [Sample]
  ) throws(DatasetError) {
    let prompt = try line.string("prompt", expected: SampleFile.expected)
    let taskID = try taskID(of: prompt, at: line.place)
    let problem = try index(of: taskID, at: line.place)
    guard let list = line.object["samples"], let elements = list.elements else {
      throw .wrongType(
        line.place, field: "samples", expected: "a list of strings",
        found: line.object["samples"]?.kind ?? .null)
    }
    var fields = line.object
    fields["prompt"] = nil
    fields["samples"] = nil
    fields["task_id"] = JSONFragment(taskID)
    for element in elements {
      guard let completion = element.string else {
        throw .wrongType(
          line.place, field: "samples", expected: "a list of strings", found: element.kind)
      }
      fields["completion"] = element
      samples.append(Sample(problem: problem, completion: completion, fields: fields))
    }
  }

  private func index(of taskID: String, at place: FilePlace) throws(DatasetError) -> Int {
    guard let index = problems.index(ofTaskID: taskID) else {
      throw .unknownTask(
        place, taskID: taskID, problems: problems.path,
        known: problems.problems.first?.taskID ?? "")
    }
    return index
  }

  private mutating func taskID(
    of prompt: String, at place: FilePlace
  ) throws(DatasetError) -> String {
    let known =
      taskIDsByPrompt
      ?? Dictionary(grouping: prompts.problems, by: \.prompt).mapValues { $0.map(\.taskID) }
    taskIDsByPrompt = known
    guard let taskIDs = known[prompt], let taskID = taskIDs.first else {
      throw .unknownPrompt(place, prompt: prompt, problems: prompts.path)
    }
    guard taskIDs.count == 1 else {
      throw .ambiguousPrompt(place, taskIDs: taskIDs, problems: prompts.path)
    }
    return taskID
  }
}
