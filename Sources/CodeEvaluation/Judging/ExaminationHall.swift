import Foundation
import Sandboxing

/// Runs examinations in several rooms at once, each with a thread of its own.
struct ExaminationHall: Sendable {
  let python: PythonInstallation
  let isolation: Isolation
  let halves: HarnessHalves
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
    try await run(lots: lots) { (number, room, rota) throws(SandboxError) in
      let start = ContinuousClock.now
      let result = try room.result(of: order(number)) { rota.isStopped }
      rota.note(number, took: start.duration(to: .now))
      deliver(number, result)
    }
  }

  /// What one room does with one number; called again, in a new room, after it has thrown.
  typealias Job = @Sendable (Int, inout ExaminationRoom, Rota) throws(SandboxError) -> Void

  /// Does jobs of any kind, in no particular order.
  ///
  /// - Throws: As ``run(lots:order:deliver:)``.
  func run(lots: [Int], job: @escaping Job) async throws {
    let rota = Rota(lots: lots)
    await withTaskCancellationHandler {
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<min(rooms, lots.count) {
          group.addTask {
            await onThread { work(through: rota, job: job) }
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
      candidates: try halves.untrusted(python, isolation),
      examiners: try halves.trusted(python, isolation),
      groups: isolation.groups, limits: limits)
  }

  /// Enough for anybody who ends our processes by mistake; a program that could do it is none.
  private static let mostAttempts = 8

  private func work(through rota: Rota, job: Job) {
    do throws(SandboxError) {
      var room = try openRoom()
      var lot: Int?
      while let number = rota.next(at: &lot) {
        var attempts = 0
        while true {
          attempts += 1
          do throws(SandboxError) {
            try job(number, &room, rota)
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
