import Dispatch
import Synchronization

/// Several threads that share a list of tasks.
///
/// Which thread takes which task is left to chance, so tasks must neither write what another one
/// touches nor add to what another one adds to.
public struct ThreadTeam: Hashable, Sendable {
  /// How many threads, 1 or more.
  public let threads: Int

  /// - Parameter threads: Taken as 1 if it is less.
  public init(threads: Int) {
    self.threads = max(1, threads)
  }

  /// Runs `task` for each number below `count`, and returns when all are done.
  ///
  /// - Parameter task: Gets its number and that of its worker, in `0..<threads`; no two tasks of
  ///   one worker run at the same time.
  public func run(_ count: Int, _ task: (_ task: Int, _ worker: Int) -> Void) {
    let workers = min(threads, count)
    guard workers > 1 else {
      for number in 0..<count { task(number, 0) }
      return
    }
    let next = Atomic(0)
    withoutActuallyEscaping(task) { task in
      // The tasks of a list touch nothing in common, as said above, so they may run side by side.
      nonisolated(unsafe) let task = task
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        while true {
          let number = next.add(1, ordering: .relaxed).oldValue
          guard number < count else { return }
          unsafe task(number, worker)
        }
      }
    }
  }
}
