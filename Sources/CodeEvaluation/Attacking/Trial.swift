import Synchronization

/// The judge's own examination: every program of the collection judged.
public struct Trial: Sendable {
  /// One program with its verdict.
  public struct Entry: Sendable {
    public let program: TrialProgram
    public let verdict: Verdict

    /// Whether the judge did what it owes the program.
    public var held: Bool { verdict.passed == (program.nature == .honest) }

    /// Whether the verdict says that the program tried something; see ``Verdict/attempts``.
    public var noticed: Bool { !verdict.attempts.isEmpty }
  }

  /// In the order of the collection.
  public let entries: [Entry]

  /// Judges all programs of a nature.
  ///
  /// - Throws: ``TrialError``, `SandboxError`, `CancellationError`.
  public static func run(_ nature: TrialProgram.Nature, _ judge: Judge) async throws -> Trial {
    let programs = try TrialProgram.all(nature)
    let problems = Array(Set(programs.map(\.problem))).sorted { $0.taskID < $1.taskID }
    let prepared = try await judge.prepare(problems)
    let submissions = programs.map { program in
      Submission(
        problem: problems.firstIndex(of: program.problem) ?? 0, completion: program.source)
    }
    let verdicts = Mutex<[Int: Verdict]>([:])
    try await judge.judge(submissions, of: prepared) { index, verdict, _ in
      verdicts.withLock { $0[index] = verdict }
    }
    let found = verdicts.withLock { $0 }
    return Trial(
      entries: programs.indices.compactMap { index in
        found[index].map { Entry(program: programs[index], verdict: $0) }
      })
  }

  /// One line of the score card: how many programs of a group were tried, how many of them the
  /// judge held, and in how many it noticed what they tried.
  public struct Score: Hashable, Sendable {
    public var group: String
    public var tried: Int
    public var held: Int
    public var noticed: Int
  }

  /// By group.
  public var scoreCard: [Score] {
    Dictionary(grouping: entries, by: \.program.group).map { group, entries in
      Score(
        group: group, tried: entries.count, held: entries.count(where: \.held),
        noticed: entries.count(where: \.noticed))
    }.sorted { $0.group < $1.group }
  }
}
