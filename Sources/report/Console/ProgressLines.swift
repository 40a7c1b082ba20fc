import Synchronization

/// One progress line for each stage of a run.
final class ProgressLines: Sendable {
  private let isQuiet: Bool
  private let lines = Mutex<[String: ProgressLine]>([:])

  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
  }

  /// Says how far a stage is; `reused` of the `done` were there before it began.
  func show(_ stage: String, done: Int, total: Int, reused: Int) {
    let line = lines.withLock { lines in
      if let line = lines[stage] { return line }
      let line = ProgressLine(stage, total: total, done: reused, isQuiet: isQuiet)
      lines[stage] = line
      return line
    }
    line.reach(done)
  }
}
