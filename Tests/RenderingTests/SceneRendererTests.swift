import Charts
import Foundation
import FoundationXML
import Testing

@testable import Rendering

struct SceneRendererTests {
  @Test func sizesOfPNGs() throws {
    let png = try Samples.renderer().png(Samples.mixed, scale: 3)
    #expect(png.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    #expect(Array(png[16..<24]) == [0, 0, 2, 208, 0, 0, 1, 104])  // 720 × 360
  }

  @Test func sameBytesEveryTime() async throws {
    let renderer = try Samples.renderer()
    let first = (
      try renderer.png(Samples.mixed), try renderer.pdf(Samples.mixed),
      try renderer.svg(Samples.mixed, idPrefix: "a")
    )
    for _ in 0..<20 {
      #expect(try renderer.png(Samples.mixed) == first.0)
      #expect(try renderer.pdf(Samples.mixed) == first.1)
      #expect(try renderer.svg(Samples.mixed, idPrefix: "a") == first.2)
    }
    // Another typesetter, on other threads, beside others.
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let renderer = try Samples.renderer()
          return try renderer.png(Samples.mixed) == first.0
            && renderer.svg(Samples.mixed, idPrefix: "a") == first.2
        }
      }
      for try await same in group { #expect(same) }
    }
  }

  @Test func documentsHaveNoTimeInThem() throws {
    let pdf = String(decoding: try Samples.renderer().pdf(Samples.mixed), as: UTF8.self)
    #expect(!pdf.contains("CreationDate") && !pdf.contains("ModDate"))
    #expect(pdf.contains("/FontFile3") || pdf.contains("/FontFile2"))
  }

  @Test func vectorPicturesAreWellFormed() throws {
    let svg = try Samples.renderer().svg(Samples.mixed, idPrefix: "fig")
    let parser = XMLParser(data: Data(svg.utf8))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(svg.contains("A &lt;test&gt; picture &amp; its &quot;words&quot;."))
    #expect(!svg.contains("id=\"g"), "every id begins with the prefix")
  }

  @Test func glyphsAreDefinedOnce() throws {
    var scene = Samples.mixed
    let font = Font(.sans, sizePoints: 11)
    scene.nodes = (0..<3).map {
      .text(Scene.Text("aaa", at: Point(10, 20 * Double($0)), font: font, color: Samples.ink))
    }
    let svg = try Samples.renderer().svg(scene, idPrefix: "fig")
    #expect(svg.components(separatedBy: "<path id=").count - 1 == 1)
    #expect(svg.components(separatedBy: "<use ").count - 1 == 9)
  }

  @Test(arguments: [(0.0, 10.0), (10.0, -1.0), (40_000.0, 10.0), (Double.nan, 10.0)])
  func impossibleSizesAreRefused(_ width: Double, _ height: Double) throws {
    let renderer = try Samples.renderer()
    let scene = Scene(width: width, height: height)
    #expect(throws: RenderingError.self) { try renderer.png(scene, scale: 1) }
    #expect(throws: RenderingError.self) { try renderer.pdf(scene) }
    #expect(throws: RenderingError.self) { try renderer.svg(scene, idPrefix: "a") }
  }

  @Test func coordinatesThatAreNoNumbersSpoilNothingElse() throws {
    let renderer = try Samples.renderer()
    var scene = Samples.mixed
    scene.nodes.append(
      .path(Path([.move(Point(.nan, 0)), .line(Point(5, 5))]), fill: Samples.red, stroke: nil))
    scene.nodes.append(
      .text(
        Scene.Text(
          "x", at: Point(.infinity, 0), font: Font(sizePoints: 9), color: Samples.red)))
    #expect(try renderer.png(scene) == renderer.png(Samples.mixed))
  }
}
