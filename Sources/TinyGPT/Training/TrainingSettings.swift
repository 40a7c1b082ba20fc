/// How a model is trained.
public struct TrainingSettings: Codable, Hashable, Sendable {
  /// Steps in all.
  public var steps: Int
  /// B: rows of a batch.
  public var batchRows: Int
  public var arrangement: Arrangement
  public var learningRate: LearningRate
  /// What pulls matrices to zero, times the learning rate, each step. The paper's is 0.1.
  public var weightDecay: Double
  /// Gradients of a greater norm are scaled down to it.
  public var largestGradientNorm: Double
  /// Held-out documents are looked at after so many steps, and after the last one.
  public var validationInterval: Int
  /// Decides the order of the documents.
  public var seed: UInt64

  public init(
    steps: Int, batchRows: Int, arrangement: Arrangement = .packed, learningRate: LearningRate,
    weightDecay: Double = 0.1, largestGradientNorm: Double = 1, validationInterval: Int = 100,
    seed: UInt64
  ) {
    self.steps = steps
    self.batchRows = batchRows
    self.arrangement = arrangement
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.largestGradientNorm = largestGradientNorm
    self.validationInterval = validationInterval
    self.seed = seed
  }

  /// β₁ and β₂ of the paper's Adam.
  static var betas: SIMD2<Double> { SIMD2(0.9, 0.95) }

  /// ε of the paper's Adam.
  static var epsilon: Double { 1e-8 }

  /// - Throws: ``TrainingError/badSetting(name:value:)``.
  func check() throws(TrainingError) {
    for (name, value) in [
      ("steps", steps), ("batch rows", batchRows), ("validation interval", validationInterval),
    ] where value < 1 {
      throw .badSetting(name: name, value: String(value))
    }
    for (name, value) in [
      ("learning rate", learningRate.peak), ("largest gradient norm", largestGradientNorm),
    ] where !(value > 0 && value.isFinite) {
      throw .badSetting(name: name, value: String(value))
    }
    guard weightDecay >= 0, weightDecay.isFinite else {
      throw .badSetting(name: "weight decay", value: String(weightDecay))
    }
  }
}
