import Foundation
import Sandboxing
import Synchronization

/// Runs the tests of projects in the sandbox and records what their functions are given and give
/// back.
///
/// Like a judged program, a project runs in a process that holds nothing else, without a network and
/// under limits; there `sys.setprofile` hears of every call (Chen et al. 2021, §4.3). What it reports
/// is read in another process, which looks the functions up in the project's texts itself. The tests
/// run twice, with different seeds of the module `random`, so that what changes from run to run is
/// not taken for a function's behaviour.
public struct FunctionTracer: Sendable {
  public let limits: TracingLimits
  private let python: PythonInstallation
  private let isolation: Isolation
  private let workers: Int

  /// - Parameter judge: Where Python, the sandbox's layers and the number of workers are taken from.
  public init(_ judge: Judge, limits: TracingLimits = TracingLimits()) {
    self.limits = limits
    python = judge.python
    isolation = judge.isolation
    workers = judge.settings.workers
  }

  /// Traces one project.
  ///
  /// - Throws: ``SandboxError`` when the sandbox fails, `CancellationError` when the task is
  ///   cancelled. Whatever the project does is no error: see ``Trace/endings``.
  public func trace(_ project: TracedProject) async throws -> Trace {
    let traces = try await trace([project])
    return traces[0]
  }

  /// Traces several projects, as many at a time as the judge has workers.
  ///
  /// - Returns: In the same order.
  /// - Throws: As ``trace(_:)``.
  public func trace(_ projects: [TracedProject]) async throws -> [Trace] {
    let hall = ExaminationHall(
      python: python, isolation: isolation, halves: .tracing, limits: limits.process,
      rooms: workers)
    let found = Mutex<[Int: Trace]>([:])
    let limits = limits
    try await hall.run(lots: Array(projects.indices)) { (number, room, rota) throws(SandboxError) in
      let project = projects[number]
      var runs: [TracedRun] = []
      for seed in TraceOrder.seeds {
        let order = TraceOrder(project, seed: seed, limits: limits)
        let outcome = try room.run(order.examination) { rota.isStopped }
        runs.append(
          try TracedRun(
            outcome, nonce: order.nonce, tests: project.tests.count, limits: limits.process))
      }
      let trace = Trace(project: project.name, first: runs[0], second: runs[1])
      found.withLock { $0[number] = trace }
    }
    return found.withLock { found in projects.indices.compactMap { found[$0] } }
  }
}

/// What the two halves of the tracer are asked to do: one run, as they read it.
struct TraceOrder: Sendable {
  let nonce: String
  let examination: Examination

  /// Of the module `random`, for the runs of a project.
  static let seeds = [1, 2]

  init(_ project: TracedProject, seed: Int, limits: TracingLimits) {
    var generator = SystemRandomNumberGenerator()
    // Only has to be unknown to the project; what is traced does not depend on it.
    let nonce = String(generator.next(), radix: 16) + String(generator.next(), radix: 16)
    let bounds = Bounds(
      calls: limits.callsPerFunction, inputs: limits.inputsPerFunction, bytes: limits.callBytes,
      tests: project.tests.count)
    func pairs(_ files: [TracedProject.File]) -> [[String]] { files.map { [$0.path, $0.text] } }
    let tracing = TracingJob(
      modules: pairs(project.modules), tests: pairs(project.tests), seed: seed, limits: bounds)
    let recording = RecordingJob(
      modules: pairs(project.modules), nonce: nonce, limits: bounds)
    self.nonce = nonce
    examination = Examination(
      candidateInput: Self.encoded(tracing), examinerInput: Self.encoded(recording),
      limits: limits.process)
  }

  private static func encoded(_ job: some Encodable) -> [UInt8] {
    // Encoding texts and numbers cannot fail; an empty job would be a lost run.
    (try? JSONEncoder().encode(job)).map(Array.init) ?? []
  }

  private struct Bounds: Encodable {
    var calls: Int
    var inputs: Int
    var bytes: Int
    var tests: Int
  }

  private struct TracingJob: Encodable {
    var modules: [[String]]
    var tests: [[String]]
    var seed: Int
    var limits: Bounds
  }

  private struct RecordingJob: Encodable {
    var modules: [[String]]
    var nonce: String
    var limits: Bounds
  }
}

/// One run of a project's tests.
struct TracedRun: Sendable {
  let report: TraceReport
  let ending: Trace.Ending

  /// - Parameters:
  ///   - tests: How many test programs there are.
  ///   - limits: What the run had.
  /// - Throws: ``SandboxError/notServing(reason:)`` where there is no report, which is not the
  ///   project's doing unless there was no time left to write one.
  init(
    _ outcome: Examination.Outcome, nonce: String, tests: Int, limits: ProcessLimits
  ) throws(SandboxError) {
    let read = TraceReport(outcome.findings, nonce: nonce)
    if read == nil, [.cpuLimit, .wallLimit].contains(outcome.examiner.cause) {
      report = TraceReport(nonce: nonce)
      ending = .stopped("its time was up")
      return
    }
    guard let report = read, !outcome.wasKilledFromOutside else {
      throw .notServing(reason: "no report of a traced project: \(outcome.examiner.cause)")
    }
    self.report = report
    let failure = report.endings.first { !$0.isEmpty }
    if outcome.outputExceeded {
      ending = .stopped("it printed too much")
    } else if let reason = report.garbled {
      ending = .stopped("it broke the protocol: \(reason)")
    } else if report.endings.count < tests {
      ending = .stopped(Self.text(outcome.candidate, limits))
    } else {
      ending = failure.map { .failed($0) } ?? .passed
    }
  }

  /// What is sure of a project that did not end its tests. Whether its process or its channel ends
  /// first is chance, so a signal or an exit status may be known or not, and is not told.
  private static func text(_ ending: ProcessEnding?, _ limits: ProcessLimits) -> String {
    guard let ending else { return "it left its tests unfinished" }
    let isLate =
      [.cpuLimit, .wallLimit].contains(ending.cause) || ending.cpu >= limits.cpu
    return isLate ? "its time was up" : "it left its tests unfinished"
  }
}
