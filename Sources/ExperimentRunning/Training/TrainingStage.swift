import Archives
public import ExperimentSpecs
public import Foundation
public import TinyGPT

/// Trains a native model into a folder, from which it can go on after an interruption and which in
/// the end opens as a model in Hugging Face's layout.
///
/// The folder holds `training.json` (all that the weights depend on), `tokenizer.json`,
/// `state.safetensors` (all that is needed to go on), `losses.jsonl` (a line a step), and, at the end,
/// the model.
public struct TrainingStage: Sendable {
  public let model: NativeModelSpec
  public let folder: URL
  private let inputs: [Stage.Input]
  private let base: URL?
  private let sources: TrainingSources

  /// Changes whenever the same settings give other weights than before.
  public static let version = 1

  /// Between two states that are kept.
  private static let savingInterval = 200

  /// - Parameters:
  ///   - folder: Where the model goes.
  ///   - base: The folder of the model to start from, where there is one.
  ///   - sources: Where corpora are found.
  public init(
    _ entry: NativeModels.Entry, folder: URL, base: URL?, sources: TrainingSources
  ) {
    model = entry.model
    inputs = entry.stage.inputs
    self.folder = folder
    self.base = base
    self.sources = sources
  }

  /// What a run tells while it goes on.
  public enum Event: Sendable {
    /// What is trained, without losses, and how many steps are done.
    case beginning(ModelRecord, step: Int)
    case progress(TrainingProgress)
  }

  /// Trains until all steps are done or the task is cancelled.
  ///
  /// - Returns: How it ended, and what is known of the model until here.
  /// - Throws: ``TrainingStageError``, `TrainingError`, `ExchangeError`, `TokenizerError`, and what
  ///   collecting the corpus throws.
  public func run(
    threads: Int, tell: (Event) -> Void
  ) throws -> (ending: TrainingEnding, record: ModelRecord) {
    try run(threads: threads, curation: nil, tell: tell)
  }

  /// - Parameter curation: The problems to learn from, where they were chosen before.
  func run(
    threads: Int, curation: ProblemCuration?, tell: (Event) -> Void
  ) throws -> (ending: TrainingEnding, record: ModelRecord) {
    try prepareFolder()
    let texts =
      try curation.map { try TrainingTexts(solved: $0.texts) }
      ?? TrainingTexts(model.corpus, from: sources)
    let tokenizer = try tokenizer(for: texts)
    var encoder = TokenEncoder(tokenizer)
    let documents = texts.training.map { $0.document(&encoder, tokenizer) }
    let heldOut = texts.heldOut.map { $0.document(&encoder, tokenizer) }
    let state = try state(tokenizer, texts.arrangement)
    var record = ModelRecord(
      model.name, state.weights.shape, documents: documents, heldOut: heldOut)
    record.curation = curation?.records
    tell(.beginning(record, step: state.step))
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
          LossRecord(
            step: report.step, tokens: (losses.last?.tokens ?? 0) + report.tokens,
            loss: report.loss, validationLoss: report.validationLoss))
        tell(.progress(progress))
      })
    if ending == .finished {
      try ModelFolder(weights: trainer.weights, tokenizer: tokenizer).write(to: path(""))
    }
    record.losses = losses
    return (ending, record)
  }

  private func path(_ name: String) -> String {
    folder.appending(path: name).path(percentEncoded: false)
  }

  /// Makes the folder, or finds that what is in it was made with the same settings.
  private func prepareFolder() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let settings = folder.appending(path: "training.json")
    let wanted = try CanonicalJSON.data(of: inputs)
    if let found = try? Data(contentsOf: settings) {
      guard found == wanted else {
        throw TrainingStageError.otherModel(folder: folder.path(percentEncoded: false))
      }
    } else {
      try wanted.write(to: settings, options: .atomic)
    }
  }

  private func baseModel() throws -> ModelFolder? {
    try base.map { try ModelFolder.read(at: $0.path(percentEncoded: false)) }
  }

  private func tokenizer(for texts: TrainingTexts) throws -> Tokenizer {
    let file = path("tokenizer.json")
    if FileManager.default.fileExists(atPath: file) { return try TokenizerFile.read(file) }
    let tokenizer =
      try baseModel()?.tokenizer
      ?? Tokenizer.train(
        on: texts.training.map(\.text),
        settings: TokenizerSettings(vocabularySize: model.vocabulary))
    try TokenizerFile.write(tokenizer, to: file)
    return tokenizer
  }

  private func state(
    _ tokenizer: Tokenizer, _ arrangement: Arrangement
  ) throws -> TrainingState {
    let file = path("state.safetensors")
    if FileManager.default.fileExists(atPath: file) { return try TrainingState(path: file) }
    let training = model.training
    let rate = LearningRate(peak: training.learningRate, warmUp: .steps(training.warmUpSteps))
    let base = try baseModel()
    let weights =
      try base?.weights
      ?? Weights(
        shape: ModelShape(
          vocabularySize: tokenizer.vocabularySize, contextLength: model.context,
          layers: model.layers, heads: model.headCount,
          width: model.width), seed: UInt64(training.seed))
    return TrainingState(
      settings: TrainingSettings(
        steps: training.steps, batchRows: training.batch, arrangement: arrangement,
        learningRate: base == nil ? rate : rate.forFineTuning,
        validationInterval: training.validationInterval, seed: UInt64(training.seed)),
      weights: weights)
  }

  /// Losses first: a state is never ahead of them.
  private func keep(_ state: TrainingState, _ losses: [LossRecord]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var writer = try JSONLinesWriter(path: path("losses.jsonl"))
    for loss in losses { try writer.write(Array(encoder.encode(loss))) }
    try writer.commit()
    try state.write(to: path("state.safetensors"))
  }

  private func keptLosses(until step: Int) throws -> [LossRecord] {
    guard step > 0 else { return [] }
    let data = try Data(contentsOf: folder.appending(path: "losses.jsonl"))
    let decoder = JSONDecoder()
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(LossRecord.self, from: Data($0))
    }.filter { $0.step <= step }
  }
}

extension ModelRecord {
  /// The record of a model before its training.
  init(
    _ name: String, _ shape: ModelShape, documents: [TokenDocument], heldOut: [TokenDocument]
  ) {
    self.init(
      model: name, parameters: shape.parameters,
      nonEmbeddingParameters: shape.nonEmbeddingParameters, layers: shape.layers,
      heads: shape.heads, width: shape.width, context: shape.contextLength,
      vocabulary: shape.vocabularySize, files: documents.count,
      corpusTokens: documents.reduce(0) { $0 + $1.tokens.count },
      heldOutTokens: heldOut.reduce(0) { $0 + $1.tokens.count }, losses: [])
  }

  /// The record with a few hundred of its losses at most: the first and the last, those with a loss
  /// of the held-out files, and one in so many of the others.
  var thinned: ModelRecord {
    let step = max(1, losses.count / 200)
    var record = self
    record.losses = losses.enumerated().filter { index, loss in
      loss.validationLoss != nil || index % step == 0 || index == losses.count - 1
    }.map(\.element)
    return record
  }
}
