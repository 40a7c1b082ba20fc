import ArgumentParser
import CodeEvaluation
import Foundation
import Sandboxing
import Statistics
import Synchronization

struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Judge a file of samples and print pass@k, as the reference harness does.",
    discussion: """
      Reads task_id/completion lines (JSONL or JSONL.gz), writes <SAMPLES>_results.jsonl, and \
      prints one JSON object such as {"pass@1": 0.5}.

      With --explain no results are written: one sample is judged, and what came of it is told.

      Examples:
        report evaluate samples.jsonl --problems HumanEval.jsonl.gz
        report evaluate samples.jsonl --problems HumanEval.jsonl.gz --explain HumanEval/3:17
        report evaluate samples.jsonl.gz --problems HumanEval.jsonl.gz -k 1,10 --timeout 5
      """)

  @Argument(help: "The samples: .jsonl or .jsonl.gz.")
  var samples: String

  @Option(help: "The problems, in HumanEval's format.")
  var problems: String

  @Option(help: "The problems with the prompts the samples were made from, where they differ.")
  var prompts: String?

  @Option(name: .short, help: "The k of pass@k, with commas between them.")
  var k = "1,10,100"

  @Option(help: "Processor time for one program, in seconds.")
  var timeout = 3.0

  @Option(help: "Programs judged at a time. (default: two a processor)")
  var workers: Int?

  @Option(
    help: ArgumentHelp(
      "Judge one sample and tell what came of it; without an index, the first that fails.",
      valueName: "task[:index]"))
  var explain: String?

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws {
    _ = try ks()
    guard timeout > 0, timeout <= 3600 else {
      throw ValidationError("--timeout must be above 0 and at most 3600 seconds")
    }
    if let workers, !(1...256).contains(workers) {
      throw ValidationError("--workers must be from 1 to 256")
    }
  }

  private func ks() throws -> [Int] {
    let parts = k.split(separator: ",", omittingEmptySubsequences: false)
    return try parts.map { part in
      guard let k = Int(part.trimmingCharacters(in: .whitespaces)), k >= 1 else {
        throw ValidationError("-k takes whole numbers of at least 1, not `\(part)`")
      }
      return k
    }
  }

  func run() async throws {
    let problems = try ProblemFile(path: problems)
    let prompts = try prompts.map { try ProblemFile(path: $0) }
    let file = try SampleFile(path: samples, problems: problems, prompts: prompts)
    let settings = JudgeSettings(
      timeout: .seconds(timeout), workers: workers ?? JudgeSetup.defaultWorkers)
    let judge = try Judge(settings: settings)
    if let explain { return try await tell(SampleChoice(explain), file, problems, judge) }
    warnAboutUnsampled(file, problems)
    // Finds out whether the results can be written before any work is done.
    let results = try EvaluationResults(of: file)
    if !quiet {
      Console.say("sandbox: \(judge.isolation.summary); Python \(judge.python.version)")
    }
    let used = problems.problems.indices.filter { file.counts[$0] > 0 }
    let prepared = try await judge.prepare(used.map { problems.problems[$0] })
    warnAboutUnsound(prepared)
    let verdicts = try await verdicts(on: file, of: prepared, at: used, judge, into: results)
    tellAttempts(verdicts)
    print(try scores(file, problems, verdicts))
  }

  /// Judges the chosen sample alone and prints what came of it.
  private func tell(
    _ choice: SampleChoice, _ file: SampleFile, _ problems: ProblemFile, _ judge: Judge
  ) async throws {
    guard let place = problems.index(ofTaskID: choice.taskID) else {
      throw UsageError("\(self.problems): error: no problem has the task id `\(choice.taskID)`")
    }
    let completions = file.samples.filter { $0.problem == place }.map(\.completion)
    let chosen = choice.index.map { [$0] } ?? Array(completions.indices)
    guard let last = chosen.last, completions.indices.contains(last) else {
      throw UsageError(
        "\(samples): error: \(choice.taskID) has \(completions.count) samples, numbered from 0")
    }
    let prepared = try await judge.prepare([problems.problems[place]])
    warnAboutUnsound(prepared)
    let judged = Mutex<[Int: (Verdict, VerdictCost)]>([:])
    try await judge.judge(
      chosen.map { Submission(problem: 0, completion: completions[$0]) }, of: prepared
    ) { number, verdict, cost in
      judged.withLock { $0[chosen[number]] = (verdict, cost) }
    }
    let found = judged.withLock { $0 }
    let index = chosen.first { found[$0]?.0.passed == false } ?? chosen[0]
    guard let (verdict, cost) = found[index] else { return }
    let explanation = Explanation(
      problem: prepared[0].problem, index: index, count: completions.count,
      completion: completions[index], verdict: verdict, cost: cost,
      isolation: judge.isolation.summary)
    print(explanation.text)
  }

  private func tellAttempts(_ verdicts: [Verdict]) {
    let cheats = verdicts.filter { !$0.attempts.isEmpty }
    guard !cheats.isEmpty else { return }
    let counts = Dictionary(cheats.flatMap(\.attempts).map { ($0, 1) }, uniquingKeysWith: +)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    Console.say(
      "\(cheats.count) samples tried what no solution needs (\(counts)); `attempts` in the results")
  }

  private func warnAboutUnsampled(_ file: SampleFile, _ problems: ProblemFile) {
    let missing = file.problemsWithoutSamples.map { problems.problems[$0].taskID }
    guard !missing.isEmpty else { return }
    Console.say(
      "warning: \(missing.count) problems have no samples and do not count: "
        + missing.prefix(10).joined(separator: ", ") + (missing.count > 10 ? ", …" : ""))
  }

  private func warnAboutUnsound(_ prepared: [PreparedProblem]) {
    for one in prepared {
      switch one.standing {
      case .split: break
      case .together(let reason):
        Console.say(
          "warning: \(one.problem.taskID): judged in one process with its test (\(reason))")
      case .unproven:
        Console.say("warning: \(one.problem.taskID): no reference solution to try the test on")
      case .broken(let reason):
        Console.say("warning: \(one.problem.taskID): the reference solution fails (\(reason))")
      case .acceptsNothing:
        Console.say("warning: \(one.problem.taskID): a program without a body passes")
      }
    }
  }

  /// Judges all samples, writing each verdict as soon as it is there.
  private func verdicts(
    on file: SampleFile, of prepared: [PreparedProblem], at used: [Int], _ judge: Judge,
    into results: consuming EvaluationResults
  ) async throws -> [Verdict] {
    let places = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    let submissions = file.samples.map {
      Submission(problem: places[$0.problem] ?? 0, completion: $0.completion)
    }
    let progress = ProgressLine("judging", total: submissions.count, isQuiet: quiet)
    var verdicts: [Int: Verdict] = [:]
    var failure: (any Error)?
    do {
      try await judge.forEachVerdict(on: submissions, of: prepared) { index, verdict in
        verdicts[index] = verdict
        try results.record(verdict, of: index)
        progress.advance()
      }
    } catch {
      failure = error
    }
    let path = try results.close()
    if let failure {
      Console.say("the verdicts until here are in \(path)")
      throw failure
    }
    if !quiet { Console.say("results: \(path)") }
    return submissions.indices.compactMap { verdicts[$0] }
  }

  /// The scores as one line of JSON; a k that has none is explained on standard error.
  private func scores(
    _ file: SampleFile, _ problems: ProblemFile, _ verdicts: [Verdict]
  ) throws -> String {
    var passes: [Int: Int] = [:]
    for (sample, verdict) in zip(file.samples, verdicts) where verdict.passed {
      passes[sample.problem, default: 0] += 1
    }
    let arm = try Arm(
      file.counts.enumerated().filter { $0.element > 0 }.map { problem, n in
        Arm.Entry(
          problem: problems.problems[problem].taskID,
          tally: try SampleTally(n: n, c: passes[problem] ?? 0))
      })
    var parts: [String] = []
    var seen: Set<Int> = []
    for k in try ks() where seen.insert(k).inserted {
      do {
        parts.append("\"pass@\(k)\": \(try arm.passAtK(k))")
      } catch {
        Console.say("pass@\(k) is not reported: \(error)")
      }
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }
}
