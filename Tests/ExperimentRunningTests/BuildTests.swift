import Foundation
import Testing

@testable import ExperimentRunning

@Suite struct BuildTests {
  private let place: Workplace
  private let store: Store
  private let old = Date(timeIntervalSince1970: 1_000_000)

  init() throws {
    place = try Workplace()
    store = try place.store()
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    try place.write("# Report\n", to: "Reports/small/report.md")
    try place.write("k,rate\n", to: "Reports/small/table.csv")
    for file in inputs { try touch(file, old) }
  }

  private var output: URL { place.url.appending(path: "Reports/small") }
  private var inputs: [URL] {
    ["spec.json", "notebook.md", "samples.jsonl"].map { place.url.appending(path: $0) }
  }
  private var outputs: [URL] {
    ["report.md", "table.csv"].map { output.appending(path: $0) }
  }

  private func touch(_ file: URL, _ date: Date) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: date], ofItemAtPath: file.path(percentEncoded: false))
  }

  private func request(_ overrides: [String] = []) -> BuildRequest {
    BuildRequest(
      specFile: place.specFile, output: output, overrides: overrides,
      settings: [Stage.Input("version", "1")])
  }

  private func finish() throws {
    try store.finish(request(), inputs: inputs, outputs: outputs, stages: [])
  }

  @Test func isCurrentUntilSomethingChanges() throws {
    #expect(try !store.isCurrent(request()))
    try finish()
    #expect(try store.isCurrent(request()))
    #expect(try !store.isCurrent(request(["k=1"])), "another request")
    #expect(try store.isCurrent(request()))
  }

  @Test(arguments: ["notebook.md", "Reports/small/report.md"])
  func seesAChangedFile(_ name: String) throws {
    try finish()
    try place.write("Other.\n", to: name)
    #expect(try !store.isCurrent(request()))
  }

  @Test func seesAMissingFile() throws {
    try finish()
    try FileManager.default.removeItem(at: outputs[1])
    #expect(try !store.isCurrent(request()))
  }

  @Test func aTouchedFileWithTheSameBytesIsNoChange() throws {
    try finish()
    try touch(inputs[0], old + 60)
    #expect(try store.isCurrent(request()))
  }

  @Test func aChangeWithinTheTickOfTheClockIsSeen() throws {
    let now = Date()
    try touch(inputs[1], now)
    try finish()
    let size = try Data(contentsOf: inputs[1]).count
    let handle = try FileHandle(forUpdating: inputs[1])
    try handle.write(contentsOf: Data(repeating: UInt8(ascii: "x"), count: size))
    try handle.close()
    try touch(inputs[1], now)
    #expect(try !store.isCurrent(request()))
  }

  @Test func aSecondLookTakesUnderATenthOfASecond() throws {
    var files: [URL] = []
    for index in 0..<100 {
      let name = "Reports/small/figure\(index).svg"
      try place.write(String(repeating: "<path/>", count: 1000), to: name)
      try touch(place.url.appending(path: name), old)
      files.append(place.url.appending(path: name))
    }
    try store.finish(request(), inputs: inputs, outputs: files, stages: [])
    let start = ContinuousClock.now
    let isCurrent = try place.store().isCurrent(request())
    let time = ContinuousClock.now - start
    #expect(isCurrent)
    #expect(time < .milliseconds(100), "\(time)")
  }
}
