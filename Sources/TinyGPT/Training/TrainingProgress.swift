/// How far a training is, for a progress line.
public struct TrainingProgress: Hashable, Sendable {
  public let report: StepReport
  /// Steps in all.
  public let steps: Int
  /// Positions a second since the training began or went on.
  public let tokensPerSecond: Double
  /// Until the last step, at that speed.
  public let timeLeft: Duration
}

/// How a run of training ended.
public enum TrainingEnding: Hashable, Sendable {
  /// All steps are done.
  case finished
  /// It was told to stop, or its task was cancelled, before the last step.
  case stopped
}
