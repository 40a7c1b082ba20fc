/// Problems whose solutions are programs that read standard input: three levels, each problem with
/// public and hidden examples.
///
/// Modelled on APPS (Hendrycks et al. 2021) as Chen et al. 2021 use it in Table 2: one example
/// stands in the statement, and samples may be filtered by the public ones.
public struct ProgramSet: Sendable {
  /// Named as in APPS; the number of operations grows.
  public enum Level: String, CaseIterable, Hashable, Sendable {
    /// One operation.
    case introductory
    /// Two or three.
    case interview
    /// Four or five.
    case competition

    var operations: ClosedRange<Int> {
      switch self {
      case .introductory: 1...1
      case .interview: 2...3
      case .competition: 4...5
      }
    }
  }

  /// What a program reads and must write; both without the last line end.
  public struct Example: Hashable, Sendable {
    public let input: String
    public let output: String

    /// Whether what a program wrote is right: the same lines but for white space at their ends and
    /// empty lines at the end.
    public func accepts(_ written: String) -> Bool {
      Self.lines(written) == Self.lines(output)
    }

    private static func lines(_ text: String) -> [Substring] {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        var line = line
        while let last = line.last, last.isWhitespace { line.removeLast() }
        return line
      }
      while lines.last?.isEmpty == true { lines.removeLast() }
      return lines
    }
  }

  public struct Problem: Sendable {
    /// `Programs/<level>/<number>`.
    public let taskID: String
    public let level: Level
    /// What the program does; its prompt is the statement with the first public example.
    public let program: SyntheticFunction
    /// Three; the first is the statement's.
    public let publicExamples: [Example]
    /// At least five others.
    public let hiddenExamples: [Example]

    public var prompt: String { program.prompt }
    public var canonicalSolution: String { program.body }
  }

  public let problems: [Problem]

  public static let problemsPerLevel = 30

  /// - Parameter seed: Picks the problems.
  public init(seed: UInt64) {
    var problems: [Problem] = []
    var taken: Set<[String]> = []
    for level in Level.allCases {
      for number in 0..<Self.problemsPerLevel {
        var draws = Draws(
          seed: seed, path: ["corpora", "programs", level.rawValue, String(number)])
        for _ in 0..<200 {
          let made = Self.problem(
            "Programs/\(level.rawValue)/\(number)", level: level, taken: taken, with: &draws)
          guard let made else { continue }
          taken.insert(made.program.composition.names)
          problems.append(made)
          break
        }
      }
    }
    self.problems = problems
  }

  private static func problem(
    _ taskID: String, level: Level, taken: Set<[String]>, with draws: inout Draws
  ) -> Problem? {
    let sampler = CompositionSampler(heldOut: HeldOut())
    let start = draws.pick(ProgramWriter.readable)
    let length = draws.within(level.operations)
    let drawn = sampler.draw(length: length, argumentPercent: 0, from: start, with: &draws)
    guard let composition = drawn, composition.steps.count == length,
      composition.output != .table, !taken.contains(composition.names)
    else { return nil }
    var chooser = CaseChooser(composition, draws: Draws(copying: draws))
    guard let cases = chooser.cases(count: 8) else { return nil }
    let author = ProblemMaker.author(name: "programs", with: &draws)
    let writer = ProgramWriter(author: author, sampler: sampler)
    let statement = (cases[0].input, cases[0].output)
    let program = writer.program(doing: composition, example: statement, with: &draws)
    let examples = cases.map { Example(input: $0.input.printed, output: $0.output.printed) }
    return Problem(
      taskID: taskID, level: level, program: program,
      publicExamples: Array(examples.prefix(3)), hiddenExamples: Array(examples.dropFirst(3)))
  }

  /// What a corpus must not hold.
  public var heldOut: HeldOut {
    var heldOut = HeldOut()
    for problem in problems {
      heldOut.insert(program: problem.program.composition.names)
      heldOut.insert(text: problem.program.docstring)
      heldOut.insert(text: problem.program.body)
    }
    return heldOut
  }
}
