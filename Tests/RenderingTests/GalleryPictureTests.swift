import Charts
import Foundation
import Testing

@testable import Rendering

/// Every chart of the gallery, drawn small, looks as the picture that was looked at and kept.
///
/// `RECORD_GOLDENS=1 swift test --filter GalleryPictureTests` writes the pictures anew; look at
/// them before keeping them.
struct GalleryPictureTests {
  private static let gallery = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Experiments/gallery").standardizedFileURL
  private static let goldens = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/gallery")
  private static let isRecording =
    ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: gallery.path)) ?? []
    return files.filter { $0.hasSuffix(".vl.json") }.map { String($0.dropLast(8)) }.sorted()
  }()

  /// What another version of Pango or FreeType may change: edges of letters by shades, no letter
  /// by its place. One pixel here is two points of the picture.
  private enum Tolerance {
    /// The mean over all pixels of the largest difference of a colour, of 255.
    static let mean = 1.0
    /// The same in the worst square of 8 by 8 pixels, which a changed word fills.
    static let square = 20.0
  }

  private func draw(_ name: String) throws -> [UInt8] {
    let json = try Data(contentsOf: Self.gallery.appending(path: name + ".vl.json"))
    let renderer = try Samples.renderer()
    let scene = try Chart.scene(of: ChartSpec(json: json), measuring: renderer.typesetter).scene
    return try renderer.png(scene, scale: 0.5)
  }

  private func kept(_ name: String) throws -> PNGReader {
    let data = try Data(contentsOf: Self.goldens.appending(path: name + ".png"))
    return try PNGReader([UInt8](data))
  }

  /// Charts with letters that only optional fonts have; without those the letters are boxes.
  private static let needingOptionalFonts: Set = ["many-scripts"]

  @Test(arguments: names) func picture(_ name: String) throws {
    if Self.needingOptionalFonts.contains(name) {
      let missing = try FontCatalog().missing
      guard missing.isEmpty else {
        print("skipped the picture \(name): not installed: \(missing.joined(separator: ", "))")
        return
      }
    }
    let bytes = try draw(name)
    if Self.isRecording {
      try Data(bytes).write(to: Self.goldens.appending(path: name + ".png"))
    }
    let (ours, kept) = (try PNGReader(bytes), try kept(name))
    #expect(ours.width == kept.width && ours.height == kept.height)
    let difference = ours.differences(from: kept)
    #expect(difference.mean <= Tolerance.mean)
    #expect(difference.worstSquare <= Tolerance.square)
  }

  /// The least that the pictures must not pass: one dash pattern, one format, one word less.
  @Test(arguments: [
    ("grey-safe", #""secondChannel": "both""#, #""secondChannel": "shape""#),
    ("calibration", #""Calibration""#, #""Calibrated""#),
    ("grouped-bars", #"".2f""#, #"".1f""#),
    ("pass-at-k-band", #""opacity": 0.2"#, #""opacity": 0.3"#),
  ])
  func smallChangesAreSeen(_ name: String, _ old: String, _ new: String) throws {
    let file = Self.gallery.appending(path: name + ".vl.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(text.contains(old))
    let renderer = try Samples.renderer()
    let spec = try ChartSpec(json: Data(text.replacing(old, with: new).utf8))
    let scene = try Chart.scene(of: spec, measuring: renderer.typesetter).scene
    let (ours, kept) = (try PNGReader(renderer.png(scene, scale: 0.5)), try kept(name))
    guard ours.width == kept.width, ours.height == kept.height else { return }
    let difference = ours.differences(from: kept)
    #expect(
      difference.mean > Tolerance.mean || difference.worstSquare > Tolerance.square,
      "\(difference)")
  }

  @Test func thereIsNoPictureWithoutItsChart() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.goldens.path)
    #expect(files.map { $0.replacing(".png", with: "") }.sorted() == Self.names)
  }
}
