import ArgumentParser
import CodeEvaluation
import ExperimentRunning
import ExperimentSpecs
import Foundation
import Sandboxing

/// How the judge is set up for a spec.
enum JudgeSetup {
  /// Two a processor, unless told otherwise: the halves of an examination wait for each other, and a
  /// processor with one of them would be idle a seventh of the time.
  static var defaultWorkers: Int { 2 * ProcessInfo.processInfo.activeProcessorCount }

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
