import CodeEvaluation
import Corpora
import ExperimentSpecs
import Foundation
import TinyGPT

/// Scores an arm's samples: the log-probability of the problem's docstring behind signature and
/// solution, under a model that writes docstrings.
///
/// Source: Chen et al. 2021, §5.
struct ScoringStage {
  let scoring: ArmScoring
  let stage: Stage
  let specFile: URL
  let problems: [Problem]

  /// Texts that are scored before they are kept.
  private static let batch = 256

  /// A sample's text turned round; `nil` for a problem without a docstring.
  private struct Subject {
    let turned: BackTranslation
    let completion: String
    let key: ContentKey

    init?(_ problem: Problem, _ completion: String) {
      guard let turned = BackTranslation(prompt: problem.prompt) else { return nil }
      self.turned = turned
      self.completion = completion
      key = ContentKey(of: [
        "before": .string(turned.prompt(solution: completion)),
        "docstring": .string(turned.docstring),
      ])
    }

    /// What is scored: of a solution that is too long for the model, as many lines from its beginning
    /// as there is room for; `nil` where there is none for the docstring alone.
    func request(for sampler: borrowing Sampler) throws -> ScoreRequest? {
      var lines = completion.split(separator: "\n", omittingEmptySubsequences: false).count
      while lines >= 0 {
        let prompt = turned.prompt(solution: completion, lines: lines)
        // At the seam two tokens may stand for one.
        if try sampler.tokensLeft(after: prompt + turned.docstring) > 0 {
          return ScoreRequest(prompt: prompt, continuation: turned.docstring)
        }
        lines -= 1
      }
      return nil
    }
  }

  /// Scores what has no score yet, keeping scores as they are made.
  ///
  /// - Parameters:
  ///   - model: Reads the model; called only where something is missing.
  ///   - progress: Called after each commit, and once at the start.
  /// - Returns: A score for each sample, in nats, to four decimals; `nil` for a problem without a
  ///   docstring.
  /// - Throws: ``StoreError``, `SamplingError`, `ExchangeError`, `CancellationError`.
  func run(
    _ samples: [Material.NumberedSample], threads: Int, store: Store,
    model: () throws -> ModelFolder, progress: (StageProgress) -> Void
  ) throws -> [Double?] {
    let subjects = samples.map { Subject(problems[$0.problem], $0.completion) }
    let wanted = Set(subjects.compactMap { $0?.key })
    var known = try store.scores(of: wanted, scoring: scoring.key)
    try store.begin(stage, of: specFile)
    if known.count < wanted.count {
      try score(
        subjects.compactMap { $0 }, &known, total: wanted.count, threads: threads, store: store,
        model: model, progress: progress)
    }
    try store.finish(stage, output: nil)
    return subjects.map { subject in
      subject.flatMap { known[$0.key] }.map { ($0 * 1e4).rounded() / 1e4 }
    }
  }

  private func score(
    _ subjects: [Subject], _ known: inout [ContentKey: Double], total: Int, threads: Int,
    store: Store, model: () throws -> ModelFolder, progress: (StageProgress) -> Void
  ) throws {
    let reused = known.count
    progress(StageProgress(total: total, done: reused, reused: reused))
    let start = ContinuousClock.now
    let sampler = Sampler(
      try model(), name: scoring.model,
      options: SamplerOptions(threads: threads, beginsDocuments: true))
    var seen = Set(known.keys)
    let missing = subjects.filter { seen.insert($0.key).inserted }
    for first in stride(from: 0, to: missing.count, by: Self.batch) {
      try Task.checkCancellation()
      let part = missing[first..<min(first + Self.batch, missing.count)]
      let requests = try part.compactMap { subject -> (key: ContentKey, request: ScoreRequest)? in
        try subject.request(for: sampler).map { (key: subject.key, request: $0) }
      }
      let scores = try sampler.score(requests.map(\.request))
      let made = zip(requests, scores).map { request, tokens in
        (text: request.key, score: tokens.reduce(0) { $0 + Double($1) })
      }
      try store.record(made, scoring: scoring.key)
      for (text, score) in made { known[text] = score }
      progress(
        StageProgress(total: total, done: reused + first + part.count, reused: reused))
    }
    try store.recordRate(
      kind: stage.kind, units: missing.count, seconds: (.now - start) / .seconds(1))
  }
}
