import Foundation
import Sandboxing

/// What the two halves of the judge are asked to do: one job, as they read it.
struct ExaminationOrder: Sendable {
  enum Mode: String, Encodable, Sendable { case split, together, compile }

  let mode: Mode
  let nonce: String
  let examination: Examination

  /// - Parameters:
  ///   - completion: What follows the prompt.
  ///   - compiled: The test as the examiner compiled it before.
  ///   - allowed: Words that a program judged in one process may use, though they look dangerous.
  init(
    _ mode: Mode, problem: Problem, completion: String, compiled: [UInt8]?,
    allowed: [String] = [], limits: ProcessLimits
  ) {
    var generator = SystemRandomNumberGenerator()
    // Only has to be unknown to the program; verdicts do not depend on it.
    let nonce = String(generator.next(), radix: 16) + String(generator.next(), radix: 16)
    let program = problem.prompt + completion
    let isSplit = mode == .split
    let candidate = CandidateJob(program: program, entryPoint: problem.entryPoint)
    let examiner = ExaminerJob(
      mode: mode, prompt: problem.prompt, test: compiled == nil ? problem.test : nil,
      entryPoint: problem.entryPoint, nonce: nonce, program: mode == .together ? program : nil,
      allowed: mode == .together ? allowed : nil)
    self.mode = mode
    self.nonce = nonce
    examination = Examination(
      candidateInput: isSplit ? Self.encoded(candidate) : nil,
      examinerInput: Self.encoded(examiner) + [UInt8(ascii: "\n")] + (compiled ?? []),
      limits: limits)
  }

  private static func encoded(_ job: some Encodable) -> [UInt8] {
    // Encoding strings and one constant cannot fail; an empty job would be a lost examination.
    (try? JSONEncoder().encode(job)).map(Array.init) ?? []
  }

  private struct CandidateJob: Encodable {
    var program: String
    var entryPoint: String
    var seed = Self.seed

    static let seed = 0

    enum CodingKeys: String, CodingKey {
      case program, seed
      case entryPoint = "entry_point"
    }
  }

  private struct ExaminerJob: Encodable {
    var mode: Mode
    var prompt: String
    var test: String?
    var entryPoint: String
    var nonce: String
    var program: String?
    var allowed: [String]?
    var seed = CandidateJob.seed

    enum CodingKeys: String, CodingKey {
      case mode, prompt, test, nonce, program, allowed, seed
      case entryPoint = "entry_point"
    }
  }
}
