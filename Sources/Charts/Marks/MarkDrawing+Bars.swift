extension MarkDrawing {
  /// Bars and rectangles: on each axis between two places, or as wide as the category's band.
  func bars() -> [Scene.Node] {
    let xs = spans(.x, .x2)
    let ys = spans(.y, .y2)
    let (colors, opacities) = (style.colors(), style.opacities())
    var runs: [(color: Color, path: Path)] = []
    for row in 0..<unit.table.rowCount {
      let ((x0, x1), (y0, y1)) = (xs[row], ys[row])
      guard x0.isFinite, x1.isFinite, y0.isFinite, y1.isFinite else { continue }
      let color = unit.mark.fill?.value?.color ?? self.color(colors, opacities, row)
      let (a, b) = (Point(min(x0, x1), min(y0, y1)), Point(max(x0, x1), max(y0, y1)))
      guard color.opacity.isFinite else { continue }
      let outline = Self.rounded(a, b, radius: unit.mark.cornerRadius ?? 0)
      if runs.last?.color == color {
        runs[runs.count - 1].path.elements += outline.elements
      } else {
        runs.append((color, outline))
      }
    }
    let line = unit.mark.stroke?.value.map {
      stroke(
        $0.color.faded(unit.mark.strokeOpacity ?? 1), width: unit.mark.strokeWidth ?? 1,
        dash: unit.mark.strokeDash ?? [])
    }
    return runs.map { run in
      let color = run.color.faded(unit.mark.fillOpacity ?? 1)
      let isOpen = unit.mark.filled == false
      return .path(
        run.path, fill: isOpen ? nil : color,
        stroke: line ?? (isOpen ? stroke(color, width: unit.mark.strokeWidth ?? 1) : nil))
    }
  }

  /// A rectangle with round corners.
  private static func rounded(_ a: Point, _ b: Point, radius: Double) -> Path {
    let r = min(radius, (b.x - a.x) / 2, (b.y - a.y) / 2)
    guard r > 0 else { return Marker.rectangle(a, b) }
    let k = r * (1 - 0.5522847498307936)
    return Path([
      .move(Point(a.x + r, a.y)), .line(Point(b.x - r, a.y)),
      .curve(
        control1: Point(b.x - k, a.y), control2: Point(b.x, a.y + k), end: Point(b.x, a.y + r)),
      .line(Point(b.x, b.y - r)),
      .curve(
        control1: Point(b.x, b.y - k), control2: Point(b.x - k, b.y), end: Point(b.x - r, b.y)),
      .line(Point(a.x + r, b.y)),
      .curve(
        control1: Point(a.x + k, b.y), control2: Point(a.x, b.y - k), end: Point(a.x, b.y - r)),
      .line(Point(a.x, a.y + r)),
      .curve(
        control1: Point(a.x, a.y + k), control2: Point(a.x + k, a.y), end: Point(a.x + r, a.y)),
      .close,
    ])
  }

  /// The two ends of each row's bar on one axis.
  private func spans(_ channel: Channel, _ end: Channel) -> [(Double, Double)] {
    let count = unit.table.rowCount
    let length = channel == .x ? width : height
    guard let places = places(channel) else {
      return [(Double, Double)](repeating: (0, length), count: count)
    }
    if let ends = self.places(end) {
      return (0..<count).map { gap(places[$0], ends[$0], channel) }
    }
    let isMeasured = channel == (unit.orient == .vertical ? .y : .x)
    if case .continuous? = scales.position(channel, of: unit), isMeasured, unit.mark.type == .bar {
      let base = base(channel)
      return places.map { (base, $0) }
    }
    let size = thickness(channel)
    return places.map { ($0 - size / 2, $0 + size / 2) }
  }

  /// The two ends of an interval, with a gap where bars of a histogram touch.
  private func gap(_ a: Double, _ b: Double, _ channel: Channel) -> (Double, Double) {
    guard unit.mark.type == .bar, unit[channel]?.isBinned == true else { return (a, b) }
    let spacing = min(unit.mark.binSpacing ?? 1, (b - a).magnitude / 2)
    return a < b ? (a + spacing / 2, b - spacing / 2) : (a - spacing / 2, b + spacing / 2)
  }

  /// How thick a bar is where nothing measures it.
  private func thickness(_ channel: Channel) -> Double {
    let band = bandwidth(channel)
    let given = channel == .x ? unit.mark.width : unit.mark.height
    switch given {
    case .pixels(let pixels)?: return pixels
    case .band(let part)?: return band * part
    case nil: break
    }
    if case .value(.number(let pixels))? = unit[.size]?.source { return pixels }
    if let size = unit.mark.size { return size }
    if band > 0 { return band }
    if case .band(let scale)? = scales.position(channel, of: unit) {
      return scale.step.magnitude * 0.9
    }
    return 5
  }
}
