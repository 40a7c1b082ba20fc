import CodeEvaluation
import ExperimentSpecs
import Foundation
import TinyGPT

extension Experiment {
  /// What the spec has measured beside its samples; what the store has is not measured again.
  ///
  /// - Parameters:
  ///   - material: With all samples.
  ///   - records: Of the models.
  func measured(
    _ material: Material, models records: [ModelRecord], threads: Int,
    judge makeJudge: () throws -> Judge, tell: @escaping @Sendable (Event) -> Void
  ) async throws -> [MeasurementRecord] {
    var rows: [MeasurementRecord] = []
    for measurement in blueprint.measurements {
      if let known = try kept(measurement) {
        rows += known
        continue
      }
      try store.begin(measurement.stage, of: blueprint.specFile)
      let stage = measurement.stage.name
      tell(.measuring(stage: stage, StageProgress(total: 1, done: 0, reused: 0)))
      let start = ContinuousClock.now
      let made = try await measure(
        measurement, material, records, threads: threads, judge: makeJudge, tell: tell)
      try store.recordRate(
        kind: measurement.stage.kind, units: 1, seconds: (.now - start) / .seconds(1))
      try store.finish(measurement.stage, output: Array(CanonicalJSON.data(of: made)))
      tell(.measuring(stage: stage, StageProgress(total: 1, done: 1, reused: 0)))
      rows += made
    }
    return rows
  }

  /// The rows under the name that this spec gives them.
  private func kept(_ measurement: Measurement) throws -> [MeasurementRecord]? {
    guard case .finished(let output?) = try store.state(of: measurement.stage.key),
      let rows = try? JSONDecoder().decode(
        [MeasurementRecord].self, from: Data(contentsOf: store.objects.url(of: output.hex)))
    else { return nil }
    return rows.map { row in
      var row = row
      row.measurement = measurement.id
      return row
    }
  }

  private func measure(
    _ measurement: Measurement, _ material: Material, _ records: [ModelRecord], threads: Int,
    judge makeJudge: () throws -> Judge, tell: @escaping @Sendable (Event) -> Void
  ) async throws -> [MeasurementRecord] {
    let id = measurement.id
    let models = blueprint.models
    let seed = UInt64(clamping: spec.spec.sampling.seed)
    switch measurement.spec {
    case .corpus(let corpus):
      return try CorpusMeasuring(id: id, spec: corpus, sources: sources).rows()
    case .memorised:
      return try MemoryMeasuring(
        id: id, models: models, sources: sources, material: material
      ).rows()
    case .imports(let imports):
      let work = ImportsMeasuring(id: id, spec: imports, sources: sources, seed: seed)
      return try imports.models.compactMap { models[$0] }.flatMap { entry in
        try work.rows(of: entry, threads: threads) { try folder(of: entry) }
      }
    case .cost(let cost):
      let work = CostMeasuring(id: id, spec: cost)
      return try zip(models.models, records).map { entry, record in
        try work.row(of: entry.model, vocabulary: record.vocabulary, threads: threads)
      }
    case .tracing(let tracing):
      return try await traced(
        TracingMeasuring(id: id, spec: tracing, library: sources.pythonLibrary),
        threads: threads, judge: makeJudge, tell: tell)
    }
  }

  private func folder(of entry: NativeModels.Entry) throws -> ModelFolder {
    try ModelFolder.read(at: store.modelFolder(entry.stage.key).path(percentEncoded: false))
  }

  /// The functions that were traced, and how many of their problems the model solves.
  private func traced(
    _ work: TracingMeasuring, threads: Int, judge makeJudge: () throws -> Judge,
    tell: @escaping @Sendable (Event) -> Void
  ) async throws -> [MeasurementRecord] {
    guard work.hasTests else {
      return work.spec.modules.map(work.missing)
    }
    let judge = try makeJudge()
    var found = try await work.collect(judge)
    guard let entry = blueprint.models[work.spec.model], !found.problems.isEmpty else {
      return found.rows
    }
    let folder = try folder(of: entry)
    let sampler = Sampler(
      folder, name: entry.model.name, options: SamplerOptions(threads: 1, beginsDocuments: true))
    let short = try found.problems.filter {
      // With room for some of a solution.
      try sampler.tokensLeft(after: $0.problem.prompt) >= 16
    }
    let isSolved = try await solved(
      short.map(\.problem), by: entry, samples: work.spec.samples, threads: threads, judge: judge,
      tell: tell)
    for module in work.spec.modules {
      let own = short.indices.filter { short[$0].module == module }
      let all = found.problems.count { $0.module == module }
      guard all > 0 else { continue }
      found.rows.append(work.row(module, "too long for the model", all - own.count))
      found.rows.append(work.row(module, "solved", own.count { isSolved[$0] }))
    }
    return found.rows
  }
}
