import Synchronization

/// Problems in HumanEval's format, made of the functions of a trace whose calls say enough.
///
/// A problem's prompt is what the function needs of its module (imports, constants, other functions)
/// with its signature and docstring; its test calls it as the project's tests did and compares with
/// what it gave back then. So a wrong function makes a problem too, which asks for its mistake: such
/// problems are for a filter by samples to find.
public struct TracedProblems: Hashable, Sendable {
  /// Why a function makes no problem.
  public enum Reason: String, CaseIterable, Comparable, Sendable {
    case method
    case nested = "inside another function or a condition"
    case decorated
    case lazy = "a generator or a coroutine"
    case undocumented = "no docstring"
    case dependent = "not self-contained"
    case bodiless = "no body of its own"
    case changesArguments = "changes its arguments"
    case unstable = "not deterministic"
    case opaque = "values that are no plain data"
    case large = "values too large"
    case raises = "raises exceptions"
    case fewInputs = "too few different inputs"
    case referenceFails = "its own text fails"
    case stateful = "depends on the calls before"
    case acceptsNothing = "an empty body passes"

    public static func < (one: Reason, other: Reason) -> Bool {
      guard let first = allCases.firstIndex(of: one), let second = allCases.firstIndex(of: other)
      else { return false }
      return first < second
    }
  }

  public let problems: [Problem]
  /// How many functions were left out for each reason, the first that applies.
  public let dropped: [Reason: Int]

  /// The number of different inputs that a problem's test must have.
  public static let leastInputs = 3

  /// - Complexity: O(the trace).
  public init(_ trace: Trace) {
    var dropped: [Reason: Int] = [:]
    var kept: [TracedFunction] = []
    for function in trace.functions {
      if let reason = function.reasonAgainst {
        dropped[reason, default: 0] += 1
      } else {
        kept.append(function)
      }
    }
    let names = Dictionary(grouping: kept, by: \.name)
    problems = kept.compactMap { function in
      let isAlone = names[function.name]?.count == 1
      return function.problem(
        called: "Traced/\(trace.project)/"
          + (isAlone ? function.name : "\(function.module).\(function.name)"))
    }
    self.dropped = dropped
  }

  /// None at all, to add others to.
  public init() {
    self.init(problems: [], dropped: [:])
  }

  private init(problems: [Problem], dropped: [Reason: Int]) {
    self.problems = problems
    self.dropped = dropped
  }

  /// The problems of several traces together.
  public static func + (one: Self, other: Self) -> Self {
    Self(
      problems: one.problems + other.problems,
      dropped: one.dropped.merging(other.dropped, uniquingKeysWith: +))
  }

  /// Keeps the problems whose own solutions pass, in both orders of the calls, and empty ones fail,
  /// when they are judged.
  ///
  /// - Throws: As ``Judge/prepare(_:)``.
  public func validated(by judge: Judge) async throws -> TracedProblems {
    let prepared = try await judge.prepare(problems)
    let sound = prepared.filter(\.isSound)
    let backwards = sound.map { problem in
      var other = problem.problem
      other.test = Self.reversed(other.test)
      return PreparedProblem(
        problem: other, standing: problem.standing, compiled: nil, allowed: problem.allowed)
    }
    let passing = Mutex<Set<Int>>([])
    let submissions = backwards.enumerated().map {
      Submission(problem: $0.offset, completion: $0.element.problem.canonicalSolution ?? "")
    }
    try await judge.judge(submissions, of: backwards) { index, verdict, _ in
      if verdict.passed { passing.withLock { _ = $0.insert(index) } }
    }
    let kept = passing.withLock { $0 }.sorted()
    let hollow = prepared.count { $0.standing == .acceptsNothing }
    let lost: [Reason: Int] = [
      .acceptsNothing: hollow, .referenceFails: prepared.count - sound.count - hollow,
      .stateful: sound.count - kept.count,
    ]
    return TracedProblems(
      problems: kept.map { sound[$0].problem },
      dropped: dropped.merging(lost.filter { $0.value > 0 }, uniquingKeysWith: +))
  }

  /// The test with its calls in the opposite order.
  private static func reversed(_ test: String) -> String {
    let lines = test.split(separator: "\n", omittingEmptySubsequences: false)
    // No line of a test is part of another: values are written on one.
    let calls = lines.indices.filter { lines[$0].hasPrefix("    assert ") }
    var turned = lines
    for (place, call) in zip(calls, calls.reversed()) { turned[place] = lines[call] }
    return turned.joined(separator: "\n")
  }
}

extension TracedFunction {
  /// Why it makes no problem; `nil` if it makes one.
  var reasonAgainst: TracedProblems.Reason? {
    switch place {
    case .method: return .method
    case .nested: return .nested
    case .function: break
    }
    if isDecorated { return .decorated }
    if isLazy { return .lazy }
    if !hasDocstring { return .undocumented }
    if !missingNames.isEmpty { return .dependent }
    if prompt == nil || body == nil { return .bodiless }
    if notes.contains(.changed) { return .changesArguments }
    if notes.contains(.unstable) { return .unstable }
    if calls.count >= TracedProblems.leastInputs { return nil }
    if notes.contains(.opaque) { return .opaque }
    if notes.contains(.large) { return .large }
    return notes.contains(.raised) ? .raises : .fewInputs
  }

  /// The problem that asks for it; `nil` without a prompt.
  func problem(called taskID: String) -> Problem? {
    guard let prompt, let body else { return nil }
    return Problem(
      taskID: taskID, prompt: prompt, entryPoint: name, canonicalSolution: body, test: check)
  }

  /// The function `check`, which repeats the calls.
  private var check: String {
    let imports = Set(calls.flatMap(\.imports)).sorted().map { $0 + "\n" }.joined()
    let lines = calls.map { "    assert candidate(\($0.arguments)) == \($0.result)\n" }
    return (imports.isEmpty ? "" : imports + "\n\n") + "def check(candidate):\n" + lines.joined()
  }
}
