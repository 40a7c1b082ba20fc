/// Draws an axis beside a plot of a given size.
struct AxisDrawing {
  let axis: AxisModel
  let theme: Theme
  let measuring: any TextMeasuring
  /// The size of the plot.
  let plot: Point

  private var spec: AxisSpec { axis.spec }
  private var labelFont: Font { Font(theme.family, sizePoints: axis.labelSize) }
  private var titleFont: Font { Font(theme.family, sizePoints: axis.titleSize) }
  private var tickLength: Double {
    spec.ticks == false ? 0 : spec.tickSize ?? (axis.isDiscrete ? 0 : theme.sizes.tickLength)
  }
  private var labelGap: Double { spec.labelPadding ?? theme.sizes.labelGap }

  /// The room that labels take away from the plot.
  private var labelDepth: Double {
    axis.ticks.filter { !$0.label.isEmpty }.map { tick in
      let extent = measuring.extent(of: tick.label, font: labelFont)
      let line = extent.ascent + extent.descent
      let radians = axis.labelAngle * .pi / 180
      return axis.isHorizontal
        ? sine(radians).magnitude * extent.width + cosine(radians).magnitude * line
        : cosine(radians).magnitude * extent.width + sine(radians).magnitude * line
    }.max() ?? 0
  }

  private var titleExtent: TextExtent? {
    axis.title.flatMap { $0.isEmpty ? nil : measuring.extent(of: $0, font: titleFont) }
  }

  /// The room outside the plot, with labels and title.
  var depth: Double {
    var depth = (spec.offset ?? 0) + tickLength
    let labels = labelDepth
    if labels > 0 { depth += labelGap + labels }
    if let titleExtent {
      depth +=
        (spec.titlePadding ?? theme.sizes.titleGap) + titleExtent.ascent
        + titleExtent.descent
    }
    return depth
  }

  /// How far the labels at the ends reach beyond the plot, at its start and its end.
  var overhang: (start: Double, end: Double) {
    var (start, end) = (0.0, 0.0)
    for tick in axis.ticks where !tick.label.isEmpty {
      let extent = measuring.extent(of: tick.label, font: labelFont)
      let line = (extent.ascent + extent.descent) / 2
      let (before, after): (Double, Double) =
        !axis.isHorizontal || axis.labelAngle.magnitude == 90
        ? (line, line)
        : axis.labelAngle == 0 ? (extent.width / 2, extent.width / 2) : (extent.width * 0.75, line)
      start = max(start, before - tick.place)
      end = max(end, tick.place + after - axis.length)
    }
    return (start, end)
  }

  /// The grid lines, which lie below the marks.
  var grid: Scene.Node? {
    guard axis.isGridShown else { return nil }
    var path = Path()
    for tick in axis.ticks where !tick.isMinor {
      let (a, b) =
        axis.isHorizontal
        ? (Point(tick.place, 0), Point(tick.place, plot.y))
        : (Point(0, tick.place), Point(plot.x, tick.place))
      path.elements += [.move(a), .line(b)]
    }
    guard !path.elements.isEmpty else { return nil }
    let color = spec.gridColor?.color ?? theme.inks.grid
    let stroke = Stroke(
      color: color.faded(spec.gridOpacity ?? 1),
      widthPoints: spec.gridWidth ?? theme.inks.gridWidth, dashPoints: spec.gridDash ?? [])
    return .group(
      Scene.Group(
        role: "grid-\(axis.isHorizontal ? "x" : "y")",
        nodes: [.path(path, fill: nil, stroke: stroke)]))
  }

  /// From a place along the axis and a distance from the plot to a point.
  private func point(_ place: Double, _ distance: Double) -> Point {
    let distance = distance + (spec.offset ?? 0)
    switch axis.orient {
    case .bottom: return Point(place, plot.y + distance)
    case .top: return Point(place, -distance)
    case .left: return Point(-distance, place)
    case .right: return Point(plot.x + distance, place)
    }
  }

  /// The line, the ticks, the labels and the title.
  var nodes: Scene.Node {
    var nodes: [Scene.Node] = []
    let ink = spec.domainColor?.color ?? theme.inks.axis
    if spec.domain != false {
      let path = Path([.move(point(0, 0)), .line(point(axis.length, 0))])
      let stroke = Stroke(
        color: ink, widthPoints: spec.domainWidth ?? theme.sizes.hairline, cap: .square)
      nodes.append(.path(path, fill: nil, stroke: stroke))
    }
    if tickLength > 0 { nodes.append(ticks) }
    nodes += axis.ticks.filter { !$0.label.isEmpty }.map { .text(label($0)) }
    if let title = title { nodes.append(.text(title)) }
    return .group(Scene.Group(role: "axis-\(axis.isHorizontal ? "x" : "y")", nodes: nodes))
  }

  private var ticks: Scene.Node {
    var path = Path()
    for tick in axis.ticks {
      let length = tick.isMinor ? tickLength * 0.55 : tickLength
      path.elements += [.move(point(tick.place, 0)), .line(point(tick.place, length))]
    }
    let color = spec.tickColor?.color ?? theme.inks.axis
    return .path(
      path, fill: nil, stroke: Stroke(color: color, widthPoints: theme.sizes.hairline))
  }

  private func label(_ tick: AxisModel.Tick) -> Scene.Text {
    let extent = measuring.extent(of: tick.label, font: labelFont)
    let middle = (extent.ascent - extent.descent) / 2
    let distance = tickLength + labelGap
    var origin = point(tick.place, distance)
    var anchor = Scene.Text.Anchor.middle
    switch axis.orient {
    case .left, .right:
      anchor = axis.orient == .left ? .end : .start
      origin.y += middle
    case .bottom where axis.labelAngle == 0: origin.y += extent.ascent
    case .top where axis.labelAngle == 0: origin.y -= extent.descent
    case .bottom, .top:
      let isUp = (axis.labelAngle < 0) == (axis.orient == .bottom)
      anchor = isUp ? .end : .start
      let radians = axis.labelAngle * .pi / 180
      origin.x -= sine(radians) * middle
      origin.y += cosine(radians) * middle + (axis.orient == .bottom ? middle * 0.5 : 0)
    }
    return Scene.Text(
      tick.label, at: origin, font: labelFont, color: spec.labelColor?.color ?? theme.inks.text,
      anchor: anchor, rotationDegrees: axis.labelAngle)
  }

  private var title: Scene.Text? {
    guard let title = axis.title, let extent = titleExtent else { return nil }
    let color = spec.titleColor?.color ?? theme.inks.title
    let outer = depth - (spec.offset ?? 0)
    var origin = point(axis.length / 2, outer)
    var rotation = 0.0
    switch axis.orient {
    case .bottom: origin.y -= extent.descent
    case .top: origin.y += extent.ascent
    case .left:
      rotation = spec.titleAngle ?? -90
      origin.x += extent.ascent
    case .right:
      rotation = spec.titleAngle ?? -90
      origin.x -= extent.descent
    }
    return Scene.Text(
      title, at: origin, font: titleFont, color: color, anchor: .middle,
      rotationDegrees: rotation)
  }
}
