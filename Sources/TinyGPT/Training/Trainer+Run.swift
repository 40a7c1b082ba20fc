extension Trainer {
  /// Takes all steps that are left, unless it is told to stop.
  ///
  /// - Parameters:
  ///   - savingEvery: After so many steps, `save` is called; it is also called at the end, whatever
  ///     that was, but not after an error.
  ///   - save: Keeps the state, from which the training can go on with the same bits.
  ///   - shouldStop: Asked before each step, besides the task's cancellation.
  ///   - progress: Told after each step.
  /// - Returns: Whether it finished or was stopped. Stopping is no error, as nothing is lost by it.
  /// - Throws: What ``takeStep()`` or `save` throws.
  @discardableResult
  public mutating func run(
    savingEvery interval: Int = .max, save: (TrainingState) throws -> Void = { _ in },
    shouldStop: () -> Bool = { false }, progress: (TrainingProgress) -> Void = { _ in }
  ) throws -> TrainingEnding {
    let clock = ContinuousClock()
    let start = clock.now
    let firstStep = step
    var tokens = 0
    while !isFinished {
      if shouldStop() || Task.isCancelled {
        try save(state)
        return .stopped
      }
      let report = try takeStep()
      tokens += report.tokens
      let elapsed = clock.now - start
      let perStep = elapsed / (step - firstStep)
      progress(
        TrainingProgress(
          report: report, steps: settings.steps,
          tokensPerSecond: Double(tokens) / max(elapsed / .seconds(1), 1e-9),
          timeLeft: perStep * (settings.steps - step)))
      if step.isMultiple(of: interval), !isFinished { try save(state) }
    }
    try save(state)
    return .finished
  }
}
