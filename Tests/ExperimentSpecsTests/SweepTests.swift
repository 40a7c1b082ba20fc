import Foundation
import Testing

@testable import ExperimentSpecs

@Suite struct SweepTests {
  /// Two recorded models at two temperatures each.
  private func spec(_ extra: String) -> String {
    let models = ["a", "b"].flatMap { name in
      [0.2, 0.8].map {
        #"{"kind": "samples", "name": "\#(name)", "temperature": \#($0), "#
          + #""file": {"path": "files/samples.jsonl"}}"#
      }
    }
    return """
      {"schemaVersion": 1, "name": "small",
      \(extra)
      "task": {"problems": {"path": "files/problems.jsonl"}},
      "models": [\(models.joined(separator: ","))]}
      """
  }

  private func arms(_ extra: String) throws -> [String] {
    try SpecFixtures.read(spec(extra)).spec.arms.map(\.id)
  }

  @Test func exclusionsRemoveTheArmsTheyFit() throws {
    #expect(try arms("") == ["a_T0.2", "a_T0.8", "b_T0.2", "b_T0.8"])
    #expect(
      try arms(#""matrix": {"exclude": [{"model": "a", "temperature": 0.2}]},"#)
        == ["a_T0.8", "b_T0.2", "b_T0.8"])
    #expect(
      try arms(
        #""matrix": {"exclude": [{"temperature": [0.8, 1]}, {"model": "b", "temperature": 0.2}]},"#)
        == ["a_T0.2"])
  }

  @Test func exclusionsAreListsInTheEffectiveSpec() throws {
    let loaded = try SpecFixtures.read(
      spec(#""matrix": {"exclude": [{"model": "a", "temperature": 0.2}]},"#))
    #expect(
      loaded.effective["matrix"]?.text(.canonical)
        == #"{"exclude":[{"model":["a"],"temperature":[0.2]}]}"#)
    let again = try SpecFixtures.read(loaded.effective.text(.pretty))
    #expect(again.spec == loaded.spec)
  }

  @Test(arguments: [
    (
      #""matrix": {"exclude": [{"model": "a", "temperature": 0.4}]},"#,
      "spec.json:2:24: error: this exclusion fits no arm; there are a_T0.2, a_T0.8, b_T0.2, b_T0.8"
    ),
    (
      #""matrix": {"exclude": [{"model": "A1"}]},"#,
      "spec.json:2:34: error: there is no model `A1`; did you mean `a`?"
    ),
    (
      #""matrix": {"exclude": [{}]},"#,
      "spec.json:2:24: error: an exclusion needs one of `model`, `temperature`, `topP`, `maxTokens`"
    ),
    (
      #""matrix": {"exclude": [{"model": ["a", "b"]}]},"#,
      "spec.json:2:23: error: the exclusions leave no arm of the experiment; there are a_T0.2, "
        + "a_T0.8, b_T0.2, b_T0.8"
    ),
    (
      #""matrix": {},"#,
      "spec.json:2:11: error: `matrix` needs the key `exclude`: a list, each element an object"
    ),
    (
      #""matrix": {"exclude": [{"temprature": 1}]},"#,
      "spec.json:2:25: error: unknown key `temprature` in `matrix.exclude[0]`; did you mean "
        + "`temperature`?"
    ),
    (
      #""ranking": {"heuristics": ["mean_log"]},"#,
      "spec.json:2:28: error: unknown value \"mean_log\" in `ranking.heuristics[0]`; did you mean "
        + "`mean_logp`?"
    ),
    (
      #""figures": {"f": {"chart": "figur-5"}},"#,
      "spec.json:2:28: error: unknown value \"figur-5\" in `figures.f.chart`; did you mean "
        + "`figure-5`?"
    ),
    (
      #""figures": {"f": {"chart": "pass-at-k", "where": {"k": true}}},"#,
      "spec.json:2:56: error: `figures.f.where.k` must be a text or a number, found true"
    ),
    (
      #""data": {"d": {"difference": {"of": "summary"}}},"#,
      "spec.json:2:30: error: `data.d.difference` needs the key `with`: a text that is not empty"
    ),
  ])
  func mistakesAreNamedWithTheirPlace(_ line: String, _ expected: String) {
    #expect(SpecFixtures.errors(spec(line)) == [expected])
  }

  @Test func heuristicsKeepTheirOrder() throws {
    let spec = try SpecFixtures.read(
      spec(#""ranking": {"heuristics": ["random", "mean_logp"]},"#)
    ).spec
    #expect(spec.ranking?.heuristics == [.random, .meanLogP])
    #expect(try SpecFixtures.read(self.spec("")).spec.ranking == nil)
    #expect(
      try SpecFixtures.read(self.spec(#""ranking": {},"#)).spec.ranking == RankingSpec.all)
  }

  @Test func everyChartHasOneName() {
    #expect(Set(NamedChart.names).count == NamedChart.names.count)
    for number in [1] + Array(4...15) {
      #expect(NamedChart(named: "figure-\(number)") != nil)
    }
    #expect(NamedChart(named: "figure-2") == nil, "the paper's second figure is a listing")
  }

  @Test func filtersAreSortedByColumn() throws {
    let spec = try SpecReader.read(SpecFixtures.file("full.json")).spec
    let filter = try #require(spec.figures[1].value.where)
    #expect(filter.conditions.map(\.column) == ["label", "temperature"])
    #expect(filter.conditions[1].values == [0.8])
    #expect(spec.figures[1].value.overlay == ["paper.figure7"])
  }
}
