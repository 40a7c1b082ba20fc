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
  ///   - subject: Orders with the same number are of the same problem; one process may do the
  ///     examiner's part of several.
  ///   - compiled: The test as the examiner compiled it before.
  ///   - allowed: Words that a program judged in one process may use, though they look dangerous.
  init(
    _ mode: Mode, problem: Problem, subject: Int, completion: String, compiled: [UInt8]?,
    allowed: [String] = [], limits: ProcessLimits
  ) {
    var generator = SystemRandomNumberGenerator()
    // Only has to be unknown to the program; verdicts do not depend on it.
    let nonce = String(generator.next(), radix: 16) + String(generator.next(), radix: 16)
    let program = problem.prompt + completion
    let isSplit = mode == .split
    let stays = mode == .compile || (isSplit && compiled != nil)
    let sitting = stays ? max(1, Int(limits.cpu / .milliseconds(1)) / Self.sittingShare) : nil
    let examiner = ExaminerJob(
      mode: mode, prompt: compiled == nil ? problem.prompt : nil,
      test: compiled == nil ? problem.test : nil,
      entryPoint: problem.entryPoint, nonce: nonce, program: mode == .together ? program : nil,
      allowed: mode == .together ? allowed : nil, sitting: sitting)
    let first = Self.encoded(examiner) + [UInt8(ascii: "\n")] + (compiled ?? [])
    self.mode = mode
    self.nonce = nonce
    examination = Examination(
      candidateInput: isSplit ? Array("\(problem.entryPoint)\n\(program)".utf8) : nil,
      examinerInput: first,
      limits: limits,
      continuation: stays
        ? Examination.Continuation(
          subject: subject, input: isSplit ? Self.encoded(examiner) : first)
        : nil)
  }

  /// A process examines on until it has used one part in so many of what a program may take: it is
  /// under that limit as well, and must not run into it because of those before.
  private static let sittingShare = 10

  private static func encoded(_ job: some Encodable) -> [UInt8] {
    // Encoding strings and one constant cannot fail; an empty job would be a lost examination.
    (try? JSONEncoder().encode(job)).map(Array.init) ?? []
  }

  private struct ExaminerJob: Encodable {
    var mode: Mode
    var prompt: String?
    var test: String?
    var entryPoint: String
    var nonce: String
    var program: String?
    var allowed: [String]?
    var sitting: Int?
    /// Of the module `random`, as the program's is.
    var seed = 0

    enum CodingKeys: String, CodingKey {
      case mode, prompt, test, nonce, program, allowed, sitting, seed
      case entryPoint = "entry_point"
    }
  }
}
