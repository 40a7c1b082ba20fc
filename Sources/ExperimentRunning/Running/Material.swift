public import CodeEvaluation
public import ExperimentSpecs
import Foundation

/// What an experiment is made of, read from its files: problems, and the samples of each arm.
public struct Material: Sendable {
  /// One sample in its place.
  public struct NumberedSample: Hashable, Sendable {
    /// Index of its problem among those of the material.
    public let problem: Int
    /// Its number among the samples of that problem, from 0.
    public let index: Int
    public let completion: String
    public let key: VerdictKey
    /// Of a sample that was drawn here, more than its text.
    public let drawn: StoredSample?
  }

  /// The samples of one arm.
  public struct ArmSamples: Sendable {
    public let arm: Arm
    /// By problem in the order of the benchmark, then by index.
    public internal(set) var samples: [NumberedSample]
  }

  /// In the order of the benchmark.
  public let problems: [Problem]
  /// The hash of each problem: prompt, entry point, tests.
  public let problemKeys: [ContentKey]
  /// In the order of ``ExperimentSpec/arms``; those of native models are empty until ``fill(_:)``.
  public private(set) var arms: [ArmSamples]

  /// - Parameters:
  ///   - data: The spec's files, as ``LoadedSpec/resolveData(with:)`` gives them.
  ///   - limit: How many problems are used; `nil` means all.
  /// - Throws: `DatasetError` for the first thing that is wrong with a file.
  public init(
    _ spec: LoadedSpec, data: [(use: DataUse, file: ResolvedFile)], limit: Int? = nil
  ) throws(DatasetError) {
    func path(of use: String) -> String? {
      data.first { $0.use.path.description == use }?.file.url.path(percentEncoded: false)
    }
    let file: ProblemFile
    if let benchmark = spec.spec.task.benchmark {
      file = ProblemFile(benchmark, seed: UInt64(clamping: spec.spec.task.seed))
    } else if let path = path(of: "task.problems") {
      file = try ProblemFile(path: path)
    } else {
      file = ProblemFile(name: "no problems", problems: [])
    }
    let prompts = try path(of: "task.prompts").map { (path) throws(DatasetError) in
      try ProblemFile(path: path)
    }
    problems = Array(file.problems.prefix(limit ?? file.problems.count))
    problemKeys = problems.map(\.contentKey)
    let (problems, keys) = (problems, problemKeys)
    let sources = spec.spec.arms.map { arm -> String? in
      guard case .samples = arm.model else { return nil }
      let index = spec.spec.models.firstIndex(of: arm.model) ?? 0
      return path(of: "models[\(index)].file") ?? ""
    }
    let names = Set(sources.compactMap { $0 }).sorted()
    let numbered = try names.concurrentMap { (name) throws(DatasetError) in
      Self.numbered(
        try SampleFile(path: name, problems: file, prompts: prompts).samples, problems: problems,
        keys: keys, n: spec.spec.sampling.n)
    }
    let byFile = Dictionary(uniqueKeysWithValues: zip(names, numbered))
    arms = zip(spec.spec.arms, sources).map { arm, source in
      ArmSamples(arm: arm, samples: source.flatMap { byFile[$0] } ?? [])
    }
  }

  /// The first `n` samples of each problem, in the order of the benchmark.
  private static func numbered(
    _ samples: [Sample], problems: [Problem], keys: [ContentKey], n: Int?
  ) -> [NumberedSample] {
    var byProblem: [[String]] = Array(repeating: [], count: problems.count)
    for sample in samples where sample.problem < problems.count {
      byProblem[sample.problem].append(sample.completion)
    }
    return byProblem.enumerated().flatMap { problem, completions in
      completions.prefix(n ?? completions.count).enumerated().map { index, completion in
        NumberedSample(
          problem: problem, index: index, completion: completion,
          key: VerdictKey(
            problem: keys[problem],
            program: ContentKey(of: (problems[problem].prompt + completion).utf8)), drawn: nil)
      }
    }
  }

  /// Drops the samples of all problems of an arm but some.
  ///
  /// - Parameters:
  ///   - problems: Indices into ``problems``.
  ///   - arm: Index into ``arms``.
  mutating func keep(_ problems: Set<Int>, ofArm arm: Int) {
    arms[arm].samples.removeAll { !problems.contains($0.problem) }
  }

  /// Takes what the store has of an arm's samples.
  mutating func fill(_ sampling: ArmSampling, from store: Store) throws(StoreError) {
    guard let place = arms.firstIndex(where: { $0.arm.id == sampling.name }) else { return }
    let prompts = problems.map(ArmSampling.prompt(of:))
    let known = try store.samples(of: prompts, count: sampling.count, sampling: sampling.key)
    arms[place].samples = problems.indices.flatMap { problem in
      (0..<sampling.count).compactMap { number -> NumberedSample? in
        guard let sample = known[SampleKey(prompt: prompts[problem], number: number)] else {
          return nil
        }
        let program = ContentKey(of: (problems[problem].prompt + sample.completion).utf8)
        return NumberedSample(
          problem: problem, index: number, completion: sample.completion,
          key: VerdictKey(problem: problemKeys[problem], program: program), drawn: sample)
      }
    }
  }
}

extension Problem {
  /// The hash over all that a verdict on one of its programs depends on.
  var contentKey: ContentKey {
    ContentKey(of: [
      "prompt": .string(prompt), "entry_point": .string(entryPoint), "test": .string(test),
    ])
  }
}
