import CodeEvaluation
import ExperimentSpecs
import Foundation

/// Traces functions of Python's own library while the library's tests run, and makes problems of them.
///
/// Source: Chen et al. 2021, §4.2: functions traced in the continuous integration of real projects.
struct TracingMeasuring {
  let id: String
  let spec: TracingMeasurement
  /// The folder of the standard library.
  let library: String

  /// Problems and, for each module, what became of its functions.
  struct Found {
    /// Per module, in the order of the spec.
    var problems: [(module: String, problem: Problem)] = []
    var rows: [MeasurementRecord] = []
  }

  /// Whether Python's tests are installed: systems have them in a package of their own.
  var hasTests: Bool {
    spec.modules.contains { FileManager.default.fileExists(atPath: tests(of: $0)) }
  }

  private func tests(of module: String) -> String {
    let path = "\(library)/test/test_\(module)"
    return FileManager.default.fileExists(atPath: path) ? path : path + ".py"
  }

  /// - Throws: `SandboxError`, `CancellationError`.
  func collect(_ judge: Judge) async throws -> Found {
    var found = Found()
    var projects: [TracedProject] = []
    for module in spec.modules {
      guard FileManager.default.fileExists(atPath: tests(of: module)),
        let project = try? TracedProject.libraryModule(module, of: library)
      else {
        found.rows.append(missing(module))
        continue
      }
      projects.append(project)
    }
    guard !projects.isEmpty else { return found }
    for trace in try await FunctionTracer(judge).trace(projects) {
      var traced = row(trace.project, "traced", trace.functions.count)
      traced.numbers["passed_runs"] = Double(trace.endings.count { $0 == .passed })
      found.rows.append(traced)
      let problems = try await TracedProblems(trace).validated(by: judge)
      for (reason, count) in problems.dropped.sorted(by: { $0.key < $1.key }) {
        found.rows.append(row(trace.project, reason.rawValue, count))
      }
      found.rows.append(row(trace.project, "a problem", problems.problems.count))
      found.problems += problems.problems.map { (trace.project, $0) }
    }
    return found
  }

  /// A module that comes without tests on this machine, or not at all.
  func missing(_ module: String) -> MeasurementRecord { row(module, "no tests installed", 0) }

  /// What became of so many functions of a module.
  func row(_ module: String, _ outcome: String, _ count: Int) -> MeasurementRecord {
    MeasurementRecord(
      id, .tracing, labels: ["module": module, "outcome": outcome],
      numbers: ["functions": Double(count)])
  }
}
