public import Sandboxing
import Synchronization

/// Judges programs by unit tests, each in a sandbox, the test in another process than the program.
///
/// The theory of operation is in DESIGN, "Judge": the program's process holds the prompt and the
/// completion and nothing else; the test calls it through a pipe and gets plain values back, so
/// nothing that the program defines ever runs where its verdict is decided.
public struct Judge: Sendable {
  public let settings: JudgeSettings
  public let python: PythonInstallation
  /// How judged programs are kept apart from this machine.
  public let isolation: Isolation

  /// Looks for Python and for the means to contain it.
  ///
  /// - Parameter memory: What earlier runs know of Python.
  /// - Throws: ``SandboxError`` where one of them is missing.
  public init(
    settings: JudgeSettings = JudgeSettings(), memory: PythonMemory = .none
  ) throws(SandboxError) {
    self.settings = settings
    isolation = try Isolation.available()
    python = try PythonInstallation(memory: memory)
    _ = try HarnessHalves.folder()
    try ForkServer.library()
  }

  func hall(_ rooms: Int) -> ExaminationHall {
    ExaminationHall(
      python: python, isolation: isolation, halves: .judging, limits: settings.limits,
      rooms: rooms)
  }

  /// Judges completions of prepared problems.
  ///
  /// Identical programs are judged once. A program that came near a limit while others ran beside
  /// it is judged again alone.
  ///
  /// - Parameters:
  ///   - submissions: Indices into `problems`, with what follows the prompt.
  ///   - deliver: Takes each verdict as soon as it is final, in no particular order; called from
  ///     several threads.
  /// - Throws: ``SandboxError`` when the sandbox fails, `CancellationError` when the task is
  ///   cancelled. What was delivered before stands.
  public func judge(
    _ submissions: [Submission], of problems: [PreparedProblem],
    deliver: @escaping @Sendable (Int, Verdict, VerdictCost) -> Void
  ) async throws {
    let groups = Dictionary(grouping: submissions.indices) { submissions[$0] }
      .values.sorted { $0[0] < $1[0] }
    let limits = settings.limits
    @Sendable func order(_ submission: Submission) -> ExaminationOrder {
      let prepared = problems[submission.problem]
      var mode = ExaminationOrder.Mode.split
      if case .together = prepared.standing { mode = .together }
      return ExaminationOrder(
        mode, problem: prepared.problem, subject: submission.problem,
        completion: submission.completion,
        compiled: prepared.compiled, allowed: prepared.allowed, limits: limits)
    }
    let doubtful = Mutex<[(group: [Int], first: ExaminationResult)]>([])
    try await hall(settings.workers).run(lots: groups.map { submissions[$0[0]].problem }) {
      order(submissions[groups[$0][0]])
    } deliver: {
      number, result in
      if result.nearLimit {
        doubtful.withLock { $0.append((groups[number], result)) }
      } else {
        for index in groups[number] { deliver(index, result.verdict, result.cost) }
      }
    }
    let again = doubtful.withLock { $0 }.sorted { $0.group[0] < $1.group[0] }
    try await hall(1).run(lots: Array(again.indices)) {
      order(submissions[again[$0].group[0]])
    } deliver: {
      number, second in
      let verdict = Self.settle(again[number].first.verdict, second.verdict)
      for index in again[number].group { deliver(index, verdict, second.cost) }
    }
  }

  /// The verdict on a program that was judged twice, the second time alone.
  static func settle(_ first: Verdict, _ second: Verdict) -> Verdict {
    // A busy machine can make a program time out, and that is no evidence against the second. One
    // that runs into two limits at once does whichever comes first when it is alone.
    if first.kind == second.kind || first.kind == .timedOut { return second }
    let limits: Set<Verdict.Kind> = [.timedOut, .outOfMemory, .outputLimit]
    if limits.contains(first.kind), limits.contains(second.kind) { return second }
    return Verdict(
      .unstable, text: "\(first.kind.rawValue) (\(first.text)), then \(second.kind.rawValue)",
      calls: second.calls)
  }
}

/// One completion to be judged.
public struct Submission: Hashable, Sendable {
  /// Index of its problem among the prepared ones.
  public var problem: Int
  /// What follows the prompt.
  public var completion: String

  public init(problem: Int, completion: String) {
    self.problem = problem
    self.completion = completion
  }
}

extension ExaminationResult {
  var passes: Bool { verdict.passed }

  /// The verdict where there is one; a test that cannot run is an exception of the program's, since
  /// its problem was tried before.
  var verdict: Verdict {
    switch judgement {
    case .verdict(let verdict): verdict
    case .unsplittable(let reason), .brokenTest(let reason), .lost(let reason):
      Verdict(.wrongAnswer, text: reason)
    case .compiled: Verdict(.wrongAnswer, text: "only compiled")
    }
  }

  var reason: String {
    let verdict = verdict
    return verdict.text.isEmpty
      ? verdict.kind.rawValue : "\(verdict.kind.rawValue): \(verdict.text)"
  }
}
