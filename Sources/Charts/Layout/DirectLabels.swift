/// Writes the names of lines at their ends.
struct DirectLabels {
  let theme: Theme
  let measuring: any TextMeasuring

  /// The end of one line.
  struct End {
    let label: String
    let place: Point
    let color: Color
  }

  /// The last place of each line that has a colour of its own.
  static func ends(of drawing: MarkDrawing) -> [End] {
    guard drawing.unit.mark.type == .line, let bound = drawing.unit[.color],
      let column = bound.data(in: drawing.unit.table), bound.type.isDiscrete,
      let xs = drawing.places(.x), let ys = drawing.places(.y)
    else { return [] }
    let colors = drawing.style.colors()
    return drawing.series().compactMap { rows in
      let last = rows.filter { xs[$0].isFinite && ys[$0].isFinite }
        .max { xs[$0] < xs[$1] }
      return last.map {
        End(label: column[$0].label, place: Point(xs[$0], ys[$0]), color: colors[$0])
      }
    }
  }

  /// Puts the names to the right of the plot, moved apart where they would overlap.
  func place(_ ends: [End], on block: inout Block) {
    guard !ends.isEmpty else { return }
    let font = Font(theme.family, sizePoints: theme.sizes.legendLabel)
    let ellipsis = Ellipsis(measuring: measuring, font: font)
    let line = measuring.extent(of: "Ag", font: font)
    let height = line.ascent + line.descent
    let sorted = ends.enumerated().sorted {
      ($0.element.place.y, $0.offset) < ($1.element.place.y, $1.offset)
    }.map(\.element)
    let tops = spread(sorted.map { $0.place.y - height / 2 }, height, within: block.inner.y)
    let x = block.inner.x + 6
    var (nodes, widest): ([Scene.Node], Double) = ([], 0)
    for (end, top) in zip(sorted, tops) {
      let text = ellipsis.shortened(end.label, to: theme.sizes.labelLimit)
      let middle = top + height / 2
      if (middle - end.place.y).magnitude > 2 || end.place.x < block.inner.x - 6 {
        let lead = Path([
          .move(Point(end.place.x + 3, end.place.y)), .line(Point(x - 2, middle)),
        ])
        let stroke = Stroke(color: end.color.faded(0.6), widthPoints: theme.sizes.hairline)
        nodes.append(.path(lead, fill: nil, stroke: stroke))
      }
      let origin = Point(x, middle + (line.ascent - line.descent) / 2)
      nodes.append(.text(Scene.Text(text, at: origin, font: font, color: end.color)))
      widest = max(widest, ellipsis.width(text))
    }
    block.nodes.append(.group(Scene.Group(role: "direct-labels", nodes: nodes)))
    block.margins.right = max(block.margins.right, 6 + widest)
    if let last = tops.last {
      block.margins.bottom = max(block.margins.bottom, last + height - block.inner.y)
    }
  }

  /// The nearest places to `tops`, in order, that are at least `height` apart.
  private func spread(_ tops: [Double], _ height: Double, within length: Double) -> [Double] {
    var places = tops
    for index in places.indices.dropFirst() {
      places[index] = max(places[index], places[index - 1] + height)
    }
    // What was pushed out below moves up again as far as there is room.
    var limit = max(length, Double(places.count) * height)
    for index in places.indices.reversed() {
      places[index] = min(places[index], limit - height)
      limit = places[index]
    }
    return places
  }
}
