public import Foundation

/// Judges the samples of one arm, keeping each verdict as soon as it is made.
///
/// What the store knows already is not judged again, and equal programs of a problem are judged
/// once; so an interrupted stage goes on where it was, and specs share their verdicts.
public struct JudgeStage: Sendable {
  public let stage: Stage
  /// The hash over the judge and its limits, under which verdicts are kept.
  public let judging: ContentKey
  private let specFile: URL

  public init(stage: Stage, judging: ContentKey, specFile: URL) {
    self.stage = stage
    self.judging = judging
    self.specFile = specFile
  }

  /// Runs the stage to its end.
  ///
  /// - Parameters:
  ///   - requests: The samples, in any order; keys may repeat.
  ///   - judge: Gets those without a verdict, each program once.
  ///   - progress: Called after each commit, and once at the start; counts only what is kept.
  /// - Returns: A verdict for each request, in the order of the requests.
  /// - Throws: What the judge throws, ``StoreError``, ``JudgeStageError``, or `CancellationError`;
  ///   the verdicts made until then are kept.
  public func run(
    _ requests: [JudgeRequest], judge: some Judging, store: Store,
    progress: @escaping @Sendable (StageProgress) -> Void = { _ in }
  ) async throws -> [StoredVerdict] {
    try store.begin(stage, of: specFile)
    var verdicts = try store.verdicts(requests.map(\.key), judging: judging)
    let reused = requests.count { verdicts[$0.key] != nil }
    progress(StageProgress(total: requests.count, done: reused, reused: reused))
    try store.use(verdicts.keys, judging: judging, stage: stage.key)

    var seen = Set(verdicts.keys)
    let missing = requests.filter { seen.insert($0.key).inserted }
    if !missing.isEmpty {
      let ledger = Ledger(
        stage: self, store: store, requests: requests, reused: reused, progress: progress)
      let start = ContinuousClock.now
      verdicts.merge(try await judged(missing, by: judge, into: ledger)) { known, _ in known }
      try store.recordRate(
        kind: stage.kind, units: missing.count,
        seconds: (ContinuousClock.now - start) / .seconds(1))
    }
    try store.finish(stage, output: nil)
    return requests.compactMap { verdicts[$0.key] }
  }

  /// One task reads the judge, another waits for the disk, so that the judge never does.
  private func judged(
    _ missing: [JudgeRequest], by judge: some Judging, into ledger: Ledger
  ) async throws -> [VerdictKey: StoredVerdict] {
    let mailbox = Mailbox<Judged>()
    var ledger = ledger
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          defer { mailbox.close() }
          for try await judged in judge.verdicts(for: missing) { mailbox.put(judged) }
          try Task.checkCancellation()
        }
        try await mailbox.forEachBatch { try await ledger.commit($0) }
        try await group.waitForAll()
      }
    } catch {
      // Whatever the reason, no verdict that was made is lost.
      try await ledger.commit(mailbox.take())
      throw error
    }
    try await ledger.commit(mailbox.take())
    let open = missing.count { ledger.verdicts[$0.key] == nil }
    guard open == 0 else { throw JudgeStageError.missingVerdicts(count: open) }
    return ledger.verdicts
  }
}

/// What a running judge stage has on the disk.
private struct Ledger {
  private let stage: JudgeStage
  private let store: Store
  private let progress: @Sendable (StageProgress) -> Void
  /// How many samples each program stands for.
  private let samples: [VerdictKey: Int]
  private let total: Int
  private let reused: Int
  private var done: Int
  private(set) var verdicts: [VerdictKey: StoredVerdict] = [:]

  init(
    stage: JudgeStage, store: Store, requests: [JudgeRequest], reused: Int,
    progress: @escaping @Sendable (StageProgress) -> Void
  ) {
    self.stage = stage
    self.store = store
    self.progress = progress
    self.reused = reused
    samples = Dictionary(requests.map { ($0.key, 1) }, uniquingKeysWith: +)
    total = requests.count
    done = reused
  }

  /// Puts verdicts on the disk, then counts them; a cancelled task still gets this done.
  mutating func commit(_ batch: [Judged]) async throws {
    guard !batch.isEmpty else { return }
    for judged in batch where samples[judged.key] == nil {
      throw JudgeStageError.unexpectedVerdict(judged.key)
    }
    try await store.recordAside(batch, judging: stage.judging, stage: stage.stage.key)
    for judged in batch where verdicts.updateValue(judged.verdict, forKey: judged.key) == nil {
      done += samples[judged.key] ?? 0
    }
    progress(StageProgress(total: total, done: done, reused: reused))
  }
}
