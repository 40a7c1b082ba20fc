import Charts
import Rendering

/// Scenes that the tests draw.
enum Samples {
  static func renderer() throws -> SceneRenderer {
    SceneRenderer(try Typesetter(try FontCatalog()))
  }

  static let white = Color(red: 1, green: 1, blue: 1)
  static let red = Color(red: 1, green: 0, blue: 0)
  static let ink = Color(red: 0.1, green: 0.1, blue: 0.1)

  static func square(_ x: Double, _ y: Double, _ size: Double) -> Path {
    Path([
      .move(Point(x, y)), .line(Point(x + size, y)), .line(Point(x + size, y + size)),
      .line(Point(x, y + size)), .close,
    ])
  }

  static func line(_ start: Point, _ end: Point) -> Path { Path([.move(start), .line(end)]) }

  /// A white page of 100 × 100 points.
  static func page(_ nodes: Scene.Node...) -> Scene {
    Scene(width: 100, height: 100, background: white, nodes: nodes)
  }

  static func text(
    _ string: String, at origin: Point, _ font: Font = Font(.sans, sizePoints: 10),
    anchor: Scene.Text.Anchor = .start, rotationDegrees: Double = 0
  ) -> Scene.Node {
    .text(
      Scene.Text(
        string, at: origin, font: font, color: ink, anchor: anchor,
        rotationDegrees: rotationDegrees))
  }

  /// `count` places that are neither in a row nor at whole pixels.
  static func scattered(_ count: Int) -> [Point] {
    (0..<count).map { index in
      let turn = Double(index) * 0.618_033_988_749_895
      return Point(10 + 80 * (turn - turn.rounded(.down)), 10 + 80 * Double(index) / Double(count))
    }
  }

  /// A red square, words in several scripts, a dashed line, markers and a clipped group.
  static let mixed = Scene(
    width: 240, height: 120, background: white,
    nodes: [
      .path(square(10, 10, 20), fill: red, stroke: nil),
      .path(
        line(Point(40, 20), Point(230, 20)), fill: nil,
        stroke: Stroke(color: ink, widthPoints: 1.5, dashPoints: [4, 2])),
      text("pass@100 of 10⁻³ − naïve ∑ α", at: Point(40, 45), Font(.sans, sizePoints: 11)),
      text(
        "Ελληνικά · עברית · العربية", at: Point(40, 62),
        Font(.serif, sizePoints: 11, italic: true)),
      text("0.1234", at: Point(230, 80), Font(.mono, sizePoints: 9), anchor: .end),
      text(
        "Loss", at: Point(20, 110), Font(.sans, sizePoints: 10, bold: true), anchor: .middle,
        rotationDegrees: -90),
      .markers(
        Scene.Markers(
          shape: square(-2, -2, 4), centers: [Point(60, 95), Point(75, 90), Point(90, 99)],
          fill: red, stroke: nil)),
      .group(
        Scene.Group(
          role: "clipped", offset: Point(120, 85),
          clip: Rectangle(x: 0, y: 0, width: 30, height: 10), opacity: 0.5,
          nodes: [.path(square(0, 0, 60), fill: ink, stroke: nil)])),
    ],
    alternative: "A <test> picture & its \"words\".")
}
