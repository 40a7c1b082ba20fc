import CodeEvaluation
import ExperimentRunning
import ExperimentSpecs
import Foundation
import Reporting

/// The building of one report, after all that it needs was found.
struct BuildWork {
  let request: BuildRequest
  let store: Store
  let experiment: Experiment
  let judge: Judge
  let folder: ReportFolder
  /// How many of the problems are used; `nil` means all.
  let limit: Int?
  private let clock = Stopwatch()

  /// The report from what earlier builds computed, or else from its records.
  ///
  /// - Parameter records: Does what is missing; called only where something is.
  func report(from records: () async throws -> Records) async throws -> Report {
    if let key = try experiment.settledKey(),
      let kept = try source.keptReport(key: key, shelf: shelf, in: folder)
    {
      return kept
    }
    let records = try await records()
    clock.endLap("records")
    return try source.report(of: records, key: experiment.settledKey(), shelf: shelf)
  }

  /// The report of what exists so far; `nil` where that is too little for one.
  func partialReport() throws -> Report? {
    guard let found = try experiment.partialRecords() else { return nil }
    clock.endLap("records")
    var source = source
    source.partial = found.partial
    return try source.report(of: found.records)
  }

  /// Writes a report into its folder and keeps that it is there.
  ///
  /// - Parameter isPartial: Whether the next build has to make it again.
  func write(_ report: Report, isPartial: Bool = false) async throws {
    async let revision = SourceRevision.ofProgram()
    try report.write(to: folder.staging)
    clock.endLap("assembly")
    let environment = try BuildEnvironment.here(judge, store, await revision, timings: clock.laps)
    try environment.write(to: folder.staging)
    let files = try folder.commit(
      keeping: report.keptRecordFiles.map { "records/" + $0.name })
    // Under another request than the build's own, so that the build has still something to do.
    let done =
      isPartial
      ? BuildRequest(
        specFile: request.specFile, output: request.output, overrides: request.overrides,
        settings: request.settings + [Stage.Input("partial", "true")]) : request
    try store.finish(
      done, inputs: inputs, outputs: files, stages: experiment.blueprint.stages.map(\.key))
  }

  private var source: ReportSource {
    ReportSource(experiment, judge: ProgramJudge.inputs(of: judge), limit: limit)
  }

  /// Every file that the report was made from.
  private var inputs: [URL] {
    let spec = experiment.spec
    return [URL(filePath: spec.file)] + experiment.data.map(\.file.url)
      + (spec.notebook.map { [$0] } ?? [])
  }

  /// The part of the store that keeps what reports compute.
  private var shelf: Shelf {
    let store = store
    return Shelf(
      read: { ContentKey(hex: $0).flatMap(store.cached) },
      write: { key, bytes in
        if let key = ContentKey(hex: key) { store.cache(bytes, under: key) }
      })
  }
}
