import Dispatch
import Foundation

/// Turns an interrupt from the keyboard, or a request to end, into a cancelled task.
struct Interrupts {
  private let sources: [any DispatchSourceSignal]

  init() {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: .global())
    }
  }

  /// Runs `work`; the first signal cancels it, a second one ends the program at once.
  ///
  /// - Throws: What `work` throws, which is `CancellationError` after a signal.
  func run(_ work: @escaping @Sendable () async throws -> Void) async throws {
    let task = Task { try await work() }
    for source in sources {
      source.setEventHandler {
        if task.isCancelled { exit(ExitStatus.interrupted.rawValue) }
        task.cancel()
      }
      source.resume()
    }
    try await task.value
  }
}
