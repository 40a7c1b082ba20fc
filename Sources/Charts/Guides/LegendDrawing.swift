/// Draws a legend with its top left corner at the origin.
struct LegendDrawing {
  let legend: LegendModel
  let theme: Theme
  let measuring: any TextMeasuring
  /// The length in which the entries must find room, if they stand beside each other.
  let rowLength: Double
  let isRow: Bool
  /// The height in which entries below each other should find room.
  let columnHeight: Double

  private var labelFont: Font {
    Font(theme.family, sizePoints: legend.spec.labelFontSize ?? theme.sizes.legendLabel)
  }
  private var titleFont: Font {
    Font(theme.family, sizePoints: legend.spec.titleFontSize ?? theme.sizes.legendTitle, bold: true)
  }

  /// The legend and its size.
  func drawn() -> (node: Scene.Node, size: Point) {
    var nodes: [Scene.Node] = []
    var (top, width) = (0.0, 0.0)
    if let title = legend.title, !title.isEmpty {
      let limit = max(rowLength, theme.sizes.labelLimit)
      let text = Ellipsis(measuring: measuring, font: titleFont).shortened(title, to: limit)
      let extent = measuring.extent(of: text, font: titleFont)
      nodes.append(
        .text(
          Scene.Text(text, at: Point(0, extent.ascent), font: titleFont, color: theme.inks.title)))
      top = extent.ascent + extent.descent + 4
      width = extent.width
    }
    let size: Point
    switch legend.content {
    case .entries(let entries): size = draw(entries, top: top, into: &nodes)
    case .ramp(let colors, let labels): size = draw(colors, labels, top: top, into: &nodes)
    }
    return (
      .group(Scene.Group(role: "legend", nodes: nodes)), Point(max(width, size.x), size.y)
    )
  }

  private func symbolWidth(_ entries: [LegendModel.Entry]) -> Double {
    let area = entries.filter { $0.shape != nil }.map(\.area).max() ?? 0
    let hasLine = entries.contains { $0.line != nil }
    return max(hasLine ? labelFont.sizePoints * 2.4 : labelFont.sizePoints, area.squareRoot())
  }

  private func draw(
    _ entries: [LegendModel.Entry], top: Double, into nodes: inout [Scene.Node]
  ) -> Point {
    let symbol = symbolWidth(entries)
    let ellipsis = Ellipsis(measuring: measuring, font: labelFont)
    let limit = legend.spec.labelLimit ?? theme.sizes.labelLimit
    let labels = entries.map { ellipsis.shortened($0.label, to: limit) }
    let widths = labels.map { ellipsis.width($0) + symbol + 5 }
    let line = measuring.extent(of: "Ag", font: labelFont)
    let cell = (widths.max() ?? 0) + 12
    let heights = entries.map {
      max(line.ascent + line.descent + 2, $0.shape == nil ? 0 : $0.area.squareRoot() + 2)
    }
    let row = heights.max() ?? 0
    let columns: Int
    if let given = legend.spec.columns, given >= 1 {
      columns = wholeNumber(given, in: 1...entries.count)
    } else if isRow {
      columns = wholeNumber((rowLength + 12) / cell, in: 1...entries.count)
    } else {
      let lines = wholeNumber((columnHeight - top) / row, in: 1...entries.count)
      columns = (entries.count + lines - 1) / lines
    }
    // Down each column, or along each row, in the order of the data.
    let rows = (entries.count + columns - 1) / max(1, columns)
    for (index, entry) in entries.enumerated() {
      let (i, j) = isRow ? (index % columns, index / columns) : (index / rows, index % rows)
      let origin = Point(Double(i) * cell, top + (Double(j) + 0.5) * row)
      draw(entry, labels[index], at: origin, symbol: symbol, line, into: &nodes)
    }
    return Point(Double(columns) * cell - 12, top + Double(rows) * row)
  }

  private func draw(
    _ entry: LegendModel.Entry, _ label: String, at origin: Point, symbol: Double,
    _ line: TextExtent, into nodes: inout [Scene.Node]
  ) {
    if let stroke = entry.line {
      let path = Path([.move(origin), .line(Point(origin.x + symbol, origin.y))])
      nodes.append(.path(path, fill: nil, stroke: stroke))
    }
    if let shape = entry.shape {
      let isFilled = entry.isFilled && shape != .stroke
      nodes.append(
        .markers(
          Scene.Markers(
            shape: Marker.path(shape, area: entry.area),
            centers: [Point(origin.x + symbol / 2, origin.y)],
            fill: isFilled ? entry.color : nil,
            stroke: isFilled
              ? nil : Stroke(color: entry.color, widthPoints: theme.sizes.lineWidth * 0.75))))
    } else if entry.isSurface {
      let half = labelFont.sizePoints * 0.42
      let center = Point(origin.x + symbol / 2, origin.y)
      nodes.append(
        .path(
          Marker.rectangle(
            Point(center.x - half, center.y - half), Point(center.x + half, center.y + half)),
          fill: entry.color, stroke: nil))
    }
    let text = Scene.Text(
      label, at: Point(origin.x + symbol + 5, origin.y + (line.ascent - line.descent) / 2),
      font: labelFont, color: theme.inks.text)
    nodes.append(.text(text))
  }

  private func draw(
    _ colors: [Color], _ labels: [LegendModel.RampLabel], top: Double,
    into nodes: inout [Scene.Node]
  ) -> Point {
    let length = isRow ? min(rowLength, 160) : min(max(columnHeight - top, 60), 140)
    let thickness = labelFont.sizePoints * 1.1
    let part = length / Double(colors.count)
    for (index, color) in colors.enumerated() {
      // Strips overlap a little, so that no renderer shows a seam.
      let (start, end) = (Double(index) * part, min(length, Double(index + 1) * part + 0.3))
      let path =
        isRow
        ? Marker.rectangle(Point(start, top), Point(end, top + thickness))
        : Marker.rectangle(Point(0, top + length - end), Point(thickness, top + length - start))
      nodes.append(.path(path, fill: color, stroke: nil))
    }
    var widest = 0.0
    for label in labels where label.place >= -0.001 && label.place <= 1.001 {
      let extent = measuring.extent(of: label.text, font: labelFont)
      widest = max(widest, extent.width)
      let origin =
        isRow
        ? Point(label.place * length, top + thickness + 2 + extent.ascent)
        : Point(
          thickness + 4,
          top + (1 - label.place) * length + (extent.ascent - extent.descent) / 2)
      nodes.append(
        .text(
          Scene.Text(
            label.text, at: origin, font: labelFont, color: theme.inks.text,
            anchor: isRow ? .middle : .start)))
    }
    let line = measuring.extent(of: "0", font: labelFont)
    return isRow
      ? Point(length + widest / 2, top + thickness + 2 + line.ascent + line.descent)
      : Point(thickness + 4 + widest, top + length + line.ascent / 2)
  }
}
