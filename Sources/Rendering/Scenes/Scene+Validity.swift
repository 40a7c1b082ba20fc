public import Charts

extension Scene {
  /// How many drawable things of the scene are left out of pictures because a coordinate, a
  /// size or an angle is not a finite number; each centre of markers counts alone.
  ///
  /// - Complexity: Linear in the size of the scene.
  public var undrawableNodes: Int { Self.undrawable(nodes) }

  private static func undrawable(_ nodes: [Node]) -> Int {
    nodes.reduce(0) { $0 + undrawable($1) }
  }

  private static func undrawable(_ node: Node) -> Int {
    switch node {
    case .group(let group):
      group.isDrawable ? undrawable(group.nodes) : max(1, group.nodes.count)
    case .path(let path, _, let stroke):
      path.isFinite && stroke?.widthPoints.isFinite != false ? 0 : 1
    case .markers(let markers):
      markers.isDrawable ? markers.centers.count { !$0.isFinite } : markers.centers.count
    case .text(let text): text.isDrawable ? 0 : 1
    }
  }
}

extension Scene.Group {
  var isDrawable: Bool {
    let corner = clip.map { Point($0.x, $0.y).isFinite && Point($0.width, $0.height).isFinite }
    return offset.isDrawable && opacity.isFinite && corner != false
  }
}

extension Scene.Markers {
  var isDrawable: Bool { shape.isFinite && extent.isWithinReach }
}

extension Rectangle {
  /// Whether the rectangle has finite coordinates that Cairo can draw.
  fileprivate var isWithinReach: Bool {
    Point(x, y).isDrawable && Point(maxX, maxY).isDrawable
  }
}

extension Scene.Text {
  var isDrawable: Bool {
    let size = font.sizePoints
    return origin.isDrawable && rotationDegrees.isFinite && size > 0 && size <= 10_000
  }
}

extension Point {
  var isFinite: Bool { x.isFinite && y.isFinite }

  /// Whether Cairo can draw there at all.
  var isDrawable: Bool {
    abs(x) <= PictureSize.farthest && abs(y) <= PictureSize.farthest
  }
}
