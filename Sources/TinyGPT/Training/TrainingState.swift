/// All that a training needs to go on as if it had never stopped.
public struct TrainingState: Hashable, Sendable {
  public let settings: TrainingSettings
  public let weights: Weights
  /// Running means of the gradients, as the weights' layout says.
  public let firstMoments: [Float]
  /// Running means of the gradients' squares, likewise.
  public let secondMoments: [Float]
  /// Steps done.
  public let step: Int
  public let position: DataPosition

  /// - Throws: ``TrainingError/foreignState(_:)`` for moments that are not as many as the weights.
  public init(
    settings: TrainingSettings, weights: Weights, firstMoments: [Float], secondMoments: [Float],
    step: Int, position: DataPosition
  ) throws(TrainingError) {
    let count = weights.layout.count
    guard firstMoments.count == count, secondMoments.count == count else {
      throw .foreignState("it has other numbers of weights and of moments")
    }
    self.settings = settings
    self.weights = weights
    self.firstMoments = firstMoments
    self.secondMoments = secondMoments
    self.step = step
    self.position = position
  }

  /// As the public one, for moments that are known to fit.
  init(
    settings: TrainingSettings, weights: Weights, first: [Float], second: [Float], step: Int,
    position: DataPosition
  ) {
    self.settings = settings
    self.weights = weights
    firstMoments = first
    secondMoments = second
    self.step = step
    self.position = position
  }

  /// The beginning of a training.
  public init(settings: TrainingSettings, weights: Weights) {
    self.settings = settings
    self.weights = weights
    firstMoments = Array(repeating: 0, count: weights.layout.count)
    secondMoments = firstMoments
    step = 0
    position = .start
  }
}
