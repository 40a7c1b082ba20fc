import Foundation
import Testing

@testable import ExperimentSpecs

@Suite struct SpecReaderTests {
  @Test func readsEveryKey() throws {
    let loaded = try SpecReader.read(SpecFixtures.file("full.json"))
    let spec = loaded.spec
    #expect(spec.name == "full")
    #expect(spec.title == "Every key there is 😀")
    #expect(spec.models.map(\.name) == ["model-a", "model-a"])
    #expect(spec.models.map(\.label) == ["Model A", "model-a"])
    #expect(spec.sampling.temperature == [0.2, 0.8])
    #expect(spec.sampling.topP == [0.95])
    #expect(spec.sampling.n == 100)
    #expect(spec.sampling.stop == ["\nclass", "\ndef"])
    #expect(spec.k == [1, 10, 100])
    #expect(spec.limits.timeoutSeconds == 2.5)
    #expect(spec.figures.map(\.id) == ["z-curve", "a-histogram"])
    #expect(spec.figures[1].value.chart == .named("figure-7"))
    #expect(spec.tables[0].value.columns?.map(\.field) == ["task", "passRate"])
    #expect(spec.tables[0].value.sort?.map(\.isDescending) == [false, true])
    #expect(spec.report.publish == .verdicts)
    #expect(spec.arms.map(\.id) == ["model-a_T0.8_p0.95_m300", "model-a_T0.2"])
    let paths = loaded.dataUses.map(\.path.description)
    #expect(
      paths == ["models[0].file", "models[1].file", "task.problems", "task.prompts", "data.more"])
  }

  @Test func keepsTheOrderOfKeysInInlineCharts() throws {
    let spec = try SpecReader.read(SpecFixtures.file("full.json")).spec
    guard case .inline(let chart) = spec.figures[0].value.chart else {
      Issue.record("the chart is not inline")
      return
    }
    #expect(chart["encoding"]?.members.map(\.key) == ["y", "x"])
    guard case .values(let rows) = spec.data[0].value else {
      Issue.record("the data are not inline")
      return
    }
    #expect(rows[0] == ["k": 10, "rate": 0.503])
  }

  @Test func fillsInDefaults() throws {
    let spec = try SpecReader.read(SpecFixtures.file("minimal.yaml")).spec
    #expect(spec.models[0].name == "yes", "a plain YAML `yes` is a text")
    #expect(spec.title == "minimal")
    #expect(spec.k == [1])
    #expect(spec.sampling.n == nil)
    #expect(spec.limits.timeoutSeconds == 3)
    #expect(spec.report.publish == .all)
    #expect(spec.task.kind == .function)
  }

  @Test(arguments: ["full.json", "minimal.yaml"])
  func theEffectiveSpecReadsAsTheSameSpec(_ file: String) throws {
    let first = try SpecReader.read(SpecFixtures.file(file))
    let text = first.effective.text(.pretty)
    let second = try SpecFixtures.read(text)
    #expect(second.spec == first.spec)
    #expect(second.effective.text(.pretty) == text)
  }

  @Test func jsonAndYAMLOfTheSameSpecAreEqual() throws {
    let json = try SpecReader.read(SpecFixtures.file("minimal.yaml")).effective.text(.pretty)
    // JSON is YAML, too.
    let yaml = try SpecFixtures.read(json, as: "spec.yaml")
    #expect(
      yaml.effective.text(.canonical) == (try SpecFixtures.read(json)).effective.text(.canonical))
  }

  @Test func sweepsOverRecordedSamplesChooseAmongThem() throws {
    let all = try SpecReader.read(SpecFixtures.file("full.json"))
    let one = try SpecReader.read(
      SpecFixtures.file("full.json"), overrides: ["sampling.temperature=0.2"])
    #expect(all.spec.arms.count == 2)
    #expect(one.spec.arms.map(\.temperature) == [0.2])
  }

  @Test func overridesReplaceAndAddWithTheSameChecks() throws {
    let loaded = try SpecFixtures.read(
      SpecFixtures.spec(),
      overrides: ["sampling.n=20", "k=[1,10]", "models[0].name=other", "models.0.label=Other one"])
    #expect(loaded.spec.sampling.n == 20)
    #expect(loaded.spec.k == [1, 10])
    #expect(loaded.spec.models[0].name == "other")
    #expect(loaded.spec.models[0].label == "Other one")
  }

  @Test func placesOfDefaultsAreThoseOfTheValueAround() throws {
    let loaded = try SpecFixtures.read(SpecFixtures.spec())
    let path = SpecPath().appending("models").appending(0).appending("temperature")
    #expect(loaded.position(of: path).description == "spec.json:4:12")
  }
}
