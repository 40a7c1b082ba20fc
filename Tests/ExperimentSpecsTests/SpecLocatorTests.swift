import Foundation
import Testing

@testable import ExperimentSpecs

@Suite struct SpecLocatorTests {
  private let home: TemporaryFolder

  init() throws {
    home = try TemporaryFolder()
    try home.write("{}", to: "Experiments/Temperature.json")
    try home.write("a: 1", to: "Experiments/size.yaml")
    try home.write("-", to: "Experiments/notes.md")
  }

  private var folders: [URL] {
    ["missing", "Experiments"].map { home.url.appending(path: $0) }
  }

  private var root: String { home.url.path(percentEncoded: false) }

  @Test(arguments: [
    ("Experiments/Temperature.json", "Experiments/Temperature.json"),
    ("experiments/temperature.JSON", "Experiments/Temperature.json"),
    ("Experiments", "Experiments"),
  ])
  func findsPathsWithoutRegardToCase(_ typed: String, _ found: String) throws {
    #expect(try SpecLocator.find(root + typed, in: []) == root + found)
  }

  @Test(arguments: [("temperature", "Temperature.json"), ("SIZE", "size.yaml")])
  func findsBareNames(_ typed: String, _ found: String) throws {
    #expect(try SpecLocator.find(typed, in: folders) == root + "Experiments/" + found)
  }

  @Test(arguments: [
    ("temprature", "temprature:1:1: error: there is no such spec; did you mean `Temperature`?"),
    (
      "Elsewhere/sizes.json",
      "Elsewhere/sizes.json:1:1: error: there is no such spec; did you mean `size`?"
    ),
    (
      "quite-another",
      "quite-another:1:1: error: there is no such spec; known: `Temperature`, `size`"
    ),
  ])
  func suggestsTheNearestName(_ typed: String, _ expected: String) {
    do throws(SpecProblems) {
      Issue.record("found \(try SpecLocator.find(typed, in: folders))")
    } catch {
      #expect(error.description == expected)
    }
  }
}
