import Testing

@testable import Corpora

struct LeakageCheckTests {
  @Test func findsTextsAndRuns() throws {
    let problem = try #require(MiniEvalTests.eval.problems.last)
    let function = problem.function
    var check = LeakageCheck(problems: [("a", problem)])
    check.read("nothing of it")
    #expect(check.findings[0].runsInCommon == 0)
    #expect(check.findings[0].runs > 20)
    // The same tokens with other space between them are runs in common, but not the same text.
    check.read(function.body.replacing("\n", with: "\n\n").replacing("    ", with: "  "))
    #expect(!check.findings[0].solutionOccurs)
    #expect(check.findings[0].runsInCommon > 0)
    #expect(check.findings[0].shareInCommon < 1)
    check.read("x\n" + function.text)
    #expect(check.findings[0].solutionOccurs)
    #expect(check.findings[0].shareInCommon == 1)
  }

  @Test func runsDoNotGoFromOnePartIntoTheNext() {
    let tokens = TokenHashes.of(Array("a b c d e".utf8))
    #expect(tokens.count == 5)
    #expect(TokenHashes.runs(of: tokens, length: 3).count == 3)
    #expect(TokenHashes.runs(of: tokens, length: 6).isEmpty)
    let shifted = TokenHashes.of(Array("x a  b\nc".utf8))
    #expect(
      TokenHashes.runs(of: tokens, length: 3)[0] == TokenHashes.runs(of: shifted, length: 3)[1])
  }
}
