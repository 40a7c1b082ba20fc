import ArgumentParser
import CodeEvaluation
import ExperimentRunning
import ExperimentSpecs
import Foundation
import Sandboxing

/// How the judge is set up for a spec.
enum JudgeSetup {
  /// One worker a processor, unless told otherwise.
  static var defaultWorkers: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// - Parameter store: Where it is kept what Python says of itself; nowhere without one.
  static func judge(_ limits: LimitsSpec, workers: Int, store: Store? = nil) throws -> Judge {
    try Judge(
      settings: JudgeSettings(
        timeout: .seconds(limits.timeoutSeconds), memoryBytes: UInt64(limits.memoryMB) << 20,
        processes: limits.processes, fileBytes: UInt64(limits.fileMB) << 20, workers: workers),
      memory: store.map(memory) ?? .none)
  }

  private static func memory(_ store: Store) -> PythonMemory {
    @Sendable func key(_ path: String) -> ContentKey { ContentKey(of: ["python": .string(path)]) }
    return PythonMemory(
      read: { store.cached(key($0)) }, write: { store.cache($1, under: key($0)) })
  }
}
