import ExperimentSpecs
import Foundation
import Testing

@testable import Reporting

@Suite struct SampleBrowserTests {
  private func page(_ arm: SweepRecords.Arm, publish: String = "all") throws -> String {
    let sweep = SweepRecords(arms: [arm])
    let spec = try sweep.spec(#""report": {"publish": "\#(publish)"},"#).spec
    var records = sweep.records
    for index in records.problems.indices { records.problems[index].prompt = "def f():\n" }
    return SampleBrowser(records, spec: spec).html
  }

  @Test func hostileTextsStayText() throws {
    let hostile = "</pre></aside><script>alert(1)</script><!-- \u{202E}x\u{0} &amp; \"'"
    let html = try page(SweepRecords.Arm(fates: ["-"], completions: [[hostile]]))
    #expect(!html.contains("<script>alert"))
    #expect(!html.contains("<!--"))
    #expect(html.components(separatedBy: "</aside>").count == 2)
    #expect(!html.unicodeScalars.contains("\u{202E}") && html.contains("⟨U+202E⟩"))
    #expect(html.contains("⟨U+0⟩"))
    #expect(html.contains("&amp;amp;"))
  }

  @Test func textsThatAreNotPublishedAreNotThere() throws {
    let arm = SweepRecords.Arm(fates: ["-"], completions: [["secret"]])
    #expect(try page(arm, publish: "verdicts").isEmpty)
    #expect(try page(arm).contains("secret"))
  }

  @Test func kindsOfVerdictsComeInTurn() throws {
    let arm = SweepRecords.Arm(
      fates: [String(repeating: "-", count: 30) + "++"],
      completions: [(0..<32).map { "body \($0);" }])
    let html = try page(arm)
    #expect(html.contains("20 of 32 samples"))
    for number in [0, 17, 30, 31] { #expect(html.contains("body \(number);"), "\(number)") }
    #expect(!html.contains("body 18;"))
  }

  @Test func tokensAreShadedByTheirLogProbability() throws {
    var sample = SampleRecord(
      taskID: "T/0", index: 0, model: "m", temperature: 1, topP: nil, completion: "abécd",
      tokenLogProbabilities: [-0.01, -5, -0.05], tokenLengths: [2, 3, 9], programSHA256: "",
      verdict: "passed", result: nil, passed: true)
    #expect(ShadedText(sample).html == "ab<i class=\"p5\">éc</i>d")
    sample.tokenLengths = [3, 2, 9]
    #expect(
      ShadedText(sample).html.replacing(/<[^>]*>/, with: "") == "abécd",
      "a token that ends within a character loses nothing")
    sample.tokenLogProbabilities = nil
    #expect(ShadedText(sample).html == "abécd")
  }

  @Test(arguments: [(0, 0), (-0.1, 0), (-0.11, 1), (-1, 2), (-2, 3), (-3, 4), (-9, 5)])
  func shadesFollowTheProbability(_ log: Double, _ shade: Int) {
    #expect(ShadedText.shade(log) == shade)
  }
}
