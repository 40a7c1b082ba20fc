import CodeEvaluation
import ExperimentSpecs
import Foundation
import LanguageModels
import TinyGPT

/// Draws what is missing of an arm's samples, keeping each as soon as it is made.
struct SamplingStage {
  let sampling: ArmSampling
  let stage: Stage
  let specFile: URL
  let problems: [Problem]

  /// The longest that a finished sample waits for the disk.
  private static let pause: Duration = .milliseconds(500)
  /// The most samples that wait for the disk together.
  private static let batch = 512

  /// - Parameters:
  ///   - model: Reads the model; called only where something is missing.
  ///   - progress: Called after each commit, and once at the start.
  /// - Throws: ``StoreError``, `SamplingError`, `ExchangeError`, and `CancellationError`; what was
  ///   drawn until then is kept.
  func run(
    threads: Int, store: Store, model: () throws -> ModelFolder,
    progress: (StageProgress) -> Void
  ) throws {
    try store.begin(stage, of: specFile)
    let prompts = problems.map(ArmSampling.prompt(of:))
    let (requests, owners) = try missing(prompts, store)
    let total = problems.count * sampling.count
    let reused = total - requests.reduce(0) { $0 + $1.indices.count }
    progress(StageProgress(total: total, done: reused, reused: reused))
    if !requests.isEmpty {
      let start = ContinuousClock.now
      let folder = try model()
      let sampler = Sampler(
        folder, name: sampling.model.name,
        options: SamplerOptions(
          threads: threads, beginsDocuments: sampling.model.beginsDocuments))
      var waiting: [(key: SampleKey, sample: StoredSample)] = []
      var (done, last) = (reused, start)
      func commit() throws {
        try store.record(waiting, sampling: sampling.key)
        done += waiting.count
        waiting.removeAll(keepingCapacity: true)
        last = .now
        progress(StageProgress(total: total, done: done, reused: reused))
      }
      do {
        try sampler.sample(requests) { place, sample in
          let key = SampleKey(prompt: prompts[owners[place.request]], number: place.index)
          waiting.append((key, StoredSample(sample, tokenizer: folder.tokenizer)))
          if waiting.count >= Self.batch || .now - last > Self.pause { try commit() }
        }
      } catch {
        // Whatever the reason, no sample that was drawn is lost.
        try commit()
        throw error
      }
      try commit()
      try store.recordRate(
        kind: stage.kind, units: total - reused, seconds: (.now - start) / .seconds(1))
    }
    try store.finish(stage, output: nil)
  }

  /// Requests for the samples that the store does not have, and which problem each is for.
  private func missing(
    _ prompts: [ContentKey], _ store: Store
  ) throws(StoreError) -> (requests: [CompletionRequest], problems: [Int]) {
    let known = try store.sampleNumbers(
      of: prompts, count: sampling.count, sampling: sampling.key)
    var requests: [CompletionRequest] = []
    var owners: [Int] = []
    for (index, problem) in problems.enumerated() {
      let there = known[prompts[index]] ?? []
      var next = 0
      while next < sampling.count {
        let start = next
        while next < sampling.count, !there.contains(next) { next += 1 }
        if next > start {
          requests.append(
            CompletionRequest(
              prompt: Prompt(taskID: problem.taskID, text: problem.prompt), indices: start..<next,
              parameters: sampling.parameters, seed: sampling.seed))
          owners.append(index)
        } else {
          next += 1
        }
      }
    }
    return (requests, owners)
  }
}
