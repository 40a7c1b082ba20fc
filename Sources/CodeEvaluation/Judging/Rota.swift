import Sandboxing
import Synchronization

/// Which examination comes next, and whether any more should.
///
/// One examination of each lot comes first; then the lots go on, the dearest first, and a lot in
/// which something turns out slow goes before all others. So slow programs, which tend to belong to
/// the same problems, do not trail behind the rest with one worker left to do them. A worker stays
/// with its lot, because its examiner may (``Examination/continuation``), and takes up one that no
/// other worker is at while there are such.
final class Rota: Sendable {
  private struct State {
    /// What is left of each lot, the next one last.
    var left: [[Int]]
    /// What the first of each lot took, once it is known.
    var costs: [Duration?]
    /// Lots whose first is not given out yet, the next one last.
    var untried: [Int]
    /// Lots to go on with, the next one last; `nil` until the first of each has been given out.
    var order: [Int]?
    /// How many workers are at each lot.
    var workers: [Int]
    var stopped = false
    var failure: SandboxError?
  }

  /// An examination that takes longer than this brings its lot to the front.
  private static let slow = Duration.milliseconds(500)

  private let lots: [Int]
  private let state: Mutex<State>

  /// - Parameter lots: The lot of each examination, from 0.
  init(lots: [Int]) {
    self.lots = lots
    var left: [[Int]] = Array(repeating: [], count: (lots.max() ?? -1) + 1)
    for number in lots.indices.reversed() { left[lots[number]].append(number) }
    let untried = left.indices.reversed().filter { !left[$0].isEmpty }
    state = Mutex(
      State(
        left: left, costs: Array(repeating: nil, count: left.count), untried: untried,
        workers: Array(repeating: 0, count: left.count)))
  }

  /// The number of the next examination; `nil` when all are given out or after ``stop(with:)``.
  ///
  /// - Parameter lot: What the worker that asks is at, which this sets; `nil` at first.
  func next(at lot: inout Int?) -> Int? {
    state.withLock { state in
      guard !state.stopped else { return nil }
      if let untried = state.untried.popLast() { return state.left[untried].popLast() }
      if let present = lot {
        if let number = state.left[present].popLast() { return number }
        state.workers[present] -= 1
      }
      lot = Self.nextLot(&state)
      guard let lot else { return nil }
      state.workers[lot] += 1
      return state.left[lot].popLast()
    }
  }

  private static func nextLot(_ state: inout State) -> Int? {
    var order = state.order ?? order(state.costs)
    while let lot = order.last, state.left[lot].isEmpty { order.removeLast() }
    state.order = order
    let free = order.last { !state.left[$0].isEmpty && state.workers[$0] == 0 }
    return free ?? order.last
  }

  /// Lots from the cheapest to the dearest; one without a known cost may be dear.
  private static func order(_ costs: [Duration?]) -> [Int] {
    costs.indices.sorted { first, second in
      let (one, other) = (costs[first] ?? slow, costs[second] ?? slow)
      return one == other ? first > second : one < other
    }
  }

  /// Learns what an examination took.
  func note(_ number: Int, took cost: Duration) {
    state.withLock { state in
      let lot = lots[number]
      state.costs[lot] = state.costs[lot] ?? cost
      guard cost > Self.slow, state.order?.last != lot, !state.left[lot].isEmpty else { return }
      state.order?.append(lot)
    }
  }

  var isStopped: Bool { state.withLock(\.stopped) }

  func stop(with failure: SandboxError?) {
    state.withLock { state in
      state.stopped = true
      if failure != .cancelled { state.failure = state.failure ?? failure }
    }
  }

  func throwFailure() throws(SandboxError) {
    if let failure = state.withLock(\.failure) { throw failure }
  }
}
