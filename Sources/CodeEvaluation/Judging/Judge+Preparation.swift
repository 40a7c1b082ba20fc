import Foundation
import Sandboxing
import Synchronization

extension Judge {
  /// Tries each problem's test on its reference solution and on an empty one.
  ///
  /// - Returns: In the same order.
  /// - Throws: ``SandboxError``, `CancellationError`.
  public func prepare(_ problems: [Problem]) async throws -> [PreparedProblem] {
    let prepared = Mutex<[Int: PreparedProblem]>([:])
    let limits = settings.limits
    try await hall(settings.workers).run(lots: Array(problems.indices)) {
      (number, room, rota) throws(SandboxError) in
      let preparation = Preparation(
        problem: problems[number], number: number, limits: limits, rota: rota)
      let problem = try preparation.prepared(in: &room)
      prepared.withLock { $0[number] = problem }
    }
    return prepared.withLock { found in problems.indices.compactMap { found[$0] } }
  }
}

/// Tries out one problem.
private struct Preparation {
  let problem: Problem
  let number: Int
  let limits: ProcessLimits
  let rota: Rota

  /// A solution that is refused for so many words is no solution.
  private static let mostWords = 40

  func prepared(in room: inout ExaminationRoom) throws(SandboxError) -> PreparedProblem {
    let compiled = try compiledTest(in: &room)
    var split: ExaminationResult?
    if let solution = problem.canonicalSolution {
      split = try examine(.split, solution, compiled: compiled, in: &room)
    }
    let empty = try examine(.split, "", compiled: compiled, in: &room)
    var together: ExaminationResult?
    var allowed: [String] = []
    if let solution = problem.canonicalSolution, split?.passes != true {
      (together, allowed) = try examineTogether(solution, compiled: compiled, in: &room)
    }
    return PreparedProblem(
      problem: problem, standing: standing(split: split, together: together, empty: empty),
      compiled: compiled, allowed: allowed)
  }

  private func compiledTest(in room: inout ExaminationRoom) throws(SandboxError) -> [UInt8]? {
    let result = try examine(.compile, "", compiled: nil, in: &room)
    guard case .compiled(let text) = result.judgement else { return nil }
    return Data(base64Encoded: text).map(Array.init)
  }

  /// Tries a reference solution in one process with its test.
  ///
  /// Where it is refused for a word, it may use it, and is tried again: what the reference needs
  /// cannot be forbidden to the samples.
  ///
  /// - Returns: The last result, and the words that the problem's programs may use.
  private func examineTogether(
    _ solution: String, compiled: [UInt8]?, in room: inout ExaminationRoom
  ) throws(SandboxError) -> (ExaminationResult, allowed: [String]) {
    var allowed: [String] = []
    while true {
      let result = try examine(
        .together, solution, compiled: compiled, allowed: allowed, in: &room)
      guard let word = result.refusedWord, allowed.count < Self.mostWords, !allowed.contains(word)
      else { return (result, allowed) }
      allowed.append(word)
    }
  }

  private func examine(
    _ mode: ExaminationOrder.Mode, _ completion: String, compiled: [UInt8]?,
    allowed: [String] = [], in room: inout ExaminationRoom
  ) throws(SandboxError) -> ExaminationResult {
    let order = ExaminationOrder(
      mode, problem: problem, subject: number, completion: completion, compiled: compiled,
      allowed: allowed, limits: limits)
    return try room.result(of: order) { rota.isStopped }
  }

  private func standing(
    split: ExaminationResult?, together: ExaminationResult?, empty: ExaminationResult
  ) -> PreparedProblem.Standing {
    if empty.passes { return .acceptsNothing }
    guard let split else { return .unproven }
    if split.passes { return .split }
    if together?.passes == true { return .together(reason: split.reason) }
    return .broken(reason: split.reason)
  }
}

extension ExaminationRoom {
  /// Runs what is ordered.
  ///
  /// - Throws: As ``run(_:isCancelled:)``; ``SandboxError/notServing(reason:)`` where the examiner
  ///   was lost, and another room must try.
  mutating func result(
    of order: ExaminationOrder, isCancelled: () -> Bool
  ) throws(SandboxError) -> ExaminationResult {
    let outcome = try run(order.examination, isCancelled: isCancelled)
    let result = ExaminationResult(outcome, nonce: order.nonce, limits: order.examination.limits)
    if case .lost(let reason) = result.judgement { throw .notServing(reason: reason) }
    return result
  }
}
