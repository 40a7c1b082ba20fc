/// Looks for the problems of a benchmark in a training text.
///
/// For each problem: whether its docstring or its reference solution stands in the text, byte for
/// byte but for the white space round it, and which share of its runs of 13 tokens does. (GPT-3's
/// authors called a document contaminated from 13 tokens in common on: Brown et al. 2020, appendix
/// C.) A token is a run of letters, digits and underscores, or one other character; white space
/// only separates. The runs are those of prompt and solution together.
public struct LeakageCheck: Sendable {
  /// What was found of one problem.
  public struct Finding: Hashable, Sendable {
    public let taskID: String
    public let docstringOccurs: Bool
    public let solutionOccurs: Bool
    /// Runs of 13 tokens of the problem that occur in the text, among ``runs``.
    public let runsInCommon: Int
    public let runs: Int

    /// 0…1; 0 for a problem of fewer than 13 tokens.
    public var shareInCommon: Double {
      runs == 0 ? 0 : Double(runsInCommon) / Double(runs)
    }
  }

  /// How many tokens a run has.
  public static let runLength = 13

  private struct Subject: Sendable {
    let taskID: String
    let docstring: [UInt8]
    let solution: [UInt8]
    let runs: [UInt64]
  }

  private var subjects: [Subject] = []
  private var texts = PhraseIndex()
  private var sought: Set<UInt64> = []
  private var sieve = [UInt64](repeating: 0, count: 1 << 14)
  private var foundRuns: Set<UInt64> = []
  private var foundTexts: Set<[UInt8]> = []

  /// - Parameter problems: With their names.
  public init(problems: [(taskID: String, problem: SyntheticProblem)]) {
    for (taskID, problem) in problems {
      let function = problem.function
      let subject = Subject(
        taskID: taskID, docstring: Array(HeldOut.trimmed(function.docstring).utf8),
        solution: Array(HeldOut.trimmed(function.body).utf8),
        runs: Self.runs(in: Array((function.prompt + function.body).utf8)))
      subjects.append(subject)
      texts.insert(subject.docstring)
      texts.insert(subject.solution)
      for run in subject.runs where sought.insert(run).inserted {
        sieve[Self.place(run) >> 6] |= 1 << UInt64(Self.place(run) & 63)
      }
    }
  }

  /// Takes in a part of the training text; no run goes from one part into the next.
  public mutating func read(_ text: String) {
    let bytes = Array(text.utf8)
    var found = foundTexts
    texts.search(bytes) { text in
      found.insert(text)
      return true
    }
    foundTexts = found
    for run in Self.runs(in: bytes)
    where sieve[Self.place(run) >> 6] >> UInt64(Self.place(run) & 63) & 1 == 1
      && sought.contains(run)
    {
      foundRuns.insert(run)
    }
  }

  /// What was found so far, in the problems' order.
  public var findings: [Finding] {
    subjects.map { subject in
      Finding(
        taskID: subject.taskID, docstringOccurs: foundTexts.contains(subject.docstring),
        solutionOccurs: foundTexts.contains(subject.solution),
        runsInCommon: subject.runs.filter(foundRuns.contains).count, runs: subject.runs.count)
    }
  }

  private static func runs(in bytes: [UInt8]) -> [UInt64] {
    TokenHashes.runs(of: TokenHashes.of(bytes), length: runLength)
  }

  private static func place(_ run: UInt64) -> Int {
    Int(truncatingIfNeeded: run >> 44)
  }
}
