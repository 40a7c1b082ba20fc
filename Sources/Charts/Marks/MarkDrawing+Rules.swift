extension MarkDrawing {
  /// Straight lines: between two places, or across the whole plot.
  func rules() -> [Scene.Node] {
    let count = unit.table.rowCount
    let (xs, ys) = (places(.x), places(.y))
    let (x2s, y2s) = (places(.x2), places(.y2))
    let (colors, opacities) = (style.colors(), style.opacities())
    let (widths, dashes) = (style.widths(), style.dashes())
    var seen = Set<[Double]>()
    var nodes: [Scene.Node] = []
    for row in 0..<count {
      let a = Point(xs?[row] ?? 0, ys?[row] ?? 0)
      let b = Point(
        x2s?[row] ?? farEnd(.x, from: a.x), y2s?[row] ?? farEnd(.y, from: a.y))
      guard a.x.isFinite, a.y.isFinite, b.x.isFinite, b.y.isFinite else { continue }
      // A reference line that every row repeats is drawn once.
      if unit.channels.values.allSatisfy({ $0.column == nil }),
        !seen.insert([a.x, a.y, b.x, b.y]).inserted
      {
        continue
      }
      let color = unit.mark.stroke?.value?.color ?? self.color(colors, opacities, row)
      nodes.append(
        .path(
          Path([.move(a), .line(b)]), fill: nil,
          stroke: stroke(
            color.faded(unit.mark.strokeOpacity ?? 1), width: widths[row], dash: dashes[row])))
    }
    return nodes
  }

  /// Where a rule without a second end on `channel` goes: across the plot if the channel is not
  /// given at all, to the base if the rule measures along it, else nowhere.
  private func farEnd(_ channel: Channel, from place: Double) -> Double {
    let (other, second): (Channel, Channel) = channel == .x ? (.y, .y2) : (.x, .x2)
    if unit[channel] == nil { return channel == .x ? width : height }
    guard unit[other] != nil, unit[second] == nil else { return place }
    guard unit.orient == (channel == .x ? .horizontal : .vertical), unit[.x2] == nil,
      unit[.y2] == nil
    else { return place }
    return base(channel)
  }

  /// Short lines across the direction of measurement.
  func ticks() -> [Scene.Node] {
    let (xs, ys) = (places(.x), places(.y))
    let (colors, opacities) = (style.colors(), style.opacities())
    let isHorizontal = unit.orient == .horizontal
    let across: Channel = isHorizontal ? .x : .y
    let band = bandwidth(across)
    let length = unit.mark.size ?? (band > 0 ? band * 0.75 : isHorizontal ? 10 : 15)
    let thickness = unit.mark.thickness ?? 1
    var paths: [(color: Color, path: Path)] = []
    for row in 0..<unit.table.rowCount {
      let center = Point(xs?[row] ?? width / 2, ys?[row] ?? height / 2)
      guard center.x.isFinite, center.y.isFinite else { continue }
      let half = isHorizontal ? Point(length / 2, 0) : Point(0, length / 2)
      let line: [Path.Element] = [
        .move(Point(center.x - half.x, center.y - half.y)),
        .line(Point(center.x + half.x, center.y + half.y)),
      ]
      let color = self.color(colors, opacities, row)
      if paths.last?.color == color {
        paths[paths.count - 1].path.elements += line
      } else {
        paths.append((color, Path(line)))
      }
    }
    return paths.map { .path($0.path, fill: nil, stroke: stroke($0.color, width: thickness)) }
  }

  /// Words at places.
  func texts() -> [Scene.Node] {
    let (xs, ys) = (places(.x), places(.y))
    let (colors, opacities) = (style.colors(), style.opacities())
    let mark = unit.mark
    let font = Font(
      theme.family, sizePoints: mark.fontSize ?? theme.sizes.markText,
      bold: mark.fontWeight?.isBold ?? false,
      italic: mark.fontStyle.map { $0 != .normal } ?? false)
    let labels = labels()
    var seen = Set<Scene.Text>()
    var nodes: [Scene.Node] = []
    for row in 0..<unit.table.rowCount {
      let place = Point(xs?[row] ?? width / 2, ys?[row] ?? height / 2)
      guard place.x.isFinite, place.y.isFinite, !labels[row].isEmpty else { continue }
      let extent = measuring.extent(of: labels[row], font: font)
      let origin = Point(
        place.x + (mark.dx ?? 0),
        place.y + (mark.dy ?? 0) + drop(extent, mark.baseline ?? .middle))
      let text = Scene.Text(
        labels[row], at: origin, font: font, color: color(colors, opacities, row),
        anchor: anchor, rotationDegrees: mark.angle ?? 0)
      if seen.insert(text).inserted { nodes.append(.text(text)) }
    }
    return nodes
  }

  private var anchor: Scene.Text.Anchor {
    switch unit.mark.align {
    case .left: .start
    case .right: .end
    case .center, nil: .middle
    }
  }

  /// From the place to the text's baseline, downwards.
  private func drop(_ extent: TextExtent, _ baseline: Baseline) -> Double {
    switch baseline {
    case .top, .lineTop: extent.ascent
    case .middle: (extent.ascent - extent.descent) / 2
    case .bottom, .lineBottom: -extent.descent
    case .alphabetic: 0
    }
  }

  private func labels() -> [String] {
    let count = unit.table.rowCount
    guard let bound = unit[.text] else {
      return [String](repeating: unit.mark.text ?? "", count: count)
    }
    let format = bound.spec.format.flatMap { NumberFormat($0) }
    if case .value(let value) = bound.source {
      if case .string(let text) = value { return [String](repeating: text, count: count) }
      if case .number(let number) = value {
        return [String](repeating: NumberFormat.shortest(number), count: count)
      }
      return [String](repeating: "", count: count)
    }
    guard let column = bound.data(in: unit.table) else {
      return [String](repeating: "", count: count)
    }
    return (0..<count).map { row in
      let datum = column[row]
      if let format, let number = datum.number { return format.string(number) }
      return datum.isValid ? datum.label : ""
    }
  }
}
