import Testing

@testable import Sandboxing

/// Examining processes that stay for the next program of the same subject.
struct SittingTests {
  /// The examiner's number, and what it heard from `program`.
  private func run(
    _ program: String, subject: Int?, in laboratory: inout Laboratory
  ) throws -> (examiner: Substring, said: Substring, outcome: Examination.Outcome) {
    let (said, outcome) = try laboratory.run(program, subject: subject)
    let words = try #require(said.first).split(separator: " ")
    return (words[0], words[1], outcome)
  }

  @Test func oneProcessPerSubject() throws {
    var laboratory = try Laboratory(examiner: "sitting_examiner.py")
    let first = try run("say('a')", subject: 1, in: &laboratory)
    let second = try run("say('b')", subject: 1, in: &laboratory)
    let other = try run("say('c')", subject: 2, in: &laboratory)
    let again = try run("say('d')", subject: 1, in: &laboratory)
    #expect([first, second, other, again].map(\.said) == ["a", "b", "c", "d"])
    #expect(second.examiner == first.examiner)
    #expect(Set([first, other, again].map(\.examiner)).count == 3)
    #expect(second.outcome.examiner.cause == .exited(0))
    #expect(second.outcome.examiner.cpu == .microseconds(7))
  }

  @Test func theProgramIsANewProcessEachTime() throws {
    var laboratory = try Laboratory(examiner: "sitting_examiner.py")
    let program = """
      count = getattr(os, "count", 0)
      os.count = count + 1
      say(count)
      """
    #expect(try run(program, subject: 1, in: &laboratory).said == "0")
    #expect(try run(program, subject: 1, in: &laboratory).said == "0")
  }

  @Test func oneThatSaysItIsTheLastEnds() throws {
    var laboratory = try Laboratory(examiner: "sitting_examiner.py")
    let first = try run("say('last')", subject: 1, in: &laboratory)
    let second = try run("say('b')", subject: 1, in: &laboratory)
    #expect(second.examiner != first.examiner)
    #expect(first.outcome.examiner.cpu == .microseconds(7))
  }

  /// What ends a process that has examined before may be due to those before.
  @Test func anUncleanEndIsExaminedAgainByANewOne() throws {
    var laboratory = try Laboratory(examiner: "sitting_examiner.py")
    let first = try run("say('a')", subject: 1, in: &laboratory)
    let second = try run("say('die')", subject: 1, in: &laboratory)
    #expect(second.said == "die")
    #expect(second.examiner != first.examiner)
    #expect(second.outcome.examiner.cause == .exited(0))
  }

  @Test func theProgramEndsWhenItsExaminerIsDone() throws {
    var laboratory = try Laboratory(examiner: "sitting_examiner.py")
    for _ in 0..<2 {
      let outcome = try run("say('a')\nwhile True: pass", subject: 1, in: &laboratory).outcome
      #expect(outcome.candidate?.cause == .killed)
    }
  }
}
