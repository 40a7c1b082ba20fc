import ExperimentSpecs
import Foundation

extension Store {
  /// Where the model that a stage trains lies, or will lie.
  func modelFolder(_ key: ContentKey) -> URL {
    models.appending(path: key.hex, directoryHint: .isDirectory)
  }

  /// Waits until no other process trains the model.
  func lockModel(_ key: ContentKey) throws(StoreError) -> FileLock {
    do {
      try FileManager.default.makeFolder(models)
    } catch {
      throw .data(error)
    }
    let lock = try FileLock(models.appending(path: "\(key.hex).lock"))
    try lock.exclude()
    return lock
  }

  /// What is known of a model whose training is done; `nil` where it is not, or its folder is gone.
  func model(_ entry: NativeModels.Entry) throws(StoreError) -> ModelRecord? {
    let weights = modelFolder(entry.stage.key).appending(path: "model.safetensors")
    guard case .finished(let output?) = try state(of: entry.stage.key),
      FileManager.default.fileExists(atPath: weights.path(percentEncoded: false)),
      var record = try? JSONDecoder().decode(
        ModelRecord.self, from: Data(contentsOf: objects.url(of: output.hex)))
    else { return nil }
    // Specs may call the same model differently.
    record.model = entry.model.name
    return record
  }
}
