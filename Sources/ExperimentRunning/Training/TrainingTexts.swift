import Corpora
import ExperimentSpecs
public import Foundation

/// Where corpora are found that are not made by the program.
public struct TrainingSources: Hashable, Sendable {
  /// What paths of the spec are relative to.
  public let specFolder: URL
  /// The folder of Python's own library, for a corpus of files that names no folders.
  public let pythonLibrary: String

  public init(specFolder: URL, pythonLibrary: String) {
    self.specFolder = specFolder
    self.pythonLibrary = pythonLibrary
  }
}

/// The texts that a model learns from, and those it is tried on meanwhile.
struct TrainingTexts: Sendable {
  let training: [String]
  let heldOut: [String]

  /// - Throws: `CodeCollectionError`, ``TrainingStageError/noTexts``.
  init(_ corpus: CorpusSpec, from sources: TrainingSources) throws {
    let bytes = Int(corpus.megabytes * 1_000_000)
    let seed = UInt64(corpus.seed)
    switch corpus.kind {
    case .python:
      let folders = corpus.folders?.map {
        URL(filePath: $0, relativeTo: sources.specFolder).path(percentEncoded: false)
      }
      let files = try CodeCollection(folders: folders ?? [sources.pythonLibrary], seed: seed)
      training = files.training.map(\.text)
      heldOut = files.heldOut.map(\.text)
    case .synthetic:
      let heldOut = SyntheticBenchmarks(seed: seed).heldOut
      let files = SyntheticCorpus(seed: seed, heldOut: heldOut).files(bytes: bytes)
      (training, self.heldOut) = Self.split(files.map(\.file.text))
    case .prose:
      (training, heldOut) = Self.split(ProseCorpus(seed: seed).articles(bytes: bytes).map(\.text))
    }
    guard !training.isEmpty else { throw TrainingStageError.noTexts }
  }

  /// One text in fifty is held out, from everywhere in the corpus.
  private static func split(_ texts: [String]) -> (training: [String], heldOut: [String]) {
    let numbered = texts.enumerated()
    return (
      numbered.filter { $0.offset % 50 != 49 }.map(\.element),
      numbered.filter { $0.offset % 50 == 49 }.map(\.element)
    )
  }
}

/// Why a model could not be trained.
public enum TrainingStageError: Error, Hashable, Sendable, CustomStringConvertible {
  case noTexts
  /// The folder holds a training with other settings.
  case otherModel(folder: String)

  public var description: String {
    switch self {
    case .noTexts: "the corpus holds no text to learn from; look at its folders and filters"
    case .otherModel(let folder):
      "\(folder): error: this folder holds a training with other settings; give another one with "
        + "-o, or remove it"
    }
  }
}
