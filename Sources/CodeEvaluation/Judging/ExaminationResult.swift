import Sandboxing

/// How one examination turned out, drawn from what the examiner said and how both processes ended.
struct ExaminationResult: Sendable {
  enum Judgement: Hashable, Sendable {
    case verdict(Verdict)
    /// The test cannot be run apart from the program.
    case unsplittable(reason: String)
    /// The test fails by itself.
    case brokenTest(reason: String)
    /// The test, compiled, as text.
    case compiled(String)
    /// The examiner gave no answer for a reason that is not the program's: try again.
    case lost(reason: String)
  }

  var judgement: Judgement
  var cost: VerdictCost
  /// Whether the same program might fare otherwise on a quieter machine.
  var nearLimit: Bool
  /// The word for which a program was refused that was to run in one process with its test.
  var refusedWord: String?

  init(_ outcome: Examination.Outcome, nonce: String, limits: ProcessLimits) {
    let program = outcome.candidate ?? outcome.examiner
    cost = VerdictCost(outcome)
    nearLimit = Self.isNearLimit(outcome, limits: limits)
    let findings = Findings(outcome.findings, nonce: nonce)
    refusedWord = findings?.word
    // A program that broke a limit has the verdict of that limit, whatever the test made of it.
    if outcome.outputExceeded {
      judgement = .verdict(
        Verdict(.outputLimit, text: "more than \(limits.outputBytes) bytes printed"))
    } else if let clock = Self.clock(program, limits) ?? Self.clock(outcome.examiner, limits) {
      judgement = .verdict(
        Verdict(.timedOut, text: "timed out", clock: clock, calls: findings?.calls ?? 0))
    } else if outcome.wasKilledFromOutside, (findings?.kind ?? .ended) == .ended {
      judgement = .lost(reason: "somebody killed the program's process")
    } else if let findings {
      judgement = Self.judgement(findings, program: program)
    } else if outcome.candidate == nil {
      // The program itself kept the message from being sent.
      judgement = .verdict(Self.ended(program, calls: 0))
    } else {
      judgement = .lost(reason: "the examiner ended without a word: \(outcome.examiner.cause)")
    }
    if case .verdict(var verdict) = judgement {
      if Self.ranIntoTwoLimits(verdict, program, limits) {
        verdict = Verdict(.timedOut, text: "timed out", clock: .cpu, calls: verdict.calls)
      }
      if let attempts = findings?.attempts { verdict.attempts = attempts }
      judgement = .verdict(verdict)
    }
  }

  /// Whether a program was about to run out of time when it ran out of memory, or of room for its
  /// results. Which it does first would change with the machine and what else it does; so it has
  /// timed out.
  private static func ranIntoTwoLimits(
    _ verdict: Verdict, _ program: ProcessEnding, _ limits: ProcessLimits
  ) -> Bool {
    [.outOfMemory, .outputLimit].contains(verdict.kind) && program.cpu > limits.cpu * nearShare
  }

  /// The share of a limit from which on another run of the same program might reach it.
  private static let nearShare = 0.8

  /// Which time ran out. Processor time is known of children too once they are gone, so they are
  /// counted here, where the limit itself watches one process.
  private static func clock(_ ending: ProcessEnding, _ limits: ProcessLimits) -> Verdict.Clock? {
    switch ending.cause {
    case .cpuLimit: .cpu
    case .wallLimit: .wall
    default: ending.cpu >= limits.cpu ? .cpu : nil
    }
  }

  private static func judgement(_ findings: Findings, program: ProcessEnding) -> Judgement {
    switch findings.kind {
    case .passed: .verdict(findings.verdict(.passed))
    case .wrongAnswer: .verdict(findings.verdict(.wrongAnswer))
    case .exception: .verdict(findings.verdict(.exception))
    case .outOfMemory: .verdict(findings.verdict(.outOfMemory))
    case .outputLimit: .verdict(findings.verdict(.outputLimit))
    case .notDefined: .verdict(findings.verdict(.notDefined))
    case .forbiddenCall, .garbled: .verdict(findings.verdict(.forbiddenCall))
    case .ended: .verdict(ended(program, calls: findings.calls))
    case .unsplittable: .unsplittable(reason: findings.text)
    case .brokenTest: .brokenTest(reason: findings.text)
    case .compiled: findings.compiled.map { .compiled($0) } ?? .lost(reason: "nothing compiled")
    }
  }

  /// The verdict on a program whose process went away before its test was through.
  private static func ended(_ program: ProcessEnding, calls: Int) -> Verdict {
    let filtered: Int32 = 31  // SIGSYS
    let killed: Int32 = 9  // SIGKILL, which only the kernel can have sent here
    switch program.cause {
    case .signaled(filtered):
      return Verdict(.forbiddenCall, text: "a system call that is not allowed", calls: calls)
    case .signaled(killed):
      return Verdict(.outOfMemory, text: "ended by the kernel for want of memory", calls: calls)
    case .signaled(let signal):
      return Verdict(.crashed, text: "ended by signal \(signal)", calls: calls)
    case .exited(let status):
      return Verdict(.crashed, text: "the process exited with status \(status)", calls: calls)
    case .cpuLimit, .wallLimit, .killed:
      return Verdict(.crashed, text: "the program closed its channel", calls: calls)
    }
  }

  /// Within 20 % of the processor limit without having used it up in peace, or stopped by the wall.
  private static func isNearLimit(
    _ outcome: Examination.Outcome, limits: ProcessLimits
  ) -> Bool {
    let sides = [outcome.candidate, outcome.examiner].compactMap { $0 }
    return sides.contains { side in
      if side.cause == .wallLimit { return true }
      if side.cause == .cpuLimit { return side.wall > side.cpu * 3 }
      return side.cpu > limits.cpu * nearShare && side.cpu < limits.cpu * 1.2
    }
  }
}

extension VerdictCost {
  init(_ outcome: Examination.Outcome) {
    let sides = [outcome.candidate, outcome.examiner].compactMap { $0 }
    self.init(
      cpuMilliseconds: sides.reduce(0) { $0 + $1.cpu.inMilliseconds },
      wallMilliseconds: sides.map(\.wall.inMilliseconds).max() ?? 0,
      peakBytes: (outcome.candidate ?? outcome.examiner).peakBytes)
  }
}

extension Duration {
  /// The whole of it, with fractions.
  var inMilliseconds: Double { self / .milliseconds(1) }
}
