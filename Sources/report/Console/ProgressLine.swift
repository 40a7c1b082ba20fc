import Foundation
import Synchronization

/// How far a long piece of work is: one line that is drawn again on a terminal, or a line now and
/// then elsewhere.
final class ProgressLine: Sendable {
  private struct State {
    var done: Int
    var firstDone: Int
    var drawn: ContinuousClock.Instant?
  }

  private let label: String
  private let total: Int
  private let isQuiet: Bool
  private let isTerminal = Console.isTerminal
  private let start = ContinuousClock.now
  private let state: Mutex<State>

  /// - Parameters:
  ///   - done: What was there before the work began; it does not count for the rate.
  init(_ label: String, total: Int, done: Int = 0, isQuiet: Bool) {
    self.label = label
    self.total = total
    self.isQuiet = isQuiet
    state = Mutex(State(done: done, firstDone: done))
  }

  /// Says that `count` more are done.
  func advance(by count: Int = 1) {
    set { $0 + count }
  }

  /// Says that `count` are done in all.
  func reach(_ count: Int) {
    set { _ in count }
  }

  private func set(_ change: (Int) -> Int) {
    let line: String? = state.withLock { state in
      state.done = change(state.done)
      let now = ContinuousClock.now
      let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(10)
      let isLast = state.done >= total
      let last = state.drawn ?? start
      guard !isQuiet, isLast || now - last >= pause else { return nil }
      state.drawn = now
      return text(done: state.done, fresh: state.done - state.firstDone, at: now)
    }
    guard let line else { return }
    if isTerminal {
      let end = line.hasSuffix("done") ? "\n" : ""
      FileHandle.standardError.write(Data("\r\u{1B}[K\(line)\(end)".utf8))
    } else {
      Console.say(line)
    }
  }

  private func text(done: Int, fresh: Int, at now: ContinuousClock.Instant) -> String {
    let seconds = (now - start) / .seconds(1)
    let rate = seconds > 0 ? Double(fresh) / seconds : 0
    let percent = total > 0 ? 100 * done / total : 100
    var text = "\(label): \(done)/\(total) (\(percent) %), \(Int(rate.rounded()))/s"
    if done >= total { return text + ", \(Self.clock(seconds)), done" }
    if rate > 0 { text += ", \(Self.clock(Double(total - done) / rate)) left" }
    guard isTerminal else { return text }
    let filled = total > 0 ? 24 * done / total : 24
    return "[" + String(repeating: "█", count: filled)
      + String(repeating: "·", count: 24 - filled) + "] " + text
  }

  /// `75 s` or `3 min 5 s`.
  static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    return whole < 100 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }
}
