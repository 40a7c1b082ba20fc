extension MarkDrawing {
  /// What points that can be drawn together have in common.
  private struct Look: Hashable {
    let shape: MarkerShape
    let area: Double
    let color: Color
  }

  /// Points, put together by their looks without changing their order within a look.
  func points() -> [Scene.Node] {
    let xs = places(.x)
    let ys = places(.y)
    let (colors, opacities) = (style.colors(), style.opacities())
    let (sizes, shapes) = (style.sizes(), style.shapes())
    var indices: [Look: Int] = [:]
    var groups: [(look: Look, centers: [Point])] = []
    for row in 0..<unit.table.rowCount {
      let center = Point(xs?[row] ?? width / 2, ys?[row] ?? height / 2)
      guard center.x.isFinite, center.y.isFinite, sizes[row].isFinite else { continue }
      let look = Look(
        shape: shapes[row], area: sizes[row], color: color(colors, opacities, row))
      if let index = indices[look] {
        groups[index].centers.append(center)
      } else {
        indices[look] = groups.count
        groups.append((look, [center]))
      }
    }
    return groups.map { .markers(markers($0.look, $0.centers)) }
  }

  private func markers(_ look: Look, _ centers: [Point]) -> Scene.Markers {
    let isOpen = look.shape == .stroke || !style.isFilled
    let width = unit.mark.strokeWidth ?? theme.sizes.lineWidth * 0.75
    var fill = isOpen ? nil : unit.mark.fill?.value?.color ?? look.color
    var line = isOpen ? look.color : nil
    if isOpen, let color = unit.mark.fill?.value?.color { fill = color }
    if let setting = unit.mark.stroke { line = setting.value?.color }
    fill = fill?.faded(unit.mark.fillOpacity ?? 1)
    line = line?.faded(unit.mark.strokeOpacity ?? 1)
    return Scene.Markers(
      shape: Marker.path(look.shape, area: look.area), centers: centers, fill: fill,
      stroke: line.map { Stroke(color: $0, widthPoints: width) })
  }
}
