import Foundation

/// The examiner's message: what it saw of the program, before the supervisor adds how the two
/// processes ended. The format is described at the head of `Harness/examiner.py`.
struct Findings: Decodable {
  enum Kind: String, Decodable {
    case passed, exception, ended, garbled, unsplittable, compiled
    case wrongAnswer = "wrong answer"
    case outOfMemory = "out of memory"
    case outputLimit = "output limit"
    case notDefined = "not defined"
    case forbiddenCall = "forbidden call"
    case brokenTest = "broken test"
  }

  var nonce: String
  var kind: Kind
  var text: String
  var calls: Int
  var call: String?
  var returned: String?
  var assertion: String?
  var got: String?
  var expected: String?
  var exception: Verdict.Exception?
  var attempts: [String]?
  /// What a program judged in one process was refused for.
  var word: String?
  /// The compiled test, in the mode that asks for it.
  var compiled: String?

  /// - Returns: `nil` unless `message` is one whole message with this nonce.
  init?(_ message: [UInt8], nonce: String) {
    guard let found = try? JSONDecoder().decode(Findings.self, from: Data(message)),
      found.nonce == nonce
    else { return nil }
    self = found
  }

  /// The verdict with all that the examiner said beside the kind.
  func verdict(_ kind: Verdict.Kind) -> Verdict {
    var verdict = Verdict(kind, text: text, calls: calls)
    verdict.call = call
    verdict.returned = returned
    verdict.assertion = assertion
    verdict.got = got
    verdict.expected = expected
    verdict.exception = exception
    verdict.attempts = attempts ?? []
    return verdict
  }
}
