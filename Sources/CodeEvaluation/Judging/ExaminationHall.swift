import Foundation
import Sandboxing

/// Runs examinations in several rooms at once, each with a thread of its own.
struct ExaminationHall: Sendable {
  let python: PythonInstallation
  let isolation: Isolation
  let harness: String
  let limits: ProcessLimits
  let rooms: Int

  /// Does examinations, in no particular order.
  ///
  /// An examination whose room breaks down is done again in a new one, a few times at most.
  ///
  /// - Parameters:
  ///   - lots: Of each examination, which it is likely to cost as much as; from 0.
  ///   - order: Makes the job with this number; asked for each just before it runs.
  ///   - deliver: Takes each result as soon as it is known; called from several threads.
  /// - Throws: ``SandboxError`` when the sandbox fails; `CancellationError` when the task is
  ///   cancelled. What was delivered before stands.
  func run(
    lots: [Int], order: @escaping @Sendable (Int) -> ExaminationOrder,
    deliver: @escaping @Sendable (Int, ExaminationResult) -> Void
  ) async throws {
    let rota = Rota(lots: lots)
    await withTaskCancellationHandler {
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<min(rooms, lots.count) {
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

  /// A room in working order; what keeps an interpreter from starting may be gone a moment later,
  /// so it is tried three times.
  private func openRoom() throws(SandboxError) -> ExaminationRoom {
    for _ in 0..<2 {
      do throws(SandboxError) {
        return try newRoom()
      } catch .notServing, .containerLost {
        continue
      }
    }
    return try newRoom()
  }

  private func newRoom() throws(SandboxError) -> ExaminationRoom {
    try ExaminationRoom(
      candidates: try ForkServer(
        python: python, folder: harness, script: "candidate.py",
        helpers: ["codec.py", "conduct.py"], step: isolation.step),
      examiners: try ForkServer(
        python: python, folder: harness, script: "examiner.py",
        helpers: [
          "assertions.py", "brief.py", "channel.py", "codec.py", "conduct.py", "opaque.py",
          "together.py",
        ], step: isolation.step),
      groups: isolation.groups, limits: limits)
  }

  /// Enough for anybody who ends our processes by mistake; a program that could do it is none.
  private static let mostAttempts = 8

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
            deliver(number, try examine(number, order(number), in: &room, rota))
            break
          } catch {
            if error == .cancelled || attempts == Self.mostAttempts { throw error }
            room = try openRoom()
          }
        }
      }
    } catch {
      rota.stop(with: error)
    }
  }

  private func examine(
    _ number: Int, _ order: ExaminationOrder, in room: inout ExaminationRoom, _ rota: Rota
  ) throws(SandboxError) -> ExaminationResult {
    let outcome = try room.run(order.examination) { rota.isStopped }
    rota.note(number, took: outcome.examiner.wall)
    let result = ExaminationResult(
      outcome, nonce: order.nonce, limits: order.examination.limits)
    if case .lost(let reason) = result.judgement { throw .notServing(reason: reason) }
    return result
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
