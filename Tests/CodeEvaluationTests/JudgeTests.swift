import Foundation
import Synchronization
import Testing

@testable import CodeEvaluation

/// The judge as a whole: real programs, in the sandbox.
struct JudgeTests {
  private static let judge = Result {
    try Judge(settings: JudgeSettings(timeout: .milliseconds(500), workers: 2))
  }

  private static let increment = Problem(
    taskID: "Test/increment", prompt: "def increment(x):\n    \"\"\"One more.\"\"\"\n",
    entryPoint: "increment", canonicalSolution: "    return x + 1\n",
    test: """
      def check(candidate):
          assert candidate(1) == 2
          assert candidate(-1) == 0, "around zero"
          assert candidate(10 ** 30) == 10 ** 30 + 1
      """)

  /// Holds on to all there is, so that nothing is left to say so with.
  private static let fillingMemory = """
        held, size = [], 1 << 28
        while size > 16:
            try: held.append(bytes(size))
            except MemoryError: size //= 2
        raise MemoryError

    """

  private func verdicts(
    on completions: [String], of problem: Problem = increment
  ) async throws -> [Verdict] {
    let judge = try Self.judge.get()
    let prepared = try await judge.prepare([problem])
    let submissions = completions.map { Submission(problem: 0, completion: $0) }
    let found = Mutex<[Int: Verdict]>([:])
    try await judge.judge(submissions, of: prepared) { index, verdict, _ in
      found.withLock { $0[index] = verdict }
    }
    return found.withLock { found in completions.indices.compactMap { found[$0] } }
  }

  @Test(arguments: [
    ("    return x + 1\n", Verdict.Kind.passed),
    ("    return x + 2\n", .wrongAnswer),
    ("    return 1 / 0\n", .exception),
    ("    return x +\n", .exception),
    ("    while True: pass\n", .timedOut),
    ("    return bytearray(1 << 40)\n", .outOfMemory),
    (Self.fillingMemory, .outOfMemory),
    ("    import os; os._exit(0)\n", .crashed),
    ("    import ctypes; ctypes.string_at(0)\n", .crashed),
    ("    while True: print('x' * 100000)\n", .outputLimit),
    ("    pass\ndel increment\n", .notDefined),
  ])
  func kinds(_ completion: String, _ kind: Verdict.Kind) async throws {
    let verdict = try #require(try await verdicts(on: [completion]).first)
    #expect(verdict.kind == kind, "\(verdict)")
    #expect(verdict.passed == (kind == .passed))
  }

  @Test func saysWhichCallFailedAndHow() async throws {
    let verdict = try #require(try await verdicts(on: ["    return abs(x) + 1\n"]).first)
    #expect(verdict.kind == .wrongAnswer)
    #expect(verdict.call == "increment(-1)")
    #expect(verdict.got == "2")
    #expect(verdict.expected == "0")
    #expect(verdict.reference == "failed: around zero")
  }

  @Test func saysWhereAnExceptionCameFrom() async throws {
    let completion = "    y = x\n    raise KeyError(y)\n"
    let verdict = try #require(try await verdicts(on: [completion]).first)
    #expect(verdict.exception?.type == "KeyError")
    #expect(verdict.exception?.line == 2)
    #expect(verdict.reference == "failed: 1")
  }

  /// Which of the two it ran into first would depend on what else the machine does.
  @Test(arguments: [(0, Verdict.Kind.outOfMemory), (0.45, .timedOut)])
  func outOfMemoryWhenTimeIsNearlyUp(_ seconds: Double, _ kind: Verdict.Kind) async throws {
    let completion = """
          import time
          while time.process_time() < \(seconds): pass
          raise MemoryError

      """
    let verdict = try #require(try await verdicts(on: [completion]).first)
    #expect(verdict.kind == kind, "\(verdict)")
  }

  /// A test that passes a function to the program cannot be split from it; this reference solution
  /// uses words that are refused otherwise.
  @Test func whatTheReferenceNeedsIsAllowedInOneProcess() async throws {
    let problem = Problem(
      taskID: "Test/apply", prompt: "def apply(f, x):\n", entryPoint: "apply",
      canonicalSolution: "    return getattr(f, '__call__')(x) if vars(f) == {} else None\n",
      test: "def check(candidate):\n    assert candidate(lambda x: x + 1, 2) == 3\n")
    let prepared = try await Self.judge.get().prepare([problem])
    guard case .together = prepared[0].standing else {
      Issue.record("\(prepared[0].standing)")
      return
    }
    #expect(Set(prepared[0].allowed) == ["getattr", "vars"])
    let completions = [
      "    return getattr(f, '__call__')(x)\n", "    return f(x)\n", "    return f(x) + 1\n",
      "    return eval('f(x)')\n",
    ]
    let kinds = try await verdicts(on: completions, of: problem).map(\.kind)
    #expect(kinds == [.passed, .passed, .wrongAnswer, .forbiddenCall])
  }

  @Test func keepsTheOrderOfTheSubmissions() async throws {
    let completions = (0..<40).map { "    return x + \($0 % 4)\n" }
    let verdicts = try await verdicts(on: completions)
    #expect(verdicts.map(\.passed) == (0..<40).map { $0 % 4 == 1 })
  }

  /// Programs of one problem share an examiner; none has another verdict for it than alone.
  @Test func oneAfterAnotherAsAlone() async throws {
    let completions = [
      "    return x + 1\n", "    return x\n", "    raise KeyError(x)\n", "    return\n",
      "    import os; os._exit(3)\n", "    return x + 1 if x > 0 else object()\n",
      "    import random; return x + random.choice([1, 1])\n", "    return [x] * 1000000\n",
      "    import sys; sys._getframe(1); return x + 1\n", "    return x + 1 \n",
    ]
    let together = try await verdicts(on: completions)
    for (completion, verdict) in zip(completions, together) {
      #expect(try await verdicts(on: [completion]) == [verdict], "\(completion)")
    }
  }

  /// A test that leaves something behind in its process never meets what another run of it left.
  @Test func aTestThatLeavesATraceFindsNone() async throws {
    let problem = Problem(
      taskID: "Test/trace", prompt: "def f(x):\n", entryPoint: "f",
      canonicalSolution: "    return x\n",
      test: """
        import math
        def check(candidate):
            assert not hasattr(math, "trace")
            math.trace = True
            assert candidate(1) == 1
        """)
    let completions = (0..<6).map { "    return x + \($0) - \($0)\n" }
    let kinds = try await verdicts(on: completions, of: problem).map(\.kind)
    #expect(kinds == Array(repeating: .passed, count: 6))
  }

  @Test func triesProblemsOnTheirOwnSolutions() async throws {
    var broken = Self.increment
    broken.canonicalSolution = "    return x\n"
    var unproven = Self.increment
    unproven.canonicalSolution = nil
    var hollow = Self.increment
    hollow.test = "def check(candidate):\n    pass\n"
    let judge = try Self.judge.get()
    let prepared = try await judge.prepare([Self.increment, broken, unproven, hollow])
    #expect(prepared[0].standing == .split)
    #expect(prepared[2].standing == .unproven)
    #expect(prepared[3].standing == .acceptsNothing)
    #expect(prepared.map(\.isSound) == [true, false, false, false])
    guard case .broken = prepared[1].standing else {
      Issue.record("\(prepared[1].standing)")
      return
    }
  }

  /// Cancelled at the first verdict, a run ends without judging the rest.
  @Test func cancellingStopsTheRun() async throws {
    let judge = try Self.judge.get()
    let prepared = try await judge.prepare([Self.increment])
    let submissions = (0..<200).map {
      Submission(problem: 0, completion: "    while True: \($0)\n")
    }
    let count = Mutex(0)
    let (verdicts, verdict) = AsyncStream<Void>.makeStream()
    let task = Task {
      try await judge.judge(submissions, of: prepared) { _, _, _ in
        count.withLock { $0 += 1 }
        verdict.yield()
      }
    }
    for await _ in verdicts.prefix(1) {}
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(count.withLock { $0 } < submissions.count / 2)
  }

  @Test func twoVerdictsOnOneProgram() {
    let passed = Verdict(.passed)
    let wrong = Verdict(.wrongAnswer, text: "no")
    let late = Verdict(.timedOut)
    #expect(Judge.settle(passed, passed) == passed)
    #expect(Judge.settle(late, passed) == passed)
    #expect(Judge.settle(passed, wrong).kind == .unstable)
    #expect(Judge.settle(Verdict(.outOfMemory), late) == late)
    #expect(Judge.settle(Verdict(.outputLimit), late) == late)
    #expect(!Judge.settle(wrong, passed).passed)
  }
}
