import ExperimentRunning
import ExperimentSpecs
import Foundation
import Synchronization
import TinyGPT

/// How far a training is: one line drawn again on a terminal, or a line now and then elsewhere.
final class TrainingLine: Sendable {
  private let isQuiet: Bool
  private let drawn = Mutex<ContinuousClock.Instant?>(nil)

  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
  }

  func show(_ event: TrainingStage.Event) {
    guard !isQuiet else { return }
    switch event {
    case .beginning(let model, let step):
      Console.say(
        "\(model.model): \(model.nonEmbeddingParameters) parameters without embeddings, "
          + "\(model.parameters) in all; \(model.files) files of \(model.corpusTokens) tokens, "
          + "\(model.heldOutTokens) held out"
          + (step > 0 ? "; going on after step \(step)" : ""))
    case .progress(let progress):
      let report = progress.report
      let isLast = report.step == progress.steps
      let pause: Duration = Console.isTerminal ? .milliseconds(200) : .seconds(10)
      let now = ContinuousClock.now
      let isDue = drawn.withLock { last in
        guard isLast || last.map({ now - $0 >= pause }) ?? true else { return false }
        last = now
        return true
      }
      guard isDue else { return }
      let text = String(
        format: "step %d/%d, loss %.3f, %.0f tokens/s, ", report.step, progress.steps, report.loss,
        progress.tokensPerSecond)
      let left = ProgressLine.clock(progress.timeLeft / .seconds(1))
      write(text + (isLast ? "done" : "\(left) left"), isLast: isLast)
    }
  }

  private func write(_ text: String, isLast: Bool) {
    guard Console.isTerminal else { return Console.say(text) }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)\(isLast ? "\n" : "")".utf8))
  }
}
