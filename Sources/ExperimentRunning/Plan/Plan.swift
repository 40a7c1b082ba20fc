/// What a build would do: the stages, and for each whether the store has its result.
public struct Plan: Hashable, Sendable {
  /// In the order in which they run.
  public let stages: [PlannedStage]

  /// Whether nothing is left to do before the report is assembled from cached results.
  public var isCached: Bool { stages.allSatisfy { $0.state == .cached } }

  /// Looks up how far each stage has come; runs nothing.
  ///
  /// - Parameters:
  ///   - blueprint: The stages of the spec.
  ///   - work: The programs of the judge stages by the name of the stage, one key a sample.
  ///   - drawn: How many samples the sampling stages have to draw by name, and have drawn.
  public init(
    _ blueprint: Blueprint, work: [String: [VerdictKey]],
    drawn: [String: (total: Int, done: Int)] = [:], store: Store
  ) throws(StoreError) {
    var stages: [PlannedStage] = []
    for stage in blueprint.stages {
      stages.append(
        try PlannedStage(
          stage, blueprint, work: work[stage.name] ?? [], drawn: drawn[stage.name], store: store))
    }
    self.stages = stages
  }
}

/// A stage with what the store knows of it.
public struct PlannedStage: Hashable, Sendable {
  public let stage: Stage
  public let state: State
  /// Why it runs; empty for a cached stage.
  public let reasons: [Reason]
  /// Samples in all; 0 for stages that have none.
  public let samples: Int
  /// Samples that are still to be drawn.
  public let samplesToDraw: Int
  /// Distinct programs without a verdict, among the samples that are there.
  public let programsToJudge: Int
  /// How long it will take, by how long such work took before; `nil` where none was done.
  public let estimate: Duration?

  public enum State: Hashable, Sendable {
    case cached
    case toRun
  }

  /// Why a stage runs.
  public enum Reason: Hashable, Sendable, CustomStringConvertible {
    /// No build of this spec has come to it.
    case neverRun
    /// It was begun with these same inputs, and not ended.
    case interrupted
    case changed(InputChange)

    public var description: String {
      switch self {
      case .neverRun: "has not run for this spec"
      case .interrupted: "was interrupted; it goes on from there"
      case .changed(let change): change.description
      }
    }
  }

  init(
    _ stage: Stage, _ blueprint: Blueprint, work: [VerdictKey], drawn: (total: Int, done: Int)?,
    store: Store
  ) throws(StoreError) {
    self.stage = stage
    samples = drawn?.total ?? work.count
    samplesToDraw = drawn.map { $0.total - $0.done } ?? 0
    if case .finished = try store.state(of: stage.key) {
      state = .cached
      reasons = []
      programsToJudge = 0
      estimate = nil
      return
    }
    state = .toRun
    let distinct = Set(work)
    programsToJudge =
      distinct.count - (try store.verdicts(distinct, judging: blueprint.judging)).count
    let seconds = try store.secondsPerUnit(of: stage.kind)
    let units = drawn != nil ? samplesToDraw : work.isEmpty ? 1 : programsToJudge
    estimate = seconds.map { .seconds($0 * Double(units)) }
    guard let earlier = try store.lastInputs(of: stage.name, in: blueprint.specFile) else {
      reasons = [.neverRun]
      return
    }
    let changes = stage.changes(from: earlier)
    reasons = changes.isEmpty ? [.interrupted] : changes.map(Reason.changed)
  }
}
