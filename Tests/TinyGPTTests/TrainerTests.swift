import Foundation
import Testing

@testable import TinyGPT

@Suite struct TrainerTests {
  private static let vocabulary = 61
  private static let context = 32

  private func shape() throws -> ModelShape {
    try ModelShape(
      vocabularySize: Self.vocabulary, contextLength: Self.context, layers: 2, heads: 2, width: 32)
  }

  private func settings(
    steps: Int, rows: Int = 8, arrangement: Arrangement = .packed, rate: Double = 1e-3
  ) -> TrainingSettings {
    TrainingSettings(
      steps: steps, batchRows: rows, arrangement: arrangement,
      learningRate: LearningRate(peak: rate, warmUp: .steps(20)), seed: 5)
  }

  /// Documents of 1 to 90 tokens, some with a prompt that is not learned.
  private func documents(_ count: Int) -> [TokenDocument] {
    let stream = OracleInputs.tokens(count * 90, vocabulary: Self.vocabulary - 1)
    return (0..<count).map { number in
      let length = 1 + number * 37 % 90
      return TokenDocument(
        tokens: Array(stream[number * 90..<number * 90 + length]),
        learnedFrom: number.isMultiple(of: 3) ? length / 3 : 0)
    }
  }

  private func trainer(
    _ settings: TrainingSettings, threads: Int = 1, heldOut: [TokenDocument] = []
  ) throws -> Trainer {
    try Trainer(
      TrainingState(settings: settings, weights: Weights(shape: shape(), seed: 3)),
      documents: documents(12), heldOut: heldOut, separator: Int32(Self.vocabulary - 1),
      threads: threads)
  }

  private struct Curve: Decodable {
    let losses: [Double]
    let gradientNorms: [Double]
  }

  /// Two hundred steps beside PyTorch's, from the same weights and batches.
  @Test func lossCurveOfPyTorch() throws {
    let curve = try JSONDecoder().decode(Curve.self, from: OracleInputs.fixture("curve.json"))
    let (rows, context) = (8, Self.context)
    let stream = OracleInputs.tokens(200 * rows * context + 1, vocabulary: Self.vocabulary)
    let weights = try OracleInputs.weights(shape(), seed: 100)
    var trainer = try Trainer(
      TrainingState(settings: settings(steps: 200), weights: weights), documents: documents(1),
      separator: 0, threads: 2)
    for step in 0..<200 {
      let batch = (0..<rows).map { row in
        let first = (step * rows + row) * context
        return BatchRow(sequence: Array(stream[first...first + context]))
      }
      let report = try trainer.takeStep(batch)
      #expect(abs(report.loss - curve.losses[step]) < 2e-4 * curve.losses[step])
      #expect(abs(report.gradientNorm / curve.gradientNorms[step] - 1) < 2e-3)
    }
  }

  @Test(arguments: [Arrangement.packed, .aligned])
  func bitsDependNeitherOnThreadsNorOnResuming(arrangement: Arrangement) throws {
    let settings = settings(steps: 9, rows: 3, arrangement: arrangement)
    var unbroken = try trainer(settings)
    var losses: [Double] = []
    try unbroken.run(progress: { losses.append($0.report.loss) })
    var other = try trainer(settings, threads: 2)
    var states: [TrainingState] = []
    var otherLosses: [Double] = []
    let ending = try other.run(
      savingEvery: 2, save: { states.append($0) }, shouldStop: { otherLosses.count == 5 },
      progress: { otherLosses.append($0.report.loss) })
    #expect(ending == .stopped)
    #expect(states.map(\.step) == [2, 4, 5])
    #expect(otherLosses == Array(losses.prefix(5)))
    for state in states {
      var resumed = try Trainer(
        state, documents: documents(12), separator: Int32(Self.vocabulary - 1), threads: 2)
      try resumed.run()
      #expect(resumed.state == unbroken.state)
    }
  }

  @Test func learnsAndReportsHeldOutLoss() throws {
    var settings = settings(steps: 60, rows: 4, rate: 3e-3)
    settings.validationInterval = 25
    var trainer = try trainer(settings, threads: 2, heldOut: documents(3))
    let first = trainer.validationLoss()
    let before = try #require(first)
    var seen: [Int: Double] = [:]
    let ending = try trainer.run(progress: { progress in
      seen[progress.report.step] = progress.report.validationLoss
      #expect(progress.tokensPerSecond > 0 && progress.timeLeft >= .zero)
    })
    #expect(ending == .finished)
    #expect(seen.keys.sorted() == [25, 50, 60])
    // A model that knows nothing has ln 61 = 4.11 nats.
    #expect(abs(before - 4.11) < 0.1)
    #expect(try #require(seen[60]) < 0.6 * before)
  }

  @Test func aRunawayLossStopsWithItsCause() throws {
    var wild = settings(steps: 50, rate: 1e30)
    wild.learningRate.warmUp = .steps(0)
    var trainer = try trainer(wild)
    let error = #expect(throws: TrainingError.self) { try trainer.run() }
    guard case .lossNotFinite(let step, let cause) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(step > 1 && step < 10)
    #expect(cause == .learningRate(wild.learningRate.rate(step: step - 1, of: 50)))
  }

  @Test func weightsThatAreNoNumbersAreNamed() throws {
    var weights = Weights(shape: try shape(), seed: 3)
    let tensor = weights.layout.blocks[1].expansion.bias
    unsafe weights.withTensor(tensor) { unsafe $0[7] = .nan }
    var trainer = try Trainer(
      TrainingState(settings: settings(steps: 5), weights: weights), documents: documents(12),
      separator: 0, threads: 1)
    #expect(throws: TrainingError.lossNotFinite(step: 1, cause: .weights(tensor: tensor.name))) {
      try trainer.run()
    }
  }

  @Test func whatCannotBegin() throws {
    #expect(throws: TrainingError.noDocuments) {
      _ = try Trainer(
        TrainingState(
          settings: settings(steps: 1), weights: Weights(shape: shape(), seed: 1)),
        documents: [TokenDocument(tokens: [])], separator: 0, threads: 1)
    }
    #expect(throws: TrainingError.tokenOutOfRange(token: 61, document: 0, vocabulary: 61)) {
      _ = try Trainer(
        TrainingState(
          settings: settings(steps: 1), weights: Weights(shape: shape(), seed: 1)),
        documents: [TokenDocument(tokens: [3, 61])], separator: 0, threads: 1)
    }
    #expect(throws: TrainingError.badSetting(name: "steps", value: "0")) {
      _ = try trainer(settings(steps: 0))
    }
  }

  @Test func cancellingItsTaskStopsIt() async throws {
    let settings = settings(steps: 1_000_000, rows: 1)
    let task = Task {
      var trainer = try trainer(settings)
      var saved = 0
      let ending = try trainer.run(save: { saved = $0.step })
      return (ending, saved == trainer.step)
    }
    task.cancel()
    let (ending, isSaved) = try await task.value
    #expect(ending == .stopped && isSaved)
  }
}
