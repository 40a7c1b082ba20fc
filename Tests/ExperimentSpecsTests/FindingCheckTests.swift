import Testing

@testable import ExperimentSpecs

/// Measures and rules that cannot be read are found before any work is done.
@Suite struct FindingCheckTests {
  @Test(arguments: [
    "a.b", "12.5", "a.b[c=d] - a.b[c=e] / 7", "2 * paper.figure4.loss[label=Codex-12B,k=1]",
    "a.b[model=text only,k=1]",
  ])
  func measuresThatCanBeRead(_ text: String) {
    #expect(FindingChecks.fault(inMeasure: text) == nil)
    #expect(FindingChecks.fault(inRule: "\(text) >= 0") == nil)
  }

  @Test(arguments: [
    "(a.b + a.c) / 2", "a", "a.b[c=d", "a.b[c]", "a.b[model=x, 2]", "a.b +", "", "a.b[c=d] x",
  ])
  func measuresThatCannot(_ text: String) {
    #expect(FindingChecks.fault(inMeasure: text) != nil)
  }

  @Test(arguments: ["a.b", "a.b > ", "a.b > 1 > 2", "a.b = 1", "(a.b > 1)"])
  func rulesThatCannot(_ text: String) {
    #expect(FindingChecks.fault(inRule: text) != nil)
  }
}
