import Foundation
import Testing

@testable import ExperimentRunning

@Suite struct ReportFolderTests {
  private let place: Workplace
  private let store: Store
  private var target: URL { place.url.appending(path: "Reports/small") }

  init() throws {
    place = try Workplace()
    store = try place.store()
  }

  private func write(_ text: String, to name: String, in folder: URL) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Every file under the reports, with its text.
  private func files() throws -> [String: String] {
    let root = place.url.appending(path: "Reports")
    var files: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(
      atPath: root.path(percentEncoded: false))
    {
      files[name] = try? String(contentsOf: root.appending(path: name), encoding: .utf8)
    }
    return files
  }

  private func finish(_ outputs: [URL]) throws {
    let request = BuildRequest(
      specFile: place.specFile, output: target, overrides: [], settings: [])
    try store.finish(request, inputs: [], outputs: outputs, stages: [])
  }

  @Test func replacesTheReportAndNothingElse() throws {
    try write("mine", to: "my notes.txt", in: target)
    do {
      let folder = try ReportFolder(target, store: store)
      try write("one", to: "report.md", in: folder.staging)
      try write("old", to: "figures/old.svg", in: folder.staging)
      try finish(try folder.commit())
    }
    #expect(
      try files() == [
        "small/my notes.txt": "mine", "small/report.md": "one", "small/figures/old.svg": "old",
      ])
    let folder = try ReportFolder(target, store: store)
    try write("two", to: "report.md", in: folder.staging)
    try write("new", to: "figures/new.svg", in: folder.staging)
    #expect(try files()["small/report.md"] == "one", "untouched until all is written")
    let names = try folder.commit().map(\.lastPathComponent)
    #expect(names == ["new.svg", "report.md"])
    #expect(
      try files() == [
        "small/my notes.txt": "mine", "small/report.md": "two", "small/figures/new.svg": "new",
      ])
  }

  @Test func anAbandonedBuildLeavesTheOldReport() throws {
    try write("one", to: "report.md", in: target)
    do {
      let folder = try ReportFolder(target, store: store)
      try write("half", to: "report.md", in: folder.staging)
    }
    // And what a killed one leaves goes with the next.
    try write("half", to: ".small.partial/report.md", in: target.deletingLastPathComponent())
    let folder = try ReportFolder(target, store: store)
    #expect(try files() == ["small/report.md": "one"])
    withExtendedLifetime(folder) {}
  }

  @Test func aSecondBuildOfTheSameReportIsRefused() throws {
    let first = try ReportFolder(target, store: store)
    let path = target.path(percentEncoded: false)
    let other = try place.store()
    #expect(throws: ReportFolderError.busy(path: path)) {
      try ReportFolder(target, store: other)
    }
    withExtendedLifetime(first) {}
  }

  @Test func aPlaceThatCannotBeWrittenIsNamed() throws {
    try write("a file", to: "Reports", in: place.url)
    do {
      _ = try ReportFolder(target, store: store)
      Issue.record("made")
    } catch let error as ReportFolderError {
      #expect(error.description.contains("Reports` is a file, a folder is needed"), "\(error)")
    }
    #expect(
      try String(contentsOf: place.url.appending(path: "Reports"), encoding: .utf8) == "a file")
  }
}
