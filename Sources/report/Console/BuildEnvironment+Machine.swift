import ArgumentParser
import CodeEvaluation
import ExperimentRunning
import ExperimentSpecs
import Foundation
import Reporting
import Sandboxing

extension BuildEnvironment {
  /// What is known of this program and machine.
  ///
  /// - Parameters:
  ///   - revision: ``SourceRevision/ofProgram()``, which takes a while.
  ///   - timings: Wall time of the parts of the build, in seconds.
  /// - Throws: What the fonts and the store throw.
  static func here(
    _ judge: Judge, _ store: Store, _ revision: SourceRevision?, timings: [String: Double]
  ) throws -> BuildEnvironment {
    var versions = Report.libraryVersions
    versions["python"] = judge.python.version
    versions["sqlite"] = try store.libraryVersion()
    versions["report"] = ReportCommand.configuration.version
    return BuildEnvironment(
      sourceRevision: revision?.hash, isModified: revision?.isModified,
      operatingSystem: ProcessInfo.processInfo.operatingSystemVersionString,
      processor: Machine.processor, versions: versions, fonts: try Report.fontVersions(),
      sandboxLayers: judge.isolation.layers.map(\.rawValue), timingsSeconds: timings)
  }
}
