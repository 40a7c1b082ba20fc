import Foundation
import Testing

@testable import ExperimentSpecs

/// Bad specs, each with the one line a user must see.
@Suite struct BadSpecTests {
  /// A line that stands on line 2 of the small spec, and the error it must give.
  static let lines: [(String, String)] = [
    (
      #""sampling": {"tempature": 0.2},"#,
      "spec.json:2:14: error: unknown key `tempature` in `sampling`; did you mean `temperature`?"
    ),
    (
      #""Figures": {},"#,
      "spec.json:2:1: error: unknown key `Figures` in the spec; did you mean `figures`?"
    ),
    (
      #""ranking": "mean",  "#,
      "spec.json:2:12: error: `ranking` must be an object, found the text \"mean\""
    ),
    (
      #""sampling": {"n": "many"},"#,
      "spec.json:2:19: error: `sampling.n` must be a whole number of at least 1 and at most "
        + "1000000, found the text \"many\""
    ),
    (
      #""sampling": {"n": 2.5},"#,
      "spec.json:2:19: error: `sampling.n` must be a whole number of at least 1 and at most "
        + "1000000, found the number 2.5"
    ),
    (
      #""sampling": {"temperature": -0.1},"#,
      "spec.json:2:29: error: `sampling.temperature` must be a number of at least 0 and at most "
        + "100, found the number -0.1"
    ),
    (
      #""sampling": {"temperature": []},"#,
      "spec.json:2:29: error: `sampling.temperature` is an empty list; it needs at least one value"
    ),
    (
      #""sampling": {"temperature": [0.2, 0.20]},"#,
      "spec.json:2:35: error: `sampling.temperature` repeats the number 0.2"
    ),
    (
      #""sampling": {"topP": 0},"#,
      "spec.json:2:22: error: `sampling.topP` must be a number above 0 and at most 1, found the "
        + "number 0"
    ),
    (
      #""k": 0,"#,
      "spec.json:2:6: error: `k` must be a whole number of at least 1, found the number 0"
    ),
    (
      #""k": [1, 10], "sampling": {"n": 5},"#,
      "spec.json:2:10: error: k = 10 is more than n = 5 of `sampling`; pass@k needs n of at least k"
    ),
    (
      #""findings": [{"claim": "c", "source": "s", "published": "p", "measured": "(a.b + a.c) / 2", "reproduced": ["a.b > 1"]}],"#,
      "spec.json:2:74: error: `(a.b` is neither a number nor a value; write `table.column[column=value]`"
    ),
    (
      #""notebook": "files","#,
      "spec.json:2:13: error: `files` is a folder; a file is needed"
    ),
    (
      #""notebook": "none.md","#,
      "spec.json:2:13: error: there is no file `none.md` (paths are relative to the spec)"
    ),
    (
      #""data": {"d": {"path": "files/more.csv", "values": [{}]}},"#,
      "spec.json:2:42: error: `data.d` may have only one of `values` or `difference` or `path` or `url`"
    ),
    (
      #""data": {"d": {"url": "https://example.org/d.csv"}},"#,
      "spec.json:2:16: error: `data.d` has a `url`, so it needs `sha256` too"
    ),
    (
      #""data": {"d": {"path": "files/more.csv", "sha256": "12ab"}},"#,
      "spec.json:2:52: error: \"12ab\" in `data.d.sha256` is not a SHA-256: 64 hexadecimal digits"
    ),
    (
      #""data": {"../d": {"values": [{}]}},"#,
      "spec.json:2:10: error: \"../d\" in `data` is not a name of at most 100 letters, digits, "
        + "`.`, `_` and `-` that starts with a letter or digit"
    ),
    (
      #""figures": {"f": {"chart": 3}},"#,
      "spec.json:2:28: error: `figures.f.chart` must be a text that is not empty, or an object, "
        + "found the number 3"
    ),
    (
      #""figures": {"f": {}},"#,
      "spec.json:2:18: error: `figures.f` needs the key `chart`: a text that is not empty, or an "
        + "object"
    ),
    (
      #""report": {"publish": "everything"},"#,
      "spec.json:2:23: error: unknown value \"everything\" in `report.publish`; valid values: "
        + "`all`, `verdicts`, `none`"
    ),
    (
      #""limits": {"timeoutSeconds": 0},"#,
      "spec.json:2:30: error: `limits.timeoutSeconds` must be a number above 0 and at most 3600 "
        + "(seconds), found the number 0"
    ),
    (
      #""title": null,"#,
      "spec.json:2:10: error: `title` must be a text that is not empty, found null"
    ),
  ]

  @Test(arguments: lines)
  func isNamedWithItsPlace(_ line: String, _ expected: String) {
    #expect(SpecFixtures.errors(SpecFixtures.spec(line)) == [expected])
  }

  @Test func plannedModelsAreSaidToBePlanned() {
    let text = SpecFixtures.spec().replacing(#""kind": "samples""#, with: #""kind": "endpoint""#)
    #expect(
      SpecFixtures.errors(text) == [
        "spec.json:4:21: error: \"endpoint\" in `models[0].kind` is planned, not yet available"
      ])
  }

  @Test func missingModelsAreToldApart() {
    #expect(
      SpecFixtures.errors(#"{"schemaVersion": 1, "name": "x", "models": [], "task": {}}"#) == [
        "spec.json:1:45: error: `models` is an empty list; it needs at least one value",
        "spec.json:1:57: error: `task` needs one of `problems` or `benchmark`",
      ])
  }

  @Test func allErrorsComeAtOnceInTheOrderOfTheText() {
    let errors = SpecFixtures.errors(
      SpecFixtures.spec(
        #""k": [0, 30], "sampling": {"n": 20, "temprature": 1, "topP": 2}, "limit": {},"#))
    let places = errors.map { $0.split(separator: ": ")[0] }
    #expect(
      places == [
        "spec.json:2:7", "spec.json:2:10", "spec.json:2:37", "spec.json:2:62", "spec.json:2:66",
      ])
  }

  @Test func aSpecOfANewerVersionIsToldSoAlone() {
    #expect(
      SpecFixtures.errors(#"{"schemaVersion": 2, "experiment": {}}"#) == [
        "spec.json:1:19: error: `schemaVersion` is 2; this program reads version 1: use a newer one"
      ])
  }

  @Test func modelsWithTheSameNameAndSettingsAreRefused() {
    let model = #"{"kind": "samples", "name": "m", "file": {"path": "files/samples.jsonl"}}"#
    let text = SpecFixtures.spec().replacing(
      model, with: model + ", " + model.replacing("\"m\"", with: "\"m\", \"label\": \"M\""))
    #expect(
      SpecFixtures.errors(text) == [
        "spec.json:4:115: error: models[1] has the name and settings of models[0]"
      ])
  }

  @Test func aSweepThatChoosesNoSamplesIsRefused() {
    let text = SpecFixtures.spec(#""sampling": {"temperature": [0.4]},"#)
      .replacing(#""name": "m","#, with: #""name": "m", "temperature": 0.8,"#)
    #expect(
      SpecFixtures.errors(text) == [
        "spec.json:2:29: error: no model has samples of this `temperature`; recorded: 0.8"
      ])
  }

  @Test func overridesAreCheckedAtTheirOwnPlace() {
    #expect(
      SpecFixtures.errors(SpecFixtures.spec(), overrides: ["sampling.n=0"]) == [
        "--set sampling.n=0:1:12: error: `sampling.n` must be a whole number of at least 1 and at "
          + "most 1000000, found the number 0"
      ])
    #expect(
      SpecFixtures.errors(SpecFixtures.spec(), overrides: ["samplng.n=3"]) == [
        "--set samplng.n=3:1:1: error: unknown key `samplng` in the spec; did you mean `sampling`?"
      ])
    #expect(
      SpecFixtures.errors(SpecFixtures.spec(), overrides: ["n", "name.x=1", "k=[1,"]) == [
        "--set k=[1,:1:6: error: the file ends where a value should stand",
        "--set n:1:1: error: expected `path=value`, such as `sampling.n=20`",
        "--set name.x=1:1:1: error: `name.x` leads nowhere in this spec",
      ])
  }

  @Test func filesThatAreNoSpecsAreNamed() throws {
    func message(_ file: String) -> String? {
      do {
        _ = try SpecReader.read(file)
        return nil
      } catch {
        return error.description
      }
    }
    let folder = SpecFixtures.file("files")
    #expect(message(folder) == "\(folder):1:1: error: this is a folder, not a spec")
    let missing = SpecFixtures.file("missing.json")
    #expect(message(missing) == "\(missing):1:1: error: no such file")
    let other = SpecFixtures.file("files/notebook.md")
    #expect(
      message(other) == "\(other):1:1: error: a spec's name ends in `.json`, `.yaml` or `.yml`")
  }
}
