/// Turns points into paths, by the ways of d3-shape.
enum Curves {
  /// Appends a line through `points` to `path`.
  ///
  /// - Parameter isContinuing: Whether the line goes on from where the path ends.
  static func append(
    _ points: [Point], _ interpolation: Interpolation, to path: inout Path,
    isContinuing: Bool = false
  ) {
    guard let first = points.first else { return }
    path.elements.append(isContinuing ? .line(first) : .move(first))
    guard points.count > 1 else {
      // A single point is seen only with a line as long as it is wide; caps would hide on butt.
      if !isContinuing { path.elements.append(.line(Point(first.x + 0.01, first.y))) }
      return
    }
    switch interpolation {
    case .linear: path.elements += points.dropFirst().map { .line($0) }
    case .step: steps(points, at: 0.5, &path)
    case .stepBefore: steps(points, at: 0, &path)
    case .stepAfter: steps(points, at: 1, &path)
    case .monotone: monotone(points, &path)
    case .cardinal: cardinal(points, &path)
    case .basis: basis(points, &path)
    }
  }

  private static func steps(_ points: [Point], at part: Double, _ path: inout Path) {
    for (a, b) in zip(points, points.dropFirst()) {
      let x = a.x + (b.x - a.x) * part
      if part > 0 { path.elements.append(.line(Point(x, a.y))) }
      if part < 1 { path.elements.append(.line(Point(x, b.y))) }
      path.elements.append(.line(b))
    }
  }

  /// Steffen's monotone cubic: no overshoot between points.
  private static func monotone(_ points: [Point], _ path: inout Path) {
    // Along the axis with the strictly changing coordinate.
    let alongX = zip(points, points.dropFirst()).allSatisfy { $0.x != $1.x }
    func turned(_ p: Point) -> Point { alongX ? p : Point(p.y, p.x) }
    let turnedPoints = points.map(turned)
    let slopes = slopes(turnedPoints)
    for index in 1..<points.count {
      let (a, b) = (turnedPoints[index - 1], turnedPoints[index])
      let third = (b.x - a.x) / 3
      path.elements.append(
        .curve(
          control1: turned(Point(a.x + third, a.y + third * slopes[index - 1])),
          control2: turned(Point(b.x - third, b.y - third * slopes[index])), end: points[index]))
    }
  }

  private static func slopes(_ p: [Point]) -> [Double] {
    func secant(_ i: Int) -> Double {
      p[i + 1].x == p[i].x ? 0 : (p[i + 1].y - p[i].y) / (p[i + 1].x - p[i].x)
    }
    let last = p.count - 1
    guard last > 1 else { return [secant(0), secant(0)] }
    var slopes = [Double](repeating: 0, count: p.count)
    for i in 1..<last {
      let (h0, h1) = (p[i].x - p[i - 1].x, p[i + 1].x - p[i].x)
      let (s0, s1) = (secant(i - 1), secant(i))
      let middle = h0 + h1 == 0 ? 0 : (s0 * h1 + s1 * h0) / (h0 + h1)
      let sign = (s0 < 0 ? -1.0 : 1) + (s1 < 0 ? -1.0 : 1)
      slopes[i] = sign * min(s0.magnitude, s1.magnitude, 0.5 * middle.magnitude)
    }
    slopes[0] = (3 * secant(0) - slopes[1]) / 2
    slopes[last] = (3 * secant(last - 1) - slopes[last - 1]) / 2
    return slopes
  }

  private static func cardinal(_ p: [Point], _ path: inout Path) {
    for i in 1..<p.count {
      let (before, after) = (p[max(0, i - 2)], p[min(p.count - 1, i + 1)])
      let (a, b) = (p[i - 1], p[i])
      path.elements.append(
        .curve(
          control1: Point(a.x + (b.x - before.x) / 6, a.y + (b.y - before.y) / 6),
          control2: Point(b.x - (after.x - a.x) / 6, b.y - (after.y - a.y) / 6), end: b))
    }
  }

  private static func basis(_ p: [Point], _ path: inout Path) {
    let padded = [p[0]] + p + [p[p.count - 1]]
    func mix(_ a: Point, _ b: Point, _ t: Double) -> Point {
      Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
    }
    for i in 1..<(padded.count - 1) {
      let (a, b, c) = (padded[i - 1], padded[i], padded[i + 1])
      let end = Point((a.x + 4 * b.x + c.x) / 6, (a.y + 4 * b.y + c.y) / 6)
      if i == 1 {
        path.elements.append(.line(end))
      } else {
        path.elements.append(
          .curve(control1: mix(a, b, 1.0 / 3), control2: mix(a, b, 2.0 / 3), end: end))
      }
    }
    path.elements.append(.line(p[p.count - 1]))
  }
}

extension Interpolation {
  /// The way that gives the same line when the points come in the opposite order.
  var backwards: Interpolation {
    switch self {
    case .stepBefore: .stepAfter
    case .stepAfter: .stepBefore
    default: self
    }
  }
}
