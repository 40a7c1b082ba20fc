/// The outlines of points, by their area in square points.
enum Marker {
  /// The outline of `shape` around the origin.
  static func path(_ shape: MarkerShape, area: Double) -> Path {
    let area = max(0, area)
    let side = area.squareRoot()
    switch shape {
    case .circle: return circle(radius: side / 2)
    case .square:
      let half = side / 2
      return polygon([
        Point(-half, -half), Point(half, -half), Point(half, half), Point(-half, half),
      ])
    case .diamond:
      let half = side / 2
      return polygon([Point(-half, 0), Point(0, -half), Point(half, 0), Point(0, half)])
    case .cross:
      let (far, near) = (side / 2, side / 5)
      return polygon([
        Point(-far, -near), Point(-far, near), Point(-near, near), Point(-near, far),
        Point(near, far), Point(near, near), Point(far, near), Point(far, -near),
        Point(near, -near), Point(near, -far), Point(-near, -far), Point(-near, -near),
      ])
    case .stroke: return Path([.move(Point(-side / 2, 0)), .line(Point(side / 2, 0))])
    case .triangle, .triangleUp: return triangle(side) { Point($0, $1) }
    case .triangleDown: return triangle(side) { Point($0, -$1) }
    case .triangleRight: return triangle(side) { Point(-$1, $0) }
    case .triangleLeft: return triangle(side) { Point($1, $0) }
    }
  }

  private static func triangle(_ side: Double, _ turn: (Double, Double) -> Point) -> Path {
    let half = side / 2
    let height = half * 3.0.squareRoot()
    return polygon([
      turn(0, -height / 2 - height / 6), turn(-half, height / 3), turn(half, height / 3),
    ])
  }

  /// A closed outline through `points`.
  static func polygon(_ points: [Point]) -> Path {
    guard let first = points.first else { return Path() }
    return Path([.move(first)] + points.dropFirst().map { .line($0) } + [.close])
  }

  /// A circle of four cubic arcs around the origin.
  static func circle(radius: Double) -> Path {
    let k = radius * 0.5522847498307936
    return Path([
      .move(Point(radius, 0)),
      .curve(control1: Point(radius, k), control2: Point(k, radius), end: Point(0, radius)),
      .curve(control1: Point(-k, radius), control2: Point(-radius, k), end: Point(-radius, 0)),
      .curve(control1: Point(-radius, -k), control2: Point(-k, -radius), end: Point(0, -radius)),
      .curve(control1: Point(k, -radius), control2: Point(radius, -k), end: Point(radius, 0)),
      .close,
    ])
  }

  /// The outline of a rectangle.
  static func rectangle(_ a: Point, _ b: Point) -> Path {
    polygon([a, Point(b.x, a.y), b, Point(a.x, b.y)])
  }
}
