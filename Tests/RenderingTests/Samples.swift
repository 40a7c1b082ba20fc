import Charts
import Rendering

/// Scenes that the tests draw.
enum Samples {
  static func renderer() throws -> SceneRenderer {
    SceneRenderer(try Typesetter(try FontCatalog()))
  }

  static let red = Color(red: 1, green: 0, blue: 0)
  static let ink = Color(red: 0.1, green: 0.1, blue: 0.1)

  static func square(_ x: Double, _ y: Double, _ size: Double) -> Path {
    Path([
      .move(Point(x, y)), .line(Point(x + size, y)), .line(Point(x + size, y + size)),
      .line(Point(x, y + size)), .close,
    ])
  }

  /// A red square, words in several scripts, a dashed line, markers and a clipped group.
  static let mixed = Scene(
    width: 240, height: 120, background: Color(red: 1, green: 1, blue: 1),
    nodes: [
      .path(square(10, 10, 20), fill: red, stroke: nil),
      .path(
        Path([.move(Point(40, 20)), .line(Point(230, 20))]), fill: nil,
        stroke: Stroke(color: ink, widthPoints: 1.5, dashPoints: [4, 2])),
      .text(
        Scene.Text(
          "pass@100 of 10⁻³ − naïve ∑ α", at: Point(40, 45),
          font: Font(.sans, sizePoints: 11), color: ink)),
      .text(
        Scene.Text(
          "Ελληνικά · עברית · العربية", at: Point(40, 62),
          font: Font(.serif, sizePoints: 11, italic: true), color: ink)),
      .text(
        Scene.Text(
          "0.1234", at: Point(230, 80), font: Font(.mono, sizePoints: 9), color: red,
          anchor: .end)),
      .text(
        Scene.Text(
          "Loss", at: Point(20, 110), font: Font(.sans, sizePoints: 10, bold: true), color: ink,
          anchor: .middle, rotationDegrees: -90)),
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
