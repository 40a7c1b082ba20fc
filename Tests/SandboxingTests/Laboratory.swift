import Foundation
import Testing

@testable import Sandboxing

/// A room whose candidate runs whatever Python it is given and says things to its examiner.
struct Laboratory: ~Copyable {
  private static let installation = Result { try PythonInstallation() }

  private var room: ExaminationRoom

  init(
    step: IsolationStep? = nil, candidate: String = "candidate.py",
    examiner: String = "examiner.py"
  ) throws {
    let python = try Self.installation.get()
    let step = try step ?? IsolationStep.available()
    let folder = try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures").path
    room = try ExaminationRoom(
      candidates: try ForkServer(
        python: python, folder: folder, script: candidate, step: step),
      examiners: try ForkServer(python: python, folder: folder, script: examiner, step: step),
      groups: ControlGroups.available(), limits: .ordinary)
  }

  /// What `program` said, line by line, and how it ended.
  ///
  /// - Parameter subject: Programs of the same subject may have the same examiner.
  mutating func run(
    _ program: String, subject: Int? = nil, limits: ProcessLimits = .ordinary
  ) throws -> (said: [String], outcome: Examination.Outcome) {
    let examination = Examination(
      candidateInput: Array(program.utf8), examinerInput: [], limits: limits,
      continuation: subject.map { Examination.Continuation(subject: $0, input: []) })
    let outcome = try room.run(examination) { false }
    let said = String(decoding: outcome.findings, as: UTF8.self).split(separator: "\n")
    return (said.map(String.init), outcome)
  }

  mutating func cause(
    of program: String, limits: ProcessLimits = .ordinary
  ) throws -> ProcessEnding.Cause {
    try #require(run(program, limits: limits).outcome.candidate).cause
  }
}

extension ProcessLimits {
  static let ordinary = ProcessLimits(cpu: .seconds(2), wall: .seconds(10))
}
