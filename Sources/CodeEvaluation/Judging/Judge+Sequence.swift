extension Judge {
  /// Judges completions, and hands each verdict over in the order in which they are made, one at a
  /// time.
  ///
  /// - Parameters:
  ///   - submissions: Indices into `problems`, with what follows the prompt.
  ///   - take: Gets the index of the submission with its verdict. The judge goes on meanwhile.
  /// - Throws: What ``judge(_:of:deliver:)`` throws, or `take`, which ends the judge; none of its
  ///   programs runs any more then. After a cancellation `take` still gets what was judged before.
  public func forEachVerdict(
    on submissions: [Submission], of problems: [PreparedProblem],
    isolation: isolated (any Actor)? = #isolation,
    _ take: (Int, Verdict) throws -> Void
  ) async throws {
    let (verdicts, continuation) = AsyncStream.makeStream(of: (Int, Verdict).self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { continuation.finish() }
        try await judge(submissions, of: problems) { index, verdict, _ in
          continuation.yield((index, verdict))
        }
      }
      for await (index, verdict) in verdicts { try take(index, verdict) }
      try await group.waitForAll()
    }
  }
}
