extension MarkDrawing {
  /// One path for each series, broken where a datum has no place.
  func lines() -> [Scene.Node] {
    guard let xs = places(.x), let ys = places(.y) else { return [] }
    let (colors, opacities) = (style.colors(), style.opacities())
    let (widths, dashes) = (style.widths(), style.dashes())
    var nodes: [Scene.Node] = []
    for rows in series() {
      let sorted = ordered(rows, along: unit.orient == .vertical ? xs : ys)
      let runs = runs(of: sorted) { xs[$0].isFinite && ys[$0].isFinite }
      var path = Path()
      for run in runs {
        let points = LineReduction.reduced(
          run.map { Point(xs[$0], ys[$0]) }, isVertical: unit.orient == .vertical)
        Curves.append(points, unit.mark.interpolate ?? .linear, to: &path)
      }
      guard let first = rows.first, !path.elements.isEmpty else { continue }
      let color = unit.mark.stroke?.value?.color ?? self.color(colors, opacities, first)
      nodes.append(
        .path(
          path, fill: nil,
          stroke: stroke(
            color.faded(unit.mark.strokeOpacity ?? 1), width: widths[first],
            dash: dashes[first])))
    }
    return nodes
  }

  /// One surface for each series, between its values and the base or the second values.
  func areas() -> [Scene.Node] {
    let isVertical = unit.orient == .vertical
    let (value, place): (Channel, Channel) = isVertical ? (.y, .x) : (.x, .y)
    guard let along = places(place), let tops = places(value) else { return [] }
    let base = base(value)
    let bottoms =
      places(isVertical ? .y2 : .x2) ?? [Double](repeating: base, count: tops.count)
    let (colors, opacities) = (style.colors(), style.opacities())
    var nodes: [Scene.Node] = []
    for rows in series() {
      let runs = runs(of: ordered(rows, along: along)) {
        along[$0].isFinite && tops[$0].isFinite && bottoms[$0].isFinite
      }
      func point(_ row: Int, _ values: [Double]) -> Point {
        isVertical ? Point(along[row], values[row]) : Point(values[row], along[row])
      }
      var path = Path()
      for run in runs {
        let upper = LineReduction.reduced(
          run.map { point($0, tops) }, isVertical: isVertical)
        let lower = LineReduction.reduced(
          run.map { point($0, bottoms) }, isVertical: isVertical)
        Curves.append(upper, unit.mark.interpolate ?? .linear, to: &path)
        Curves.append(
          lower.reversed(), (unit.mark.interpolate ?? .linear).backwards, to: &path,
          isContinuing: true)
        path.elements.append(.close)
      }
      guard let first = rows.first, !path.elements.isEmpty else { continue }
      let color = unit.mark.fill?.value?.color ?? self.color(colors, opacities, first)
      let line = unit.mark.stroke?.value.map {
        stroke($0.color, width: unit.mark.strokeWidth ?? theme.sizes.hairline)
      }
      nodes.append(.path(path, fill: color.faded(unit.mark.fillOpacity ?? 1), stroke: line))
    }
    return nodes
  }

  /// The rows in drawing order: along the axis, or by the order channel.
  private func ordered(_ rows: [Int], along places: [Double]) -> [Int] {
    if let order = unit[.order] {
      guard let column = order.column.flatMap({ unit.table[$0] }) else { return rows }
      return rows.sorted { a, b in
        column[a] == column[b] ? a < b : Datum.precedes(column[a], column[b])
      }
    }
    let isSorted = zip(rows, rows.dropFirst()).allSatisfy { places[$0] <= places[$1] }
    guard !isSorted else { return rows }
    return rows.sorted { a, b in
      let (x, y) = (places[a], places[b])
      if x.isNaN || y.isNaN { return x.isNaN == y.isNaN ? a < b : y.isNaN }
      return x == y ? a < b : x < y
    }
  }

  /// The stretches of rows that all have a place.
  private func runs(of rows: [Int], _ hasPlace: (Int) -> Bool) -> [[Int]] {
    var runs: [[Int]] = []
    var run: [Int] = []
    for row in rows {
      if hasPlace(row) {
        run.append(row)
      } else if !run.isEmpty {
        runs.append(run)
        run = []
      }
    }
    if !run.isEmpty { runs.append(run) }
    return runs
  }
}
