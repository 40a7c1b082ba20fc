import Charts
import Foundation
import Testing

/// Every chart of the gallery gives the picture that was looked at and kept.
///
/// `RECORD_GOLDENS=1 swift test --filter GalleryTests` writes the pictures anew; look at them
/// before keeping them.
@Suite struct GalleryTests {
  static let gallery = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Experiments/gallery").standardizedFileURL
  private static let goldens = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/gallery")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: gallery.path)) ?? []
    return files.filter { $0.hasSuffix(".vl.json") }.map { String($0.dropLast(8)) }.sorted()
  }()

  @Test func thereAreAtLeastForty() { #expect(Self.names.count >= 40) }

  @Test(arguments: names) func picture(_ name: String) throws {
    let json = try Data(contentsOf: Self.gallery.appending(path: name + ".vl.json"))
    let spec = try ChartSpec(json: json)
    let scene = try Chart.scene(of: spec, measuring: FixedMetrics()).scene
    let lines = SceneText(scene).lines
    let file = Self.goldens.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    }
    let kept = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    ).dropLast()
    let first = zip(lines, kept).first { $0 != $1 }
    #expect(first == nil, "ours: \(first?.0 ?? "")\nkept: \(first?.1 ?? "")")
    #expect(lines.count == kept.count)
  }

  @Test(arguments: names) func writtenSpecsDrawTheSamePicture(_ name: String) throws {
    let json = try Data(contentsOf: Self.gallery.appending(path: name + ".vl.json"))
    let spec = try ChartSpec(json: json)
    let again = try ChartSpec(json: spec.encoded())
    #expect(again == spec)
    #expect(again.encoded() == spec.encoded())
  }
}
