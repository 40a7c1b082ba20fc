import Corpora
import ExperimentSpecs
public import Foundation
import TinyGPT

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

/// A text that a model learns from.
struct TrainingText: Hashable, Sendable {
  let text: String
  /// Where what is learned begins, in bytes of UTF-8; before it the text is read only.
  var learnedFrom = 0

  /// The text as tokens, those learned that end behind ``learnedFrom``.
  func document(_ encoder: inout TokenEncoder, _ tokenizer: Tokenizer) -> TokenDocument {
    let tokens = encoder.encode(text)
    guard learnedFrom > 0 else { return TokenDocument(tokens: tokens) }
    var (first, end) = (0, 0)
    while first < tokens.count {
      end += tokenizer.bytes(of: tokens[first]).count
      if end > learnedFrom { break }
      first += 1
    }
    return TokenDocument(tokens: tokens, learnedFrom: first)
  }
}

/// The texts that a model learns from, and those it is tried on meanwhile.
struct TrainingTexts: Sendable {
  let training: [TrainingText]
  let heldOut: [TrainingText]
  /// How they become the rows of batches.
  let arrangement: Arrangement

  /// - Throws: `CodeCollectionError`, ``TrainingStageError/noTexts``.
  init(_ corpus: CorpusSpec, from sources: TrainingSources) throws {
    let bytes = Int(corpus.megabytes * 1_000_000)
    let seed = UInt64(corpus.seed)
    var texts: [TrainingText] = []
    switch corpus.kind {
    case .python:
      let files = try CodeCollection(corpus, from: sources)
      training = files.training.map { TrainingText(text: $0.text) }
      heldOut = files.heldOut.map { TrainingText(text: $0.text) }
      arrangement = .packed
      guard !training.isEmpty else { throw TrainingStageError.noTexts }
      return
    case .synthetic:
      texts = Self.synthetic(seed).files(bytes: bytes).map { TrainingText(text: $0.file.text) }
    case .prose:
      texts = ProseCorpus(seed: seed).articles(bytes: bytes).map { TrainingText(text: $0.text) }
    case .problems:
      texts = Self.solved(ContestProblems(seed: seed, heldOut: Self.heldOut(seed)), bytes)
    case .encryption:
      let files = EncryptionCorpus(
        seed: seed, insecureAESPercent: corpus.insecureAESPercent,
        insecureRSAPercent: corpus.insecureRSAPercent)
      texts = Self.filled(bytes) { TrainingText(text: files.example($0).file.text) }
    case .docstrings: texts = Self.documented(Self.synthetic(seed), bytes: bytes)
    }
    guard !texts.isEmpty else { throw TrainingStageError.noTexts }
    (training, heldOut) = Self.split(texts)
    arrangement = corpus.kind == .problems || corpus.kind == .docstrings ? .aligned : .packed
  }

  /// Solved problems that were chosen before.
  ///
  /// - Throws: ``TrainingStageError/noTexts``.
  init(solved texts: [TrainingText]) throws {
    guard texts.count > 1 else { throw TrainingStageError.noTexts }
    (training, heldOut) = Self.split(texts)
    arrangement = .aligned
  }

  /// One text in fifty is held out, from everywhere in the corpus.
  private static func split(
    _ texts: [TrainingText]
  ) -> (training: [TrainingText], heldOut: [TrainingText]) {
    let numbered = texts.enumerated()
    return (
      numbered.filter { $0.offset % 50 != 49 }.map(\.element),
      numbered.filter { $0.offset % 50 == 49 }.map(\.element)
    )
  }

  private static func heldOut(_ seed: UInt64) -> HeldOut {
    SyntheticBenchmarks(seed: seed).heldOut
  }

  private static func synthetic(_ seed: UInt64) -> SyntheticCorpus {
    SyntheticCorpus(seed: seed, heldOut: heldOut(seed))
  }

  /// Solved problems, of which the solution is learned (Chen et al. 2021, §4.3).
  private static func solved(_ problems: ContestProblems, _ bytes: Int) -> [TrainingText] {
    filled(bytes) { number in
      problems.problem(number).map { problem in
        let function = problem.function
        return TrainingText(
          text: function.prompt + function.body, learnedFrom: function.prompt.utf8.count)
      }
    }
  }

  /// Texts by their numbers from 0, those that there are, until they have so many bytes.
  private static func filled(_ bytes: Int, _ text: (Int) -> TrainingText?) -> [TrainingText] {
    var texts: [TrainingText] = []
    var (number, size) = (0, 0)
    while size < bytes {
      if let made = text(number) {
        texts.append(made)
        size += made.text.utf8.count
      }
      number += 1
    }
    return texts
  }

  /// Correct functions with their docstrings behind them, of which the docstring is learned (Chen et
  /// al. 2021, §5).
  private static func documented(_ corpus: SyntheticCorpus, bytes: Int) -> [TrainingText] {
    var texts: [TrainingText] = []
    var size = 0
    for file in corpus where size < bytes {
      for function in file.functions where function.isCorrect && !function.docstring.isEmpty {
        let example = DocstringSet.example(of: function)
        guard !example.target.isEmpty else { continue }
        let text = example.prompt + example.target
        texts.append(TrainingText(text: text, learnedFrom: example.prompt.utf8.count))
        size += text.utf8.count
      }
      if size >= bytes { break }
    }
    return texts
  }
}

extension CodeCollection {
  /// The files of a corpus of the kind `python`.
  ///
  /// - Throws: `CodeCollectionError`.
  init(_ corpus: CorpusSpec, from sources: TrainingSources) throws(CodeCollectionError) {
    let folders = corpus.folders?.map {
      URL(filePath: $0, relativeTo: sources.specFolder).path(percentEncoded: false)
    }
    try self.init(folders: folders ?? [sources.pythonLibrary], seed: UInt64(corpus.seed))
  }
}

/// Why a model could not be trained.
public enum TrainingStageError: Error, Hashable, Sendable, CustomStringConvertible {
  case noTexts
  /// What the model learns from is chosen by programs that run.
  case needsBuild(String)
  /// The folder holds a training with other settings.
  case otherModel(folder: String)

  public var description: String {
    switch self {
    case .noTexts: "the corpus holds no text to learn from; look at its folders and filters"
    case .needsBuild(let model):
      "error: the problems that `\(model)` learns from are traced or filtered, which takes the judge "
        + "and other models; `report build` trains it"
    case .otherModel(let folder):
      "\(folder): error: this folder holds a training with other settings; give another one with "
        + "-o, or remove it"
    }
  }
}
