import Foundation
import Synchronization

extension Judge {
  /// Tries each problem's test on its reference solution and on an empty one.
  ///
  /// - Returns: In the same order.
  /// - Throws: ``SandboxError``, `CancellationError`.
  public func prepare(_ problems: [Problem]) async throws -> [PreparedProblem] {
    let compiled = try await results(of: problems.indices.map(Trial.compile), problems, [:])
    let tests = compiled.compactMapValues { result -> [UInt8]? in
      guard case .compiled(let text) = result.judgement else { return nil }
      return Data(base64Encoded: text).map(Array.init)
    }
    let solved = problems.indices.filter { problems[$0].canonicalSolution != nil }
    let split = try await results(of: solved.map(Trial.reference), problems, tests)
    let failing = solved.filter { split[$0]?.passes != true }
    let (together, allowed) = try await togetherResults(of: failing, problems, tests)
    let empty = try await results(of: problems.indices.map(Trial.empty), problems, tests)
    return problems.indices.map { index in
      PreparedProblem(
        problem: problems[index],
        standing: standing(
          of: problems[index], split: split[index], together: together[index],
          empty: empty[index]),
        compiled: tests[index], allowed: allowed[index] ?? [])
    }
  }

  /// Tries reference solutions in one process with their tests.
  ///
  /// A solution that is refused for a word may use it, and is tried again: what the reference needs
  /// cannot be forbidden to the samples.
  ///
  /// - Returns: The last results, and the words that each problem's programs may use.
  private func togetherResults(
    of failing: [Int], _ problems: [Problem], _ tests: [Int: [UInt8]]
  ) async throws -> (results: [Int: ExaminationResult], allowed: [Int: [String]]) {
    var results: [Int: ExaminationResult] = [:]
    var allowed: [Int: [String]] = [:]
    var left = failing
    while !left.isEmpty {
      let tried = try await self.results(
        of: left.map(Trial.togetherReference), problems, tests, allowed: allowed)
      results.merge(tried) { $1 }
      left = left.filter { index in
        guard let word = tried[index]?.refusedWord, allowed[index, default: []].count < 40,
          !allowed[index, default: []].contains(word)
        else { return false }
        allowed[index, default: []].append(word)
        return true
      }
    }
    return (results, allowed)
  }

  private func standing(
    of problem: Problem, split: ExaminationResult?, together: ExaminationResult?,
    empty: ExaminationResult?
  ) -> PreparedProblem.Standing {
    if empty?.passes == true { return .acceptsNothing }
    guard let split else { return .unproven }
    if split.passes { return .split }
    if together?.passes == true { return .together(reason: split.reason) }
    return .broken(reason: split.reason)
  }
}

extension Judge {
  /// One way of trying a problem out.
  private enum Trial {
    case compile(Int)
    case reference(Int)
    case togetherReference(Int)
    case empty(Int)

    var problem: Int {
      switch self {
      case .compile(let index), .reference(let index), .togetherReference(let index),
        .empty(let index):
        index
      }
    }
  }

  /// Does the trials and gives their results by problem.
  private func results(
    of trials: [Trial], _ problems: [Problem], _ compiled: [Int: [UInt8]],
    allowed: [Int: [String]] = [:]
  ) async throws -> [Int: ExaminationResult] {
    let limits = settings.limits
    let results = Mutex<[Int: ExaminationResult]>([:])
    try await hall(settings.workers).run(lots: Array(trials.indices)) { number in
      let problem = problems[trials[number].problem]
      let solution = problem.canonicalSolution ?? ""
      let (mode, completion): (ExaminationOrder.Mode, String) =
        switch trials[number] {
        case .compile: (.compile, "")
        case .reference: (.split, solution)
        case .togetherReference: (.together, solution)
        case .empty: (.split, "")
        }
      return ExaminationOrder(
        mode, problem: problem, completion: completion,
        compiled: compiled[trials[number].problem],
        allowed: allowed[trials[number].problem] ?? [], limits: limits)
    } deliver: { number, result in
      results.withLock { $0[trials[number].problem] = result }
    }
    return results.withLock { $0 }
  }
}
