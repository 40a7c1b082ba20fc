import Charts

/// A formula that is set: its extent around the baseline, and what is drawn there.
struct FormulaBox: Hashable, Sendable {
  var width: Double
  /// Above the baseline, in points.
  var ascent: Double
  /// Below the baseline, in points.
  var descent: Double
  /// In coordinates whose origin is the left end of the baseline.
  var nodes: [Scene.Node] = []

  static let empty = FormulaBox(width: 0, ascent: 0, descent: 0)

  /// Draws another box with its baseline's left end at a place of this one.
  mutating func add(_ other: FormulaBox, x: Double, y: Double = 0) {
    ascent = max(ascent, other.ascent - y)
    descent = max(descent, other.descent + y)
    width = max(width, x + other.width)
    guard !other.nodes.isEmpty else { return }
    for node in other.nodes {
      if case .text(var text) = node {
        text.origin = Point(text.origin.x + x, text.origin.y + y)
        nodes.append(.text(text))
      } else {
        nodes.append(.group(Scene.Group(role: "formula", offset: Point(x, y), nodes: [node])))
      }
    }
  }

  mutating func append(_ other: FormulaBox, space: Double = 0) {
    add(other, x: width + space)
    // Negative space must not leave the width behind.
  }
}
