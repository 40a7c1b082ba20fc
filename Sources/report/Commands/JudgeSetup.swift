import ArgumentParser
import CodeEvaluation
import ExperimentRunning
import ExperimentSpecs
import Foundation

/// How the judge is set up for a spec.
enum JudgeSetup {
  /// One worker a processor, unless told otherwise.
  static var defaultWorkers: Int { ProcessInfo.processInfo.activeProcessorCount }

  static func judge(_ limits: LimitsSpec, workers: Int) throws -> Judge {
    try Judge(
      settings: JudgeSettings(
        timeout: .seconds(limits.timeoutSeconds), memoryBytes: UInt64(limits.memoryMB) << 20,
        processes: limits.processes, fileBytes: UInt64(limits.fileMB) << 20, workers: workers))
  }
}
