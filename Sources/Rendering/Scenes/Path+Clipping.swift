import Charts

extension Rectangle {
  /// Everything that can be drawn at all, in points.
  static let drawable = Rectangle(
    x: -PictureSize.farthest, y: -PictureSize.farthest, width: 2 * PictureSize.farthest,
    height: 2 * PictureSize.farthest)

  /// With `margin` more on every side.
  func grown(by margin: Double) -> Rectangle {
    Rectangle(
      x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }

  func contains(_ point: Point) -> Bool {
    point.x >= x && point.x <= maxX && point.y >= y && point.y <= maxY
  }

  var maxX: Double { x + width }
  var maxY: Double { y + height }

  /// What both have in common; of no width or height where that is nothing.
  func within(_ other: Rectangle) -> Rectangle {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rectangle(
      x: left, y: top, width: max(0, min(maxX, other.maxX) - left),
      height: max(0, min(maxY, other.maxY) - top))
  }
}

extension Path {
  /// Whether every coordinate is a number; a path that is not would spoil the whole picture.
  var isFinite: Bool { elements.allSatisfy { $0.points.allSatisfy(\.isFinite) } }

  /// Whether the path goes nowhere outside `box`.
  func isWithin(_ box: Rectangle) -> Bool {
    elements.allSatisfy { $0.points.allSatisfy(box.contains) }
  }

  /// The area inside both the path and `box`, with curves as lines.
  ///
  /// Cuts each outline at the four sides in turn (Sutherland and Hodgman 1974).
  func clippedArea(to box: Rectangle) -> Path {
    var result = Path()
    for outline in outlines {
      var points = outline.points
      points = points.cut(at: box.x, \.x, keepingAbove: true)
      points = points.cut(at: box.maxX, \.x, keepingAbove: false)
      points = points.cut(at: box.y, \.y, keepingAbove: true)
      points = points.cut(at: box.maxY, \.y, keepingAbove: false)
      guard let first = points.first, points.count > 2 else { continue }
      result.elements.append(.move(first))
      result.elements += points.dropFirst().map { .line($0) }
      result.elements.append(.close)
    }
    return result
  }

  /// The parts of the path's line that lie inside `box`, with curves as lines.
  func clippedOutline(to box: Rectangle) -> Path {
    var result = Path()
    for outline in outlines {
      var last: Point?
      let points = outline.isClosed ? outline.points + outline.points.prefix(1) : outline.points
      for (start, end) in zip(points, points.dropFirst()) {
        guard let part = Segment(start: start, end: end).clipped(to: box) else { continue }
        if part.start != last { result.elements.append(.move(part.start)) }
        result.elements.append(.line(part.end))
        last = part.end
      }
    }
    return result
  }

  private struct Outline {
    var points: [Point] = []
    var isClosed = false
  }

  /// The path's pieces, with curves as lines.
  private var outlines: [Outline] {
    var outlines: [Outline] = []
    for element in elements {
      let last = outlines.last?.points.last ?? .zero
      switch element {
      case .move(let point): outlines.append(Outline(points: [point]))
      case .close:
        guard !outlines.isEmpty else { continue }
        outlines[outlines.count - 1].isClosed = true
      case .line, .curve:
        if outlines.isEmpty { outlines.append(Outline()) }
        outlines[outlines.count - 1].points += element.lines(from: last)
      }
    }
    return outlines
  }
}

extension Path.Element {
  var points: [Point] {
    switch self {
    case .move(let point), .line(let point): [point]
    case .curve(let one, let two, let end): [one, two, end]
    case .close: []
    }
  }

  /// Where lines that stand for the element lead in turn.
  fileprivate func lines(from start: Point) -> [Point] {
    guard case .curve(let one, let two, let end) = self else { return points }
    let steps = 64
    return (1...steps).map { step in
      let t = Double(step) / Double(steps)
      let u = 1 - t
      let (a, b, c, d) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
      return Point(
        a * start.x + b * one.x + c * two.x + d * end.x,
        a * start.y + b * one.y + c * two.y + d * end.y)
    }
  }
}

extension [Point] {
  /// The part of a closed outline on one side of a line.
  fileprivate func cut(
    at limit: Double, _ coordinate: KeyPath<Point, Double>, keepingAbove: Bool
  ) -> [Point] {
    guard var previous = last else { return [] }
    func isKept(_ point: Point) -> Bool {
      keepingAbove ? point[keyPath: coordinate] >= limit : point[keyPath: coordinate] <= limit
    }
    var result: [Point] = []
    for point in self {
      if isKept(point) != isKept(previous) {
        let from = previous[keyPath: coordinate]
        let fraction = (limit - from) / (point[keyPath: coordinate] - from)
        result.append(Segment(start: previous, end: point).point(at: fraction))
      }
      if isKept(point) { result.append(point) }
      previous = point
    }
    return result
  }
}

/// A straight line from one point to another.
private struct Segment {
  var start: Point
  var end: Point

  func point(at fraction: Double) -> Point {
    Point(start.x + (end.x - start.x) * fraction, start.y + (end.y - start.y) * fraction)
  }

  /// The part inside `box` (Liang and Barsky 1984).
  func clipped(to box: Rectangle) -> Segment? {
    var first = 0.0
    var last = 1.0
    let across = end.x - start.x
    let down = end.y - start.y
    let sides = [
      (-across, start.x - box.x), (across, box.maxX - start.x), (-down, start.y - box.y),
      (down, box.maxY - start.y),
    ]
    for (speed, distance) in sides {
      if speed == 0 {
        guard distance >= 0 else { return nil }
      } else if speed < 0 {
        first = max(first, distance / speed)
      } else {
        last = min(last, distance / speed)
      }
    }
    guard first <= last else { return nil }
    return Segment(start: point(at: first), end: point(at: last))
  }
}
