import Charts
import Foundation
import Testing

/// Measures every character as 0.55 of the font's size.
struct FixedMetrics: TextMeasuring {
  func extent(of string: String, font: Font) -> TextExtent {
    TextExtent(
      width: 0.55 * font.sizePoints * Double(string.count), ascent: 0.9 * font.sizePoints,
      descent: 0.25 * font.sizePoints)
  }
}

/// The picture of a spec given as text.
func scene(_ text: String, data: [String: DataTable] = [:]) throws -> Scene {
  try Chart.scene(of: ChartSpec(json: Data(text.utf8)), data: data, measuring: FixedMetrics()).scene
}

/// The picture and its warnings.
func sceneAndWarnings(_ text: String) throws -> (scene: Scene, warnings: [ChartWarning]) {
  try Chart.scene(of: ChartSpec(json: Data(text.utf8)), measuring: FixedMetrics())
}

/// The file of the fixtures folder.
func fixture(_ name: String) throws -> Data {
  let url = try #require(
    Bundle.module.url(forResource: "Fixtures/" + name, withExtension: nil))
  return try Data(contentsOf: url)
}

extension Scene {
  /// All groups of a role, with the offset of their contents from the picture's origin.
  func groups(_ role: String) -> [(group: Group, origin: Point)] {
    var found: [(Group, Point)] = []
    func visit(_ nodes: [Node], _ origin: Point) {
      for case .group(let group) in nodes {
        let inner = Point(origin.x + group.offset.x, origin.y + group.offset.y)
        if group.role == role { found.append((group, inner)) }
        visit(group.nodes, inner)
      }
    }
    visit(nodes, .zero)
    return found
  }

  /// All texts of the picture, in drawing order, with their places in it.
  var texts: [(text: Text, origin: Point)] {
    var found: [(Text, Point)] = []
    func visit(_ nodes: [Node], _ origin: Point) {
      for node in nodes {
        if case .group(let group) = node {
          visit(group.nodes, Point(origin.x + group.offset.x, origin.y + group.offset.y))
        } else if case .text(let text) = node {
          found.append((text, Point(origin.x + text.origin.x, origin.y + text.origin.y)))
        }
      }
    }
    visit(nodes, .zero)
    return found
  }

  /// The texts of the groups of a role.
  func strings(_ role: String) -> [String] {
    groups(role).flatMap { $0.group.nodes }.compactMap {
      if case .text(let text) = $0 { text.string } else { nil }
    }
  }

  /// The labels of an axis with their places along it.
  func labels(_ axis: String) -> [(place: Double, text: String)] {
    groups("axis-" + axis).flatMap { $0.group.nodes }.compactMap { node in
      guard case .text(let text) = node, text.font.sizePoints == Theme.standard.sizes.axisLabel
      else { return nil }
      return (axis == "x" ? text.origin.x : text.origin.y, text.string)
    }
  }
}

extension Scene.Group {
  /// The centres of all points.
  var centers: [Point] {
    nodes.flatMap { node in
      if case .markers(let markers) = node { markers.centers } else { [Point]() }
    }
  }

  /// The outlines, one for each move.
  var outlines: [[Point]] {
    nodes.flatMap { node -> [[Point]] in
      guard case .path(let path, _, _) = node else { return [] }
      var outlines: [[Point]] = []
      for element in path.elements {
        switch element {
        case .move(let point): outlines.append([point])
        case .line(let point), .curve(_, _, let point):
          outlines[outlines.count - 1].append(point)
        case .close: break
        }
      }
      return outlines
    }
  }
}
