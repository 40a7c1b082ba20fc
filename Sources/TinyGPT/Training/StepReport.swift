/// What one step of a training has to tell.
public struct StepReport: Hashable, Sendable {
  /// Steps done, this one included.
  public let step: Int
  /// Of the batch before the step, in nats a token.
  public let loss: Double
  /// Before clipping.
  public let gradientNorm: Double
  public let learningRate: Double
  /// Positions that the step worked on.
  public let tokens: Int
  /// Of the held-out documents behind this step, in nats a token, where it was due.
  public let validationLoss: Double?
}
