import CodeEvaluation
import ExperimentRunning
import ExperimentSpecs
import Foundation
import Reporting

/// What a report is assembled from beside its records: the same for a build and for its proof.
struct ReportSource {
  let spec: LoadedSpec
  let data: [(use: DataUse, file: ResolvedFile)]
  let blueprint: Blueprint
  /// What verdicts depend on beside problem, program and limits.
  let judge: [Stage.Input]
  /// How many of the problems are used; `nil` means all.
  let limit: Int?
  /// What native models read from files.
  let files: NativeModels.FileHashes
  /// What is missing, where the build was interrupted.
  var partial: Provenance.Partial?

  /// The source of a report that is being built.
  init(_ experiment: Experiment, judge: [Stage.Input], limit: Int?) {
    spec = experiment.spec
    data = experiment.data
    blueprint = experiment.blueprint
    files = experiment.files
    self.judge = judge
    self.limit = limit
  }

  /// The source of a report that was built before, from its spec and what its provenance adds.
  ///
  /// - Throws: What reading the notebook throws.
  init(
    _ spec: LoadedSpec, data: [(use: DataUse, file: ResolvedFile)], judge: [Stage.Input],
    limit: Int?, files: NativeModels.FileHashes
  ) throws {
    self.spec = spec
    self.data = data
    self.judge = judge
    self.limit = limit
    self.files = files
    let notebook = try spec.notebook.map { ContentKey(of: try Data(contentsOf: $0)) }
    blueprint = Blueprint(
      spec, data: data, notebook: notebook, limit: limit, files: files,
      versions: Blueprint.Versions(
        judgeStage: Experiment.judgeStageVersion, judge: judge, reportStage: Report.version,
        report: []))
  }

  /// The report of these records.
  ///
  /// - Parameters:
  ///   - key: The key over all that the records follow from, where the shelf is to be used.
  ///   - shelf: Where results are kept for the next build.
  /// - Throws: What `Report` throws.
  func report(of records: Records, key: ContentKey? = nil, shelf: Shelf = .none) throws -> Report {
    let inputs = try PublishedSpec(spec, data: data)
    return try Report(
      spec: spec, inputs: inputs, records: records, key: key?.hex,
      provenance: provenance(inputs), dataFiles: dataFiles, shelf: shelf)
  }

  /// The report of records that are all on the shelf, or stand in the folder that the report goes
  /// to; `nil` where they are not.
  ///
  /// - Throws: What `Report` throws.
  func keptReport(key: ContentKey, shelf: Shelf, in folder: ReportFolder) throws -> Report? {
    let inputs = try PublishedSpec(spec, data: data)
    return try Report(
      spec: spec, inputs: inputs, key: key.hex, provenance: provenance(inputs), shelf: shelf
    ) { files in
      try folder.holds(files.map { ("records/" + $0.name, $0.sha256) })
    }
  }

  private func provenance(_ inputs: PublishedSpec) -> Provenance {
    let read = files.sorted { $0.key < $1.key }.map {
      Provenance.DataFile(use: $0.key, name: Self.filesName, sha256: $0.value.hex)
    }
    var provenance = Provenance(
      spec: inputs.value, seed: spec.spec.sampling.seed, limit: limit, data: inputs.data + read,
      records: [], judge: judge.map { Provenance.Setting(name: $0.name, value: $0.value) },
      stages: blueprint.stages.map {
        Provenance.Stage(name: $0.name, version: $0.version, key: $0.key.hex)
      }, formulas: [])
    provenance.partial = partial
    return provenance
  }

  /// What provenance calls the files that native models read, whose hash is over all of them.
  private static let filesName = "files"

  /// What provenance says of the files that native models read.
  static func files(in provenance: Provenance) -> NativeModels.FileHashes {
    var hashes: NativeModels.FileHashes = [:]
    for file in provenance.data where file.name == filesName {
      hashes[file.use] = ContentKey(hex: file.sha256)
    }
    return hashes
  }

  /// The files of the spec's `data`, by name.
  private var dataFiles: [String: URL] {
    var files: [String: URL] = [:]
    for (use, file) in data where use.path.steps.first == .key("data") {
      if case .key(let name)? = use.path.steps.last { files[name] = file.url }
    }
    return files
  }
}
