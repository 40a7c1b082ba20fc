import ExperimentSpecs
import Foundation

/// What samples are drawn from: a model that the store holds, or one of a folder.
struct SampledModel: Hashable, Sendable {
  let name: String
  /// The hash over all that the weights, the tokenizer and the reading of prompts depend on.
  let key: ContentKey
  /// What ``key`` is called among the inputs of stages.
  let origin: String
  /// Whether `<|endoftext|>` stands before each prompt.
  let beginsDocuments: Bool
  /// The folder, relative to the spec; `nil` for one of the store, under ``key``.
  private let folder: String?

  /// A model that is trained here.
  init(_ entry: NativeModels.Entry) {
    name = entry.model.name
    key = entry.stage.key
    origin = entry.stage.name
    beginsDocuments = true
    folder = nil
  }

  /// - Parameter files: The hash of the folder's files.
  init(_ model: CheckpointModel, files: ContentKey) {
    name = model.name
    key = ContentKey(of: [
      "files": .string(files.hex), "beginsDocuments": .bool(model.beginsDocuments),
    ])
    origin = NativeModels.checkpointUse(model.name)
    beginsDocuments = model.beginsDocuments
    folder = model.folder
  }

  /// - Returns: `nil` for a model of which only samples are at hand, and for one whose files are not.
  init?(_ model: ModelSpec, models: NativeModels, files: NativeModels.FileHashes) {
    switch model {
    case .samples: return nil
    case .native(let native):
      guard let entry = models[native.name] else { return nil }
      self.init(entry)
    case .checkpoint(let checkpoint):
      guard let hash = files[NativeModels.checkpointUse(checkpoint.name)] else { return nil }
      self.init(checkpoint, files: hash)
    }
  }

  /// Where the model lies.
  func place(in store: Store, specFolder: URL) -> URL {
    folder.map { URL(filePath: $0, relativeTo: specFolder) } ?? store.modelFolder(key)
  }
}
