import Synchronization

/// How long the parts of some work took.
final class Stopwatch: Sendable {
  private struct State {
    var start = ContinuousClock.now
    var laps = ["records": 0.0, "assembly": 0.0]
  }

  private let state = Mutex(State())

  /// Ends a part: what passed since the one before, or since the beginning.
  func endLap(_ name: String) {
    state.withLock { state in
      let now = ContinuousClock.now
      state.laps[name] = (((now - state.start) / .seconds(1)) * 1000).rounded() / 1000
      state.start = now
    }
  }

  /// The parts in seconds, to the millisecond.
  var laps: [String: Double] { state.withLock { $0.laps } }
}
