import Foundation
import Sandboxing
import Synchronization

/// Runs examinations in several rooms at once, each with a thread of its own.
struct ExaminationHall: Sendable {
  let python: PythonInstallation
  let step: IsolationStep
  let harness: String
  let rooms: Int

  /// Does `count` examinations, in no particular order.
  ///
  /// An examination whose room breaks down is done again in a new one, at most three times.
  ///
  /// - Parameters:
  ///   - order: Makes the job with this number; asked for each just before it runs.
  ///   - deliver: Takes each result as soon as it is known; called from several threads.
  /// - Throws: ``SandboxError`` when the sandbox fails; `CancellationError` when the task is
  ///   cancelled. What was delivered before stands.
  func run(
    _ count: Int, order: @escaping @Sendable (Int) -> ExaminationOrder,
    deliver: @escaping @Sendable (Int, ExaminationResult) -> Void
  ) async throws {
    let rota = Rota(count: count)
    await withTaskCancellationHandler {
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<min(rooms, count) {
          group.addTask {
            await onThread { work(through: rota, order: order, deliver: deliver) }
          }
        }
      }
    } onCancel: {
      rota.stop(with: nil)
    }
    try rota.throwFailure()
    try Task.checkCancellation()
  }

  private func openRoom() throws(SandboxError) -> ExaminationRoom {
    ExaminationRoom(
      candidates: try ForkServer(
        python: python, folder: harness, script: "candidate.py",
        helpers: ["codec.py", "conduct.py"], step: step),
      examiners: try ForkServer(
        python: python, folder: harness, script: "examiner.py",
        helpers: [
          "assertions.py", "brief.py", "channel.py", "codec.py", "conduct.py", "opaque.py",
          "together.py",
        ], step: step))
  }

  private func work(
    through rota: Rota, order: (Int) -> ExaminationOrder,
    deliver: (Int, ExaminationResult) -> Void
  ) {
    do throws(SandboxError) {
      var room = try openRoom()
      while let number = rota.next() {
        var attempts = 0
        while true {
          attempts += 1
          do throws(SandboxError) {
            deliver(number, try examine(order(number), in: &room, isLast: attempts == 3, rota))
            break
          } catch {
            if error == .cancelled || attempts == 3 { throw error }
            room = try openRoom()
          }
        }
      }
    } catch {
      rota.stop(with: error)
    }
  }

  private func examine(
    _ order: ExaminationOrder, in room: inout ExaminationRoom, isLast: Bool, _ rota: Rota
  ) throws(SandboxError) -> ExaminationResult {
    let outcome = try room.run(order.examination) { rota.isStopped }
    let result = ExaminationResult(
      outcome, nonce: order.nonce, limits: order.examination.limits)
    if case .lost(let reason) = result.judgement { throw .notServing(reason: reason) }
    return result
  }
}

/// Which examination comes next, and whether any more should.
private final class Rota: Sendable {
  private struct State {
    var next = 0
    var stopped = false
    var failure: SandboxError?
  }

  private let count: Int
  private let state = Mutex(State())

  init(count: Int) {
    self.count = count
  }

  func next() -> Int? {
    state.withLock { state in
      guard !state.stopped, state.next < count else { return nil }
      state.next += 1
      return state.next - 1
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

/// Runs blocking work on a thread of its own, so that no task's thread waits for it.
private func onThread(_ work: @escaping @Sendable () -> Void) async {
  await withCheckedContinuation { continuation in
    let thread = Thread {
      work()
      continuation.resume()
    }
    thread.start()
  }
}
