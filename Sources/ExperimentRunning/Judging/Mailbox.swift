import Synchronization

/// Hands values from one task to another in batches: each batch is everything that came while the
/// one before was being worked on.
///
/// This is what makes a commit a group commit: the slower the disk, the larger the batches.
final class Mailbox<Value: Sendable>: Sendable {
  private let waiting = Mutex<[Value]>([])
  private let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation

  init() {
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func put(_ value: Value) {
    waiting.withLock { $0.append(value) }
    signal.yield()
  }

  /// Ends ``forEachBatch(_:)`` once it has seen all.
  func close() {
    signal.finish()
  }

  /// Takes out whatever is waiting.
  func take() -> [Value] {
    waiting.withLock { values in
      defer { values = [] }
      return values
    }
  }

  /// Calls `body` with batches, none empty, until the mailbox is closed or the task cancelled;
  /// after a cancellation ``take()`` gives the rest.
  func forEachBatch(_ body: ([Value]) async throws -> Void) async throws {
    for await _ in signals {
      let batch = take()
      if !batch.isEmpty { try await body(batch) }
    }
  }
}
