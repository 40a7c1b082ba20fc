import Archives
public import ExperimentSpecs
public import Foundation
public import TinyGPT

/// Trains a native model into a folder, from which it can go on after an interruption and which in
/// the end opens as a model in Hugging Face's layout.
///
/// The folder holds `training.json` (the settings), `tokenizer.json`, `state.safetensors` (all that
/// is needed to go on), `losses.jsonl` (a line a step), and, at the end, the model.
public struct TrainingStage: Sendable {
  public let model: NativeModelSpec
  public let folder: URL
  private let specFolder: URL
  private let pythonLibrary: String

  /// Between two states that are kept.
  private static let savingInterval = 200

  /// - Parameters:
  ///   - folder: Where the model goes.
  ///   - specFolder: What paths of the spec are relative to.
  ///   - pythonLibrary: The folder of Python's own library, for a corpus that names none.
  public init(_ model: NativeModelSpec, folder: URL, specFolder: URL, pythonLibrary: String) {
    self.model = model
    self.folder = folder
    self.specFolder = specFolder
    self.pythonLibrary = pythonLibrary
  }

  /// What a run tells while it goes on.
  public enum Event: Sendable {
    case corpus(files: Int, tokens: Int, heldOutTokens: Int)
    case model(parameters: Int, nonEmbedding: Int, step: Int)
    case progress(TrainingProgress)
  }

  /// One line of `losses.jsonl`.
  public struct Loss: Hashable, Sendable, Codable {
    /// Steps done.
    public let step: Int
    /// Positions read until here.
    public let tokens: Int
    /// Of the step's batch, in nats a token.
    public let loss: Double
    /// Of the held-out files, in nats a token, at the steps where it was measured.
    public let validationLoss: Double?

    enum CodingKeys: String, CodingKey {
      case step, tokens, loss
      case validationLoss = "validation_loss"
    }
  }

  /// Trains until all steps are done or the task is cancelled.
  ///
  /// - Returns: How it ended, and the losses of all steps until here.
  /// - Throws: ``TrainingStageError``, `TrainingError`, `ExchangeError`, `TokenizerError`, and what
  ///   collecting the corpus throws.
  public func run(
    threads: Int, tell: (Event) -> Void
  ) throws -> (ending: TrainingEnding, losses: [Loss]) {
    try prepareFolder()
    let texts = try TrainingTexts(
      model.corpus, folder: specFolder, pythonLibrary: pythonLibrary)
    let tokenizer = try tokenizer(for: texts)
    var encoder = TokenEncoder(tokenizer)
    let documents = texts.training.map { TokenDocument(tokens: encoder.encode($0)) }
    let heldOut = texts.heldOut.map { TokenDocument(tokens: encoder.encode($0)) }
    tell(
      .corpus(
        files: documents.count, tokens: documents.reduce(0) { $0 + $1.tokens.count },
        heldOutTokens: heldOut.reduce(0) { $0 + $1.tokens.count }))
    let state = try state(tokenizer)
    tell(
      .model(
        parameters: state.weights.shape.parameters,
        nonEmbedding: state.weights.shape.nonEmbeddingParameters, step: state.step))
    var losses = try keptLosses(until: state.step)
    var trainer = try Trainer(
      state, documents: documents, heldOut: heldOut, separator: tokenizer.endOfText ?? 0,
      threads: threads)
    let ending = try trainer.run(
      savingEvery: Self.savingInterval,
      save: { try keep($0, losses) },
      progress: { progress in
        let report = progress.report
        losses.append(
          Loss(
            step: report.step, tokens: (losses.last?.tokens ?? 0) + report.tokens,
            loss: report.loss, validationLoss: report.validationLoss))
        tell(.progress(progress))
      })
    if ending == .finished {
      try ModelFolder(weights: trainer.weights, tokenizer: tokenizer).write(to: path(""))
    }
    return (ending, losses)
  }

  private func path(_ name: String) -> String {
    folder.appending(path: name).path(percentEncoded: false)
  }

  /// Makes the folder, or finds that what is in it was made with the same settings.
  private func prepareFolder() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let settings = folder.appending(path: "training.json")
    let wanted = try CanonicalJSON.data(of: model)
    if let found = try? Data(contentsOf: settings) {
      guard found == wanted else {
        throw TrainingStageError.otherModel(folder: folder.path(percentEncoded: false))
      }
    } else {
      try wanted.write(to: settings, options: .atomic)
    }
  }

  private var base: ModelFolder? {
    get throws {
      try model.base.map { name in
        let folder = URL(filePath: name, relativeTo: specFolder)
        return try ModelFolder.read(at: folder.path(percentEncoded: false))
      }
    }
  }

  private func tokenizer(for texts: TrainingTexts) throws -> Tokenizer {
    let file = path("tokenizer.json")
    if FileManager.default.fileExists(atPath: file) { return try TokenizerFile.read(file) }
    let tokenizer =
      try base?.tokenizer
      ?? Tokenizer.train(
        on: texts.training, settings: TokenizerSettings(vocabularySize: model.vocabulary))
    try TokenizerFile.write(tokenizer, to: file)
    return tokenizer
  }

  private func state(_ tokenizer: Tokenizer) throws -> TrainingState {
    let file = path("state.safetensors")
    if FileManager.default.fileExists(atPath: file) { return try TrainingState(path: file) }
    let training = model.training
    let rate = LearningRate(peak: training.learningRate, warmUp: .steps(training.warmUpSteps))
    let base = try base
    let weights =
      try base?.weights
      ?? Weights(
        shape: ModelShape(
          vocabularySize: tokenizer.vocabularySize, contextLength: model.context,
          layers: model.layers, heads: model.heads ?? max(1, model.width / 32),
          width: model.width), seed: UInt64(training.seed))
    return TrainingState(
      settings: TrainingSettings(
        steps: training.steps, batchRows: training.batch,
        learningRate: base == nil ? rate : rate.forFineTuning,
        validationInterval: training.validationInterval, seed: UInt64(training.seed)),
      weights: weights)
  }

  /// Losses first: a state is never ahead of them.
  private func keep(_ state: TrainingState, _ losses: [Loss]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var writer = try JSONLinesWriter(path: path("losses.jsonl"))
    for loss in losses { try writer.write(Array(encoder.encode(loss))) }
    try writer.commit()
    try state.write(to: path("state.safetensors"))
  }

  private func keptLosses(until step: Int) throws -> [Loss] {
    guard step > 0 else { return [] }
    let data = try Data(contentsOf: folder.appending(path: "losses.jsonl"))
    let decoder = JSONDecoder()
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(Loss.self, from: Data($0))
    }.filter { $0.step <= step }
  }
}
