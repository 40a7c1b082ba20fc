extension LayoutBuilder {
  /// Puts the legends of `units` beside `block`, or into a corner where no data lies.
  mutating func addLegends(_ units: [Unit], to block: inout Block) {
    var legends = LegendBuilder(
      trained: trained, theme: theme, secondChannel: secondChannel, config: config?.legend
    ).legends(of: units)
    if directLabels {
      // Colours that name lines are named at the lines' ends.
      let named = Set(
        units.filter { $0.mark.type == .line }.compactMap { $0.keys[.color] }
          .compactMap { trained[$0]?.categories == nil ? nil : trained[$0]?.title })
      legends.removeAll { $0.title.map(named.contains) ?? false }
    }
    for side in [LegendOrient.right, .left, .top, .bottom] {
      let group = legends.filter { ($0.spec.orient ?? .right) == side }
      if !group.isEmpty { place(group, side, beside: &block) }
    }
    for legend in legends where legend.spec.orient?.isInside == true {
      placeInside(legend, in: &block)
    }
  }

  private func drawing(_ legend: LegendModel, _ block: Block, isRow: Bool) -> LegendDrawing {
    let isRow = legend.spec.direction.map { $0 == .horizontal } ?? isRow
    return LegendDrawing(
      legend: legend, theme: theme, measuring: measuring, rowLength: block.inner.x,
      isRow: isRow, columnHeight: max(block.inner.y, 100))
  }

  private func place(_ legends: [LegendModel], _ side: LegendOrient, beside block: inout Block) {
    let isRow = side == .top || side == .bottom
    let drawn = legends.map { drawing($0, block, isRow: isRow).drawn() }
    let gap = legends.compactMap(\.spec.offset).first ?? theme.sizes.legendGap
    let deepest = drawn.map { isRow ? $0.size.y : $0.size.x }.max() ?? 0
    var origin: Point
    switch side {
    case .left: origin = Point(-block.margins.left - gap - deepest, 0)
    case .top: origin = Point(0, -block.margins.top - gap * 0.6 - drawn.map(\.size.y).reduce(0, +))
    case .bottom: origin = Point(0, block.inner.y + block.margins.bottom + gap * 0.6)
    default: origin = Point(block.inner.x + block.margins.right + gap, 0)
    }
    var total = 0.0
    for (node, size) in drawn {
      block.nodes.append(.group(Scene.Group(role: "legend-place", offset: origin, nodes: [node])))
      origin.y += size.y + 10
      total += size.y + 10
      if isRow {
        block.margins.right = max(block.margins.right, size.x - block.inner.x)
      } else {
        block.margins.bottom = max(block.margins.bottom, origin.y - 10 - block.inner.y)
      }
    }
    total = max(0, total - 10)
    switch side {
    case .left: block.margins.left += gap + deepest
    case .top: block.margins.top += gap * 0.6 + total
    case .bottom: block.margins.bottom += gap * 0.6 + total
    default: block.margins.right += gap + deepest
    }
  }

  private mutating func placeInside(_ legend: LegendModel, in block: inout Block) {
    let (node, size) = drawing(legend, block, isRow: false).drawn()
    let inset = 6.0
    let wanted = legend.spec.orient ?? .topRight
    let corners =
      [wanted] + [.topRight, .topLeft, .bottomRight, .bottomLeft].filter { $0 != wanted }
    for corner in corners {
      let isLeft = corner == .topLeft || corner == .bottomLeft
      let isTop = corner == .topLeft || corner == .topRight
      let origin = Point(
        isLeft ? inset + 4 : block.inner.x - size.x - inset - 4,
        isTop ? inset + 3 : block.inner.y - size.y - inset - 3)
      let area = Rectangle(
        x: origin.x - 4, y: origin.y - 3, width: size.x + 8, height: size.y + 6)
      guard area.x >= 0, area.y >= 0, !block.occupied.contains(where: area.holds) else { continue }
      let ground = Scene.Node.path(
        Marker.rectangle(Point(-4, -3), Point(size.x + 4, size.y + 3)),
        fill: theme.inks.legendGround, stroke: nil)
      block.nodes.append(
        .group(Scene.Group(role: "legend-place", offset: origin, nodes: [ground, node])))
      return
    }
    warnings.append(
      ChartWarning(
        path: "", message: "the legend would cover data in every corner and stands outside"))
    place([legend], .right, beside: &block)
  }
}

extension Rectangle {
  /// Whether `point` lies inside.
  func holds(_ point: Point) -> Bool {
    point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height
  }
}

/// The places that drawn data takes up.
enum Occupancy {
  /// Adds points no more than a few points of length apart along everything that `node` draws.
  static func add(_ node: Scene.Node, to points: inout [Point]) {
    switch node {
    case .group(let group): for inner in group.nodes { add(inner, to: &points) }
    case .markers(let markers): points += markers.centers
    case .text(let text): points.append(text.origin)
    case .path(let path, let fill, _): add(path, isFilled: fill != nil, to: &points)
    }
  }

  private static func add(_ path: Path, isFilled: Bool, to points: inout [Point]) {
    var last: Point?
    if isFilled { for outline in path.outlines { fill(outline, to: &points) } }
    for element in path.elements {
      switch element {
      case .move(let point): (last, _) = (point, points.append(point))
      case .line(let end), .curve(_, _, let end):
        if let last { line(last, end, to: &points) }
        last = end
      case .close: break
      }
    }
  }

  /// Adds a grid of points inside a closed outline.
  private static func fill(_ outline: [Point], to points: inout [Point]) {
    guard let box = Path(outline.map { .line($0) }).bounds else { return }
    let (columns, rows) = (
      wholeNumber(box.width / 8, in: 1...40), wholeNumber(box.height / 8, in: 1...40)
    )
    for column in 0..<columns {
      for row in 0..<rows {
        let point = Point(
          box.x + (Double(column) + 0.5) * box.width / Double(columns),
          box.y + (Double(row) + 0.5) * box.height / Double(rows))
        if contains(outline, point) { points.append(point) }
      }
    }
  }

  /// Whether a ray from `point` crosses the outline an odd number of times.
  private static func contains(_ outline: [Point], _ point: Point) -> Bool {
    var isInside = false
    var previous = outline[outline.count - 1]
    for current in outline {
      if (current.y > point.y) != (previous.y > point.y) {
        let part = (point.y - current.y) / (previous.y - current.y)
        if point.x < current.x + part * (previous.x - current.x) { isInside.toggle() }
      }
      previous = current
    }
    return isInside
  }

  private static func line(_ a: Point, _ b: Point, to points: inout [Point]) {
    let length = max((b.x - a.x).magnitude, (b.y - a.y).magnitude)
    let steps = wholeNumber(length / 4, in: 1...500)
    for step in 1...steps {
      let part = Double(step) / Double(steps)
      points.append(Point(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part))
    }
  }
}

extension Path {
  /// The corners of each part that begins with a move.
  fileprivate var outlines: [[Point]] {
    var outlines: [[Point]] = []
    for element in elements {
      switch element {
      case .move(let point): outlines.append([point])
      case .line(let point), .curve(_, _, let point):
        if !outlines.isEmpty { outlines[outlines.count - 1].append(point) }
      case .close: break
      }
    }
    return outlines
  }

  /// The smallest rectangle around all points that the path goes through; `nil` if it is empty.
  var bounds: Rectangle? {
    var (low, high) = (Point(.infinity, .infinity), Point(-.infinity, -.infinity))
    for element in elements {
      switch element {
      case .move(let p), .line(let p), .curve(_, _, let p):
        low = Point(min(low.x, p.x), min(low.y, p.y))
        high = Point(max(high.x, p.x), max(high.y, p.y))
      case .close: break
      }
    }
    guard low.x <= high.x else { return nil }
    return Rectangle(x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y)
  }
}
