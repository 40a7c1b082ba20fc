/// A training at work.
///
/// The same settings, weights and documents give the same weights, bit for bit, with any number of
/// threads, on any kind of processor, and whether or not the training was stopped and resumed in between.
///
/// Memory: 16 bytes a weight (itself, its gradient and two moments), and the room of
/// ``Backpropagation``.
public struct Trainer: ~Copyable {
  public let settings: TrainingSettings
  /// Steps done.
  public private(set) var step: Int
  private let model: Backpropagation
  private let optimizer: AdamW
  private var stream: DocumentStream
  private let validationRows: [BatchRow]
  private var lastNorm = 0.0

  /// - Parameters:
  ///   - state: A fresh one, or one that ``state`` gave. The weights may come from elsewhere; the
  ///     paper's fine-tuning then takes ``LearningRate/forFineTuning``.
  ///   - documents: To learn from.
  ///   - heldOut: For the validation loss; may be empty.
  ///   - separator: The token that stands behind each document.
  ///   - threads: To compute with.
  /// - Throws: ``TrainingError`` for bad settings, tokens outside the vocabulary, or no documents.
  public init(
    _ state: TrainingState, documents: [TokenDocument], heldOut: [TokenDocument] = [],
    separator: Int32, threads: Int
  ) throws(TrainingError) {
    try state.settings.check()
    let shape = state.weights.shape
    try Self.check(documents + heldOut, separator, shape)
    guard documents.contains(where: { !$0.tokens.isEmpty }) else { throw .noDocuments }
    let rows = DocumentStream.rowCount(
      documents, state.settings.arrangement, context: shape.contextLength)
    guard state.position.row <= rows else {
      throw .foreignState("it has read more of the documents than there is")
    }
    settings = state.settings
    step = state.step
    model = Backpropagation(state.weights, threads: threads)
    optimizer = AdamW(state)
    stream = DocumentStream(
      documents, arrangement: settings.arrangement, separator: separator,
      context: shape.contextLength, seed: settings.seed, from: state.position)
    validationRows = DocumentStream.validationRows(
      heldOut, arrangement: settings.arrangement, separator: separator,
      context: shape.contextLength)
  }

  /// The weights as they are.
  public var weights: Weights {
    Weights(layout: model.layout, values: model.weights.values)
  }

  /// All that is needed to go on from here.
  public var state: TrainingState {
    TrainingState(
      settings: settings, weights: weights, first: optimizer.firstMoments.values,
      second: optimizer.secondMoments.values, step: step, position: stream.position)
  }

  /// Whether all steps are done.
  public var isFinished: Bool { step >= settings.steps }

  /// Takes the next step.
  ///
  /// - Throws: ``TrainingError/lossNotFinite(step:cause:)``; the weights are then as before the step.
  public mutating func takeStep() throws(TrainingError) -> StepReport {
    try takeStep(stream.rows(settings.batchRows))
  }

  /// Takes a step with some rows instead of the next ones of the documents.
  mutating func takeStep(_ rows: [BatchRow]) throws(TrainingError) -> StepReport {
    let loss = model.lossAndGradient(rows)
    let norm = optimizer.norm(model.gradient, kernels: model.kernels, team: model.team)
    let rate = settings.learningRate.rate(step: step, of: settings.steps)
    guard loss.isFinite, norm.isFinite else {
      throw .lossNotFinite(step: step + 1, cause: likelyCause(rate: rate, norm: norm))
    }
    optimizer.update(model, step: step + 1, rate: rate, norm: norm, settings: settings)
    step += 1
    lastNorm = norm
    let isDue = step.isMultiple(of: settings.validationInterval) || isFinished
    return StepReport(
      step: step, loss: loss, gradientNorm: norm, learningRate: rate,
      tokens: rows.reduce(0) { $0 + $1.positions }, validationLoss: isDue ? validationLoss() : nil)
  }

  /// The mean loss over all tokens of the held-out documents that count, in nats.
  ///
  /// - Returns: `nil` where there are none.
  public func validationLoss() -> Double? {
    let learned = validationRows.reduce(0) { $0 + $1.learnedCount }
    return learned > 0 ? model.totalLoss(validationRows) / Double(learned) : nil
  }

  private func likelyCause(rate: Double, norm: Double) -> TrainingError.LikelyCause {
    if step == 0 {
      let weights = weights
      for tensor in weights.layout.tensors where !weights[tensor].allSatisfy(\.isFinite) {
        return .weights(tensor: tensor.name)
      }
      return .gradient(norm: norm)
    }
    return lastNorm > 100 * settings.largestGradientNorm
      ? .gradient(norm: lastNorm) : .learningRate(rate)
  }

  private static func check(
    _ documents: [TokenDocument], _ separator: Int32, _ shape: ModelShape
  ) throws(TrainingError) {
    let known = 0..<Int32(clamping: shape.vocabularySize)
    guard known.contains(separator) else {
      throw .badSetting(name: "separator", value: String(separator))
    }
    for (number, document) in documents.enumerated() {
      for token in document.tokens where !known.contains(token) {
        throw .tokenOutOfRange(
          token: token, document: number, vocabulary: shape.vocabularySize)
      }
    }
  }
}
