import Archives
public import ExperimentSpecs
import Foundation

/// The native models of a spec, each with the stage that trains it.
public struct NativeModels: Hashable, Sendable {
  /// In the order of the spec, so that a model stands behind the one it starts from.
  public let models: [Entry]

  /// One model.
  public struct Entry: Hashable, Sendable {
    public let model: NativeModelSpec
    /// Everything the weights depend on; its key names the model in the store.
    public let stage: Stage
    /// The key of the model it starts from, where that is one of the spec.
    public let base: ContentKey?
  }

  /// The hashes of files that a spec's models read: their corpora, the models they start from, and
  /// models that were trained elsewhere.
  public typealias FileHashes = [String: ContentKey]

  /// - Parameters:
  ///   - files: By ``corpusUse(_:)``, ``baseUse(_:)`` and ``checkpointUse(_:)``.
  public init(_ spec: ExperimentSpec, files: FileHashes) {
    var models: [Entry] = []
    for case .native(let model) in spec.models {
      func key(_ name: String?) -> ContentKey? { models.first { $0.model.name == name }?.stage.key }
      let base = key(model.base)
      let filter = key(model.corpus.filter?.model)
      models.append(
        Entry(
          model: model,
          stage: Self.stage(
            model, base: base, filter: filter, files: files, limits: spec.limits),
          base: base))
    }
    self.models = models
  }

  public subscript(name: String) -> Entry? { models.first { $0.model.name == name } }

  /// Where provenance says what a model read from files.
  public static func corpusUse(_ model: String) -> String { "corpus of \(model)" }

  /// Where provenance says what folder a model starts from.
  public static func baseUse(_ model: String) -> String { "base of \(model)" }

  /// Where provenance says what the files of a model are that was trained elsewhere.
  public static func checkpointUse(_ model: String) -> String { "checkpoint \(model)" }

  /// Where provenance says what files were measured.
  public static func measurementUse(_ id: String) -> String { "files of \(id)" }

  /// The label is no input, nor is a setting that the kind of corpus does not read. The limits of
  /// programs are one where programs are run to choose the problems.
  private static func stage(
    _ model: NativeModelSpec, base: ContentKey?, filter: ContentKey?, files: FileHashes,
    limits: LimitsSpec
  ) -> Stage {
    var inputs = ["layers": model.layers, "width": model.width, "context": model.context]
      .sorted { $0.key < $1.key }.map { Stage.Input($0.key, String($0.value)) }
    inputs.append(Stage.Input("heads", String(model.headCount)))
    inputs.append(Stage.Input("vocabulary", String(model.vocabulary)))
    inputs += settings(of: model.corpus)
    inputs += settings(of: model.training, "training")
    if let corpus = files[corpusUse(model.name)] { inputs.append(Stage.Input("files", corpus.hex)) }
    if let base = base ?? files[baseUse(model.name)] {
      inputs.append(Stage.Input("base", base.hex))
    }
    if let filter { inputs.append(Stage.Input("filter", filter.hex)) }
    if model.corpus.needsCuration { inputs += settings(of: limits, "limits") }
    return Stage(name: "train \(model.name)", version: TrainingStage.version, inputs: inputs)
  }

  /// The settings of a corpus that what is made depends on.
  static func settings(of corpus: CorpusSpec) -> [Stage.Input] {
    settings(of: corpus, "corpus").filter { input in
      corpus.kind.settings.contains { input.name.hasPrefix("corpus.\($0)") }
    }
  }

  /// One input for each setting, such as `corpus.megabytes`.
  private static func settings(of value: some Encodable, _ prefix: String) -> [Stage.Input] {
    guard let data = try? CanonicalJSON.data(of: value),
      let json = try? JSONDecoder().decode(JSONValue.self, from: data)
    else { return [] }
    return json.members.map { Stage.Input("\(prefix).\($0.key)", json: $0.value) }
  }
}

extension CorpusSpec.Kind {
  /// The settings that what is made depends on. Folders are told by what is in them.
  var settings: [String] {
    switch self {
    case .python: ["kind", "seed"]
    case .synthetic, .prose, .docstrings: ["kind", "megabytes", "seed"]
    case .problems: ["kind", "megabytes", "seed", "tracedAuthors", "filter"]
    case .encryption: ["kind", "megabytes", "seed", "insecure"]
    }
  }
}

extension NativeModels {
  /// Hashes the files that models read.
  ///
  /// - Parameter sources: Where they lie.
  public static func hashes(
    of spec: ExperimentSpec, from sources: TrainingSources
  ) -> FileHashes {
    let folder = sources.specFolder
    var hashes: FileHashes = [:]
    var names: Set<String> = []
    for case .native(let model) in spec.models {
      if model.corpus.kind == .python {
        let folders = model.corpus.folders.map { $0.map { URL(filePath: $0, relativeTo: folder) } }
        hashes[corpusUse(model.name)] = hash(
          of: folders ?? [URL(filePath: sources.pythonLibrary)], ending: ".py")
      }
      if let base = model.base, !names.contains(base) {
        hashes[baseUse(model.name)] = hash(
          of: [URL(filePath: base, relativeTo: folder)], ending: "")
      }
      names.insert(model.name)
    }
    for case .checkpoint(let model) in spec.models {
      hashes[checkpointUse(model.name)] = hash(
        of: [URL(filePath: model.folder, relativeTo: folder)],
        ending: ".json", ".safetensors", ".txt")
    }
    for named in spec.measurements {
      switch named.value {
      case .corpus(let measured) where measured.corpus.kind == .python:
        let folders = measured.corpus.folders.map {
          $0.map { URL(filePath: $0, relativeTo: folder) }
        }
        hashes[measurementUse(named.id)] = hash(
          of: folders ?? [URL(filePath: sources.pythonLibrary)], ending: ".py")
      case .tracing:
        hashes[measurementUse(named.id)] = hash(
          of: [URL(filePath: sources.pythonLibrary)], ending: ".py")
      case .corpus, .memorised, .imports, .cost: break
      }
    }
    return hashes
  }

  /// The hash over the names and contents of all files of some folders with one of some endings.
  private static func hash(of folders: [URL], ending endings: String...) -> ContentKey {
    var lines = ""
    for folder in folders {
      let path = folder.path(percentEncoded: false)
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
      for name in names.sorted() where endings.contains(where: { name.hasSuffix($0) }) {
        let file = folder.appending(path: name)
        // Folders and what cannot be read have no hash.
        guard let sha256 = try? DataResolver.sha256(of: file) else { continue }
        lines += "\(sha256) \(name)\n"
      }
    }
    return ContentKey(of: lines.utf8)
  }
}
