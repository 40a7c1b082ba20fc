import ArgumentParser
import CodeEvaluation
import ExperimentRunning
import ExperimentSpecs
import Foundation
import Reporting
import Sandboxing

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Do everything that is missing, then make the report.",
    discussion: """
      The report goes to Reports/<name>/ under the current folder: report.md, report.html, \
      report.pdf, the figures and tables, the records and where they come from.

      Examples:
        report build Experiments/quickstart.json
        report build quickstart -o /tmp/quickstart --set sampling.n=5
        report build quickstart --watch
      """)

  @Argument(help: "Specs: paths, or names of files in Experiments.")
  var specs: [String]

  @Option(name: .short, help: "The folder of the report.")
  var output: String?

  @Option(help: "Programs judged at a time. (default: two a processor)")
  var jobs: Int?

  @Flag(help: "Show no progress.")
  var quiet = false

  @Flag(help: "Build again whenever the spec, its notebook or its data change, until interrupted.")
  var watch = false

  @OptionGroup var options: SpecOptions
  @OptionGroup var storing: StoreOptions

  func validate() throws {
    if output != nil, specs.count > 1 { throw ValidationError("-o goes with one spec only") }
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs must be from 1 to 256")
    }
  }

  func run() async throws {
    let store = try storing.open()
    if watch { return try await buildOnChanges(store) }
    for spec in specs { try await build(try options.read(spec), store) }
  }

  /// - Parameter isAgain: Whether the caller says in its own words what was done.
  func build(_ spec: LoadedSpec, _ store: Store, isAgain: Bool = false) async throws {
    guard spec.spec.collection.isEmpty else {
      return try await buildCollection(spec, store, isAgain: isAgain)
    }
    let target = URL(
      filePath: output ?? "Reports/\(spec.spec.name)", directoryHint: .isDirectory)
    let request = BuildRequest(
      specFile: URL(filePath: spec.file), output: target, overrides: options.set,
      settings: Self.settings(storing))
    if try store.isCurrent(request) {
      if isAgain { return }
      say("\(spec.spec.name): nothing to do; \(shown(target)) is up to date")
      return
    }
    let judge = try JudgeSetup.judge(
      spec.spec.limits, workers: jobs ?? JudgeSetup.defaultWorkers, store: store)
    let experiment = try Self.experiment(spec, storing, store, judge)
    // Finds out whether the report can be written before any work is done.
    let folder = try ReportFolder(target, store: store)
    let work = BuildWork(
      request: request, store: store, experiment: experiment, judge: judge, folder: folder,
      limit: storing.limit)
    let report: Report
    do {
      report = try await work.report { try await records(of: experiment, judge) }
    } catch {
      if ExitStatus(error) == .interrupted { await tellPartial(work, of: spec, in: target) }
      throw error
    }
    try await work.write(report)
    if isAgain { return }
    say("\(spec.spec.name): \(shown(target.appending(path: "report.html")))")
    for note in report.notes { say("note: \(note)") }
  }

  /// Leaves a report of what exists when a build is interrupted; that it cannot is no further error.
  private func tellPartial(_ work: BuildWork, of spec: LoadedSpec, in target: URL) async {
    do {
      guard let report = try work.partialReport() else { return }
      try await work.write(report, isPartial: true)
      let path = shown(target.appending(path: "report.html"))
      say("\(spec.spec.name): a partial report of what exists so far: \(path)")
    } catch {
      Console.say("no partial report could be made: \(ExitStatus.message(of: error))")
    }
  }

  /// Builds the members of a collection beside it, then its own report of what they show.
  private func buildCollection(
    _ spec: LoadedSpec, _ store: Store, isAgain: Bool
  ) async throws {
    let reports = output.map { URL(filePath: $0).deletingLastPathComponent() }
    var members: [(name: String, folder: URL)] = []
    for name in spec.spec.collection {
      let file = try SpecLocator.find(name, in: [spec.folder])
      let member = try options.read(file)
      var command = self
      let folder = (reports ?? URL(filePath: "Reports")).appending(path: member.spec.name)
      command.output = folder.path(percentEncoded: false)
      try await command.build(member, store, isAgain: isAgain)
      members.append((name, folder))
    }
    try await build(
      try Collection(spec, members: members).gathered(), store, isAgain: isAgain)
  }

  private func records(of experiment: Experiment, _ judge: Judge) async throws -> Records {
    let isQuiet = quiet
    let lines = ProgressLines(isQuiet: isQuiet)
    say("sandbox: \(judge.isolation.summary); Python \(judge.python.version)")
    let training = TrainingLine(isQuiet: isQuiet)
    return try await experiment.records(
      threads: ProcessInfo.processInfo.activeProcessorCount,
      judgedBy: { judge },
      tell: { event in
        switch event {
        case .training(let event): training.show(event)
        case .tryingProblems(let count):
          if !isQuiet { Console.say("trying \(count) problems on their own solutions") }
        case .sampling(let stage, let progress), .scoring(let stage, let progress),
          .judging(let stage, let progress), .measuring(let stage, let progress):
          lines.show(stage, done: progress.done, total: progress.total, reused: progress.reused)
        }
      })
  }

  func say(_ line: String) {
    if !quiet { Console.say(line) }
  }

  private func shown(_ url: URL) -> String {
    let path = url.path(percentEncoded: false)
    let here = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}

extension BuildCommand {
  static func settings(_ storing: StoreOptions) -> [Stage.Input] {
    let versions = [
      Stage.Input("report", String(Report.version)),
      Stage.Input("judge", String(JudgeSettings.version)),
    ]
    return versions + (storing.limit.map { [Stage.Input("--limit", String($0))] } ?? [])
  }

  /// The experiment of a spec, its files found and read.
  static func experiment(_ spec: LoadedSpec, _ storing: StoreOptions) throws -> Experiment {
    let store = try storing.open()
    let judge = try JudgeSetup.judge(spec.spec.limits, workers: 1, store: store)
    return try experiment(spec, storing, store, judge)
  }

  static func experiment(
    _ spec: LoadedSpec, _ storing: StoreOptions, _ store: Store, _ judge: Judge
  ) throws -> Experiment {
    return try Experiment(
      spec, store: store, resolver: storing.resolver(store),
      sources: TrainingSources(specFolder: spec.folder, pythonLibrary: judge.python.library),
      limit: storing.limit,
      judgeInputs: ProgramJudge.inputs(of: judge), report: [], reportVersion: Report.version)
  }
}
