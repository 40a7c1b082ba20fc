import Sandboxing
import Testing

@testable import CodeEvaluation

/// Projects of all kinds, traced in the sandbox.
@Suite(.serialized) struct FunctionTracerTests {
  static let judge = Result {
    try Judge(settings: JudgeSettings(timeout: .seconds(1), workers: 2))
  }

  private static let module = """
    LIMIT = 3


    def clip(values):
        \"""Keep the first three values.\"""
        return values[:LIMIT]


    def total(values):
        \"""Add up.\"""
        result = 0
        for value in values:
            result += value
        return result

    """

  private static let limits = TracingLimits(
    process: ProcessLimits(cpu: .milliseconds(500), wall: .seconds(2), processes: 16),
    callsPerFunction: 50,
    inputsPerFunction: 5)

  private func project(
    _ module: String = module, test: String
  ) throws -> TracedProject {
    try TracedProject(
      name: "shop", modules: [TracedProject.File(path: "lists.py", text: module)],
      tests: [TracedProject.File(path: "test_lists.py", text: test)])
  }

  private func trace(_ project: TracedProject) async throws -> Trace {
    try await FunctionTracer(try Self.judge.get(), limits: Self.limits).trace(project)
  }

  private func traces(_ projects: [TracedProject]) async throws -> [Trace] {
    try await FunctionTracer(try Self.judge.get(), limits: Self.limits).trace(projects)
  }

  @Test func recordsCallsAndMakesProblemsOfThem() async throws {
    let trace = try await trace(
      project(
        test: """
          from lists import clip, total
          for n in range(4):
              assert clip(list(range(n + 2))) == [0, 1, 2][:n + 2]
          assert total([1]) == 1 and total([]) == 0 and total((0.5, 2)) == 2.5
          """))
    #expect(trace.endings == [.passed, .passed])
    #expect(trace.functions.map(\.name) == ["clip", "total"])
    #expect(trace.functions.map(\.line) == [4, 9])
    #expect(
      trace.functions[1].calls == [
        TracedFunction.Call(arguments: "[1]", result: "1"),
        TracedFunction.Call(arguments: "[]", result: "0"),
        TracedFunction.Call(arguments: "(0.5, 2)", result: "2.5"),
      ])
    let problems = try await TracedProblems(trace).validated(by: try Self.judge.get())
    #expect(problems.dropped.isEmpty)
    #expect(problems.problems.map(\.taskID) == ["Traced/shop/clip", "Traced/shop/total"])
    let clip = try #require(problems.problems.first)
    #expect(
      clip.prompt == """
        LIMIT = 3


        def clip(values):
            \"""Keep the first three values.\"""

        """)
    #expect(clip.canonicalSolution == "    return values[:LIMIT]\n")
    #expect(
      clip.test == """
        def check(candidate):
            assert candidate([0, 1]) == [0, 1]
            assert candidate([0, 1, 2]) == [0, 1, 2]
            assert candidate([0, 1, 2, 3]) == [0, 1, 2]
            assert candidate([0, 1, 2, 3, 4]) == [0, 1, 2]

        """)
  }

  @Test func everyReasonIsCounted() async throws {
    let module = """
      import random
      _seen = []
      if not _seen:
          guarded = 1
      class Box:
          def method(self, x): return x
      def dependent(x):
          "D"
          def nested(y): return y
          return guarded and nested(x)
      def lazy(x):
          "D"
          yield x
      def undocumented(x): return x
      def bodiless(x):
          "D"
      @staticmethod
      def decorated(x):
          "D"
          return x
      def changing(x):
          "D"
          x.append(1)
          return x
      def unstable(x):
          "D"
          return random.random() + x
      def counting(x):
          "D"
          _seen.append(x)
          return len(_seen)
      def opaque(x):
          "D"
          return Box()
      def large(x):
          "D"
          return [x] * 5000
      def raises(x):
          "D"
          raise ValueError(x)
      def rare(x):
          "D"
          return x
      def stateful(x):
          "D"
          _seen.append(x)
          return _seen[0]
      def nothing(x):
          "D"
          x = x + 1
      """
    let trace = try await trace(
      project(
        module,
        test: """
          from lists import *
          from lists import Box
          for x in range(3):
              stateful(x)
          for x in range(3):
              Box().method(x); dependent(x); list(lazy(x)); undocumented(x); bodiless(x)
              decorated(x); changing([x]); unstable(x); counting(0); opaque(x); large(x); rare(0)
              nothing(x)
              try: raises(x)
              except ValueError: pass
          """))
    #expect(trace.endings == [.passed, .passed])
    let reasons = trace.functions.map { ($0.name, $0.reasonAgainst) }
    #expect(
      Dictionary(uniqueKeysWithValues: reasons) == [
        "method": .method, "nested": .nested, "dependent": .dependent, "lazy": .lazy,
        "undocumented": .undocumented, "bodiless": .bodiless, "decorated": .decorated,
        "changing": .changesArguments, "unstable": .unstable, "counting": .unstable,
        "opaque": .opaque, "large": .large, "raises": .raises, "rare": .fewInputs,
        "stateful": nil, "nothing": nil,
      ])
    let problems = TracedProblems(trace)
    #expect(problems.problems.map(\.entryPoint) == ["stateful", "nothing"])
    #expect(problems.dropped.values.reduce(0, +) == 14)
    let validated = try await problems.validated(by: try Self.judge.get())
    #expect(validated.problems.isEmpty)
    #expect(validated.dropped[.stateful] == 1)
    #expect(validated.dropped[.acceptsNothing] == 1)
  }

  /// What hostile projects do once they have called a function, and how their runs end.
  private static let hostile: [(test: String, ending: Trace.Ending)] = [
    ("import os\nos._exit(0)", .stopped("it left its tests unfinished")),
    ("import os\nos.close(4)", .stopped("it left its tests unfinished")),
    ("while True: pass", .stopped("its time was up")),
    ("import time\ntime.sleep(100)", .stopped("its time was up")),
    ("import ctypes\nctypes.string_at(0)", .stopped("it left its tests unfinished")),
    ("while True: print('x' * 100000)", .stopped("it printed too much")),
    ("raise KeyboardInterrupt", .failed("KeyboardInterrupt: ")),
    ("raise KeyError('\\udc80 at 0x7f0011223344')", .failed("KeyError: '\\udc80 at 0x…'")),
    ("import sys\nsys.setprofile(None)", .passed),
    ("import sys\nsys.modules.clear()", .passed),
    ("print('F' * 1000)\nimport os\nos.write(1, b'\\x05\\0\\0\\0R' * 9)", .passed),
    ("import os\nif os.fork() == 0: total([2])\nelse: os.wait()", .passed),
    ("import os\nwhile True: os.fork()", .failed("BlockingIOError: ")),
    ("bytearray(1 << 40)", .failed("MemoryError: ")),
    ("import socket\nsocket.create_connection(('127.0.0.1', 80))", .failed("")),
  ]

  @Test func hostileProjectsEndAndLeaveWhatWasTraced() async throws {
    let head = "from lists import total\ntotal([1])\n"
    let traces = try await traces(Self.hostile.map { try project(test: head + $0.test) })
    for (trace, (test, expected)) in zip(traces, Self.hostile) {
      #expect(trace.endings.count == 2)
      for ending in trace.endings { #expect(ending.isLike(expected), "\(test): \(ending)") }
      #expect(trace.functions.map(\.name) == ["total"])
      #expect(trace.functions.first?.calls.map(\.result) == ["1"], "\(test)")
    }
  }

  /// The channel is open to the project, which may say on it what it likes.
  @Test func brokenMessagesEndTheTrace() async throws {
    let messages = [
      "b'garbage' * 1000", "b'\\xff\\xff\\xff\\xff'", "b'\\0\\0\\0\\0'", "b'\\1\\0\\0\\0Q'",
      "b'\\x09\\0\\0\\0N' + b'\\xff' * 8", "b'\\5\\0\\0\\0R\\0\\0\\0\\0'",
    ]
    let head = "from lists import total\ntotal([1])\nimport os\n"
    let traces = try await traces(
      messages.map { try project(test: head + "os.write(4, \($0))\nwhile True: pass\n") })
    for trace in traces {
      for ending in trace.endings {
        #expect(ending.isLike(.stopped("it broke the protocol")), "\(ending)")
      }
      #expect(trace.functions.first?.calls.map(\.result) == ["1"])
    }
  }

  /// A call that never was: the problem made of it is not kept, for its own solution fails.
  @Test func inventedCallsMakeNoProblem() async throws {
    let trace = try await trace(
      project(
        test: """
          from lists import total
          total([1])
          import os, struct
          def number(n): return struct.pack("<I", n)
          def call(argument, result):
              body = number(1) + b"\\x04" + struct.pack("<q", argument) + number(0)
              body += number(1) + b"\\x04" + struct.pack("<q", result) + number(0)
              frame = b"R" + number(0) + body
              os.write(4, number(len(frame)) + frame)
          for n in range(5):
              call(n, n * n)
          """))
    #expect(trace.endings == [.passed, .passed])
    #expect(
      trace.functions.first?.calls.map(\.arguments) == ["[1]", "0", "1", "2", "3"])
    let problems = try await TracedProblems(trace).validated(by: try Self.judge.get())
    #expect(problems.problems.isEmpty)
    #expect(problems.dropped == [.referenceFails: 1])
  }

  @Test func pathsStayInTheFolder() {
    for path in ["", "/a.py", "../a.py", "a/../../b.py", "a//b.py", "./a.py", "a\0.py"] {
      #expect(throws: TracingError.unusablePath(path)) {
        try TracedProject(
          name: "x", modules: [TracedProject.File(path: path, text: "")], tests: [])
      }
    }
    let twice = TracedProject.File(path: "a.py", text: "")
    #expect(throws: TracingError.unusablePath("a.py")) {
      try TracedProject(name: "x", modules: [twice], tests: [twice])
    }
  }
}

extension Trace.Ending {
  /// Whether it is of the same kind and begins with the same words.
  fileprivate func isLike(_ other: Self) -> Bool {
    switch (self, other) {
    case (.passed, .passed): true
    case (.failed(let mine), .failed(let theirs)): mine.hasPrefix(theirs)
    case (.stopped(let mine), .stopped(let theirs)): mine.hasPrefix(theirs)
    default: false
    }
  }
}
