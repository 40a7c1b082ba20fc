import Charts
import Testing

@testable import Rendering

/// What is drawn, pixel by pixel.
struct PicturesTests {
  let renderer: SceneRenderer

  init() throws {
    renderer = try Samples.renderer()
  }

  private func draw(_ scene: Scene, scale: Double = 1) throws -> PNGReader {
    try PNGReader(try renderer.png(scene, scale: scale))
  }

  @Test func aRedSquareIsRedWhereItIs() throws {
    let scene = Samples.page(.path(Samples.square(10, 20, 30), fill: Samples.red, stroke: nil))
    let picture = try draw(scene, scale: 2)
    #expect(picture.width == 200 && picture.height == 200)
    #expect(picture.pixel(20, 40) == 0xFFFF_0000)
    #expect(picture.pixel(79, 99) == 0xFFFF_0000)
    #expect(picture.pixel(19, 40) == 0xFFFF_FFFF)
    #expect(picture.pixel(80, 99) == 0xFFFF_FFFF)
    let ink = try #require(picture.ink())
    #expect(ink.columns == 20...79 && ink.rows == 40...99)
  }

  @Test func withoutBackgroundThePaperIsClear() throws {
    var scene = Samples.page(.path(Samples.square(10, 10, 50), fill: Samples.red, stroke: nil))
    scene.background = nil
    let picture = try draw(scene)
    #expect(picture.pixel(5, 5) == 0)
    #expect(picture.pixel(30, 30) == 0xFFFF_0000)
    scene.nodes = [
      .path(
        Samples.square(10, 10, 50), fill: Color(red: 1, green: 0.5, blue: 0, opacity: 0.5),
        stroke: nil)
    ]
    // Half opacity: libpng's reader multiplies the colours by it again.
    #expect(try draw(scene).pixel(30, 30) == 0x8080_4000)
  }

  @Test func fractionsOfPointsGetWholePixels() throws {
    let scene = Scene(width: 10.2, height: 20.8, background: Samples.red)
    let picture = try draw(scene)
    #expect(picture.width == 11 && picture.height == 21)
    #expect(picture.pixel(10, 20) == 0xFFFF_0000)
  }

  @Test func clipsAndOffsetsHold() throws {
    let inner = Scene.Group(
      role: "inner", offset: Point(5, 5),
      nodes: [
        .path(Samples.square(-50, -50, 200), fill: Samples.red, stroke: nil)
      ])
    let outer = Scene.Group(
      role: "outer", offset: Point(20, 30), clip: Rectangle(x: 0, y: 0, width: 40, height: 10),
      nodes: [.group(inner)])
    let ink = try #require(try draw(Samples.page(.group(outer))).ink())
    #expect(ink.columns == 20...59 && ink.rows == 30...39)
  }

  @Test func opacityIsOfTheGroupAsAWhole() throws {
    let group = Scene.Group(
      role: "g", opacity: 0.5,
      nodes: [
        .path(Samples.square(10, 10, 40), fill: Samples.red, stroke: nil),
        .path(Samples.square(30, 30, 40), fill: Samples.red, stroke: nil),
      ])
    let picture = try draw(Samples.page(.group(group)))
    #expect(picture.pixel(15, 15) == picture.pixel(40, 40), "no overlap shows")
    #expect(picture.pixel(15, 15) & 0xFF == 0x7F || picture.pixel(15, 15) & 0xFF == 0x80)
  }

  @Test func textInkLiesWithinItsExtent() throws {
    for (text, anchor) in [("Hgp", Scene.Text.Anchor.start), ("gdö", .middle), ("0.25", .end)] {
      let font = Font(.sans, sizePoints: 20)
      let extent = renderer.typesetter.extent(of: text, font: font)
      let picture = try draw(
        Samples.page(Samples.text(text, at: Point(50, 50), font, anchor: anchor)))
      let ink = try #require(picture.ink())
      let shares: [Scene.Text.Anchor: Double] = [.start: 0, .middle: 0.5, .end: 1]
      let left = 50 - extent.width * (try #require(shares[anchor]))
      #expect(Double(ink.columns.lowerBound) >= left - 1)
      #expect(Double(ink.columns.upperBound) <= left + extent.width + 1)
      #expect(Double(ink.rows.lowerBound) >= 50 - extent.ascent - 1)
      #expect(Double(ink.rows.upperBound) <= 50 + extent.descent)
      // And it fills most of it: letters are neither missing nor at a wrong size.
      #expect(Double(ink.columns.count) > 0.8 * extent.width)
    }
  }

  @Test func rotationIsClockwiseAroundTheAnchor() throws {
    let font = Font(.sans, sizePoints: 20)
    let up = try draw(
      Samples.page(Samples.text("HHH", at: Point(50, 50), font, rotationDegrees: -90)))
    let ink = try #require(up.ink())
    #expect(ink.rows.upperBound <= 50 && ink.rows.lowerBound < 20, "it runs upward")
    #expect(ink.columns.upperBound <= 50, "with its top to the left")
  }

  @Test func textIsTheSameAtEveryScale() throws {
    let scene = Samples.page(Samples.text("minimum kerning", at: Point(5.3, 50.7)))
    let one = try #require(try draw(scene, scale: 1).ink())
    let eight = try #require(try draw(scene, scale: 8).ink())
    #expect(abs(Double(eight.columns.upperBound) / 8 - Double(one.columns.upperBound)) <= 1)
    #expect(abs(Double(eight.rows.lowerBound) / 8 - Double(one.rows.lowerBound)) <= 1)
  }

  @Test func dashesThatCannotBeDrawnAreLines() throws {
    for dashes in [[0, 0], [-1, 2], [.nan, 1], [.infinity, 1]] as [[Double]] {
      let stroke = Stroke(color: Samples.red, widthPoints: 2, dashPoints: dashes)
      let line = Samples.line(Point(10, 50), Point(90, 50))
      let picture = try draw(Samples.page(.path(line, fill: nil, stroke: stroke)))
      #expect(picture.pixel(50, 50) == 0xFFFF_0000, "\(dashes)")
    }
  }

  @Test func farPointsAreCutOffInPlace() throws {
    let stroke = Stroke(color: Samples.red, widthPoints: 2)
    // Cairo's own numbers end at 2²³ and wrap around.
    let far = Samples.line(Point(-1e9, -1e9 + 20), Point(1e9, 1e9 + 20))
    let picture = try draw(
      Samples.page(
        .path(far, fill: nil, stroke: stroke),
        .path(Samples.square(60, -5e8, 1e9), fill: Samples.red, stroke: nil)))
    #expect(picture.pixel(30, 50) == 0xFFFF_0000, "on the line")
    #expect(picture.pixel(30, 60) == 0xFFFF_FFFF && picture.pixel(30, 40) == 0xFFFF_FFFF)
    #expect(picture.pixel(61, 5) == 0xFFFF_0000 && picture.pixel(58, 5) == 0xFFFF_FFFF)
  }

  @Test func crowdsOfMarkersLookAsTheFewDo() throws {
    let centers = Samples.scattered(MarkerRaster.crowd + 50)
    func scene(_ groups: [[Point]]) -> Scene {
      var page = Samples.page()
      page.nodes = groups.map { centers in
        .markers(
          Scene.Markers(
            shape: Samples.square(-1.5, -1.5, 3), centers: centers,
            fill: Color(red: 0.2, green: 0.4, blue: 0.8, opacity: 0.6),
            stroke: Stroke(color: Samples.ink, widthPoints: 0.5)))
      }
      return page
    }
    let crowd = try draw(scene([centers]), scale: 2)
    let few = try draw(scene([Array(centers[..<150]), Array(centers[150...])]), scale: 2)
    // Places are rounded to eighths of a pixel.
    #expect(crowd.difference(from: few) < 50)
    #expect(abs(crowd.meanDarkness - few.meanDarkness) < 0.3)
    #expect(crowd.meanDarkness > 10)
  }

  @Test func crowdsOfMarkersAreClippedAndFaded() throws {
    let markers = Scene.Markers(
      shape: Samples.square(-2, -2, 4),
      centers: Samples.scattered(4000) + [Point(1e9, 5), Point(.nan, 5)], fill: Samples.red,
      stroke: nil)
    let group = Scene.Group(
      role: "g", offset: Point(10, 0), clip: Rectangle(x: 20, y: 30, width: 20, height: 20),
      opacity: 0.5, nodes: [.markers(markers)])
    let picture = try draw(Samples.page(.group(group)), scale: 2)
    let ink = try #require(picture.ink())
    #expect(ink.columns == 60...99 && ink.rows == 60...99)
    #expect(picture.pixel(80, 80) & 0xFF == 0x7F || picture.pixel(80, 80) & 0xFF == 0x80)
  }

  @Test func whatIsNoNumberIsLeftOutAndCounted() throws {
    let good = Samples.mixed
    #expect(good.undrawableNodes == 0)
    var scene = good
    scene.nodes += [
      .path(Samples.line(Point(.nan, 0), Point(5, 5)), fill: Samples.red, stroke: nil),
      Samples.text("x", at: Point(.infinity, 0)),
      Samples.text("x", at: .zero, Font(sizePoints: .nan)),
      .markers(
        Scene.Markers(
          shape: Samples.square(-2, -2, 4), centers: [Point(.nan, 3), Point(3, -.infinity)],
          fill: Samples.red, stroke: nil)),
      .group(Scene.Group(role: "g", offset: Point(0, .nan), nodes: [Samples.text("x", at: .zero)])),
    ]
    #expect(scene.undrawableNodes == 6)
    #expect(try renderer.png(scene) == renderer.png(good))
    _ = try renderer.pdf(scene)
    _ = try renderer.svg(scene, idPrefix: "a")
  }
}
