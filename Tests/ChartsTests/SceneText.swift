import Charts
import Foundation

/// A picture as lines of text, numbers to three decimals: what the goldens hold.
struct SceneText {
  private(set) var lines: [String] = []

  init(_ scene: Scene) {
    lines.append("scene \(number(scene.width)) \(number(scene.height)) \(color(scene.background))")
    lines.append("alternative \(scene.alternative)")
    for node in scene.nodes { add(node, indent: "") }
  }

  private func number(_ value: Double) -> String {
    let rounded = (value * 1000).rounded() / 1000
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  private func point(_ point: Point) -> String { "\(number(point.x)),\(number(point.y))" }

  private func color(_ color: Color?) -> String {
    guard let color else { return "none" }
    let parts = [color.red, color.green, color.blue].map { Int(($0 * 255).rounded()) }
    return "rgb(\(parts.map(String.init).joined(separator: " ")))/\(number(color.opacity))"
  }

  private func stroke(_ stroke: Stroke?) -> String {
    guard let stroke else { return "none" }
    let dashes = stroke.dashPoints.map(number).joined(separator: " ")
    return "\(color(stroke.color)) \(number(stroke.widthPoints)) [\(dashes)]"
  }

  private func path(_ path: Path) -> String {
    path.elements.map { element in
      switch element {
      case .move(let p): "M\(point(p))"
      case .line(let p): "L\(point(p))"
      case .curve(let a, let b, let p): "C\(point(a)) \(point(b)) \(point(p))"
      case .close: "Z"
      }
    }.joined(separator: " ")
  }

  private mutating func add(_ node: Scene.Node, indent: String) {
    switch node {
    case .group(let group):
      lines.append("\(indent)group \(group.role) at \(point(group.offset))")
      for inner in group.nodes { add(inner, indent: indent + " ") }
    case .path(let shape, let fill, let line):
      lines.append("\(indent)path \(color(fill)) \(stroke(line)) \(path(shape))")
    case .markers(let markers):
      let centers = markers.centers.map(point).joined(separator: " ")
      let look = "\(color(markers.fill)) \(stroke(markers.stroke))"
      lines.append("\(indent)markers \(look) \(path(markers.shape)) at \(centers)")
    case .text(let text):
      let font =
        "\(text.font.family.rawValue) \(number(text.font.sizePoints))"
        + (text.font.bold ? " bold" : "") + (text.font.italic ? " italic" : "")
      lines.append(
        "\(indent)text “\(text.string)” \(point(text.origin)) \(text.anchor.rawValue) "
          + "\(number(text.rotationDegrees)) \(font) \(color(text.color))")
    }
  }
}
