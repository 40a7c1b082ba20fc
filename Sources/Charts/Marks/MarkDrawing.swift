/// Draws one unit: its rows through the plot's scales into nodes.
struct MarkDrawing {
  let unit: Unit
  let style: Style
  let scales: PlotScales
  let theme: Theme
  let measuring: any TextMeasuring

  var width: Double { scales.width }
  var height: Double { scales.height }

  /// The nodes, and how many data had no place.
  func nodes() -> (nodes: [Scene.Node], leftOut: Int) {
    guard unit.table.rowCount > 0 else { return ([], 0) }
    let nodes: [Scene.Node]
    switch unit.mark.type {
    case .point, .circle, .square: nodes = points()
    case .line: nodes = lines()
    case .area, .errorband: nodes = areas()
    case .bar: nodes = bars()
    case .rect: nodes = bars()
    case .rule, .errorbar: nodes = rules()
    case .tick: nodes = ticks()
    case .text: nodes = texts()
    }
    return (nodes, leftOut())
  }

  /// The rows without a place on some position channel.
  private func leftOut() -> Int {
    var isOut = [Bool](repeating: false, count: unit.table.rowCount)
    for channel in [Channel.x, .y, .x2, .y2] {
      guard unit[channel]?.isData == true, let places = places(channel) else { continue }
      for row in places.indices where !places[row].isFinite { isOut[row] = true }
    }
    return isOut.count { $0 }
  }

  /// Where each row lies on a channel, with its offset; `nil` without one.
  func places(_ channel: Channel) -> [Double]? {
    guard let bound = unit[channel] else { return nil }
    let count = unit.table.rowCount
    if case .value(let value) = bound.source {
      let isX = channel.scaleChannel == .x
      switch value {
      case .number(let pixels): return [Double](repeating: pixels, count: count)
      case .string("width"): return [Double](repeating: width, count: count)
      case .string("height"): return [Double](repeating: height, count: count)
      default: return [Double](repeating: isX ? 0 : height, count: count)
      }
    }
    guard let column = bound.data(in: unit.table), let key = unit.keys[channel] else {
      return nil
    }
    guard let scale = scales.positions[key] else { return column.numbers }
    var places = scale.places(of: column)
    if let part = bound.spec.bandPosition, scale.bandwidth > 0 {
      for row in places.indices { places[row] += (part - 0.5) * scale.bandwidth }
    }
    let offset: Channel = channel.scaleChannel == .x ? .xOffset : .yOffset
    if let shift = unit[offset] { add(shift, offset, within: scale.bandwidth, to: &places) }
    return places
  }

  private func add(
    _ shift: Bound, _ channel: Channel, within bandwidth: Double, to places: inout [Double]
  ) {
    if case .value(.number(let pixels)) = shift.source {
      for row in places.indices { places[row] += pixels }
      return
    }
    guard let column = shift.data(in: unit.table), let key = unit.keys[channel],
      let scale = scales.positions[key]
    else { return }
    let shifts = scale.places(of: column)
    for row in places.indices { places[row] += shifts[row] - bandwidth / 2 }
  }

  /// The room that one category has on a channel, offsets included.
  func bandwidth(_ channel: Channel) -> Double {
    let offset: Channel = channel == .x ? .xOffset : .yOffset
    if unit[offset]?.isData == true, let scale = scales.position(offset, of: unit) {
      return scale.bandwidth
    }
    return scales.position(channel, of: unit)?.bandwidth ?? 0
  }

  /// The place of a value's base: zero, or the end of the axis where zero has no place.
  func base(_ channel: Channel) -> Double {
    let end = channel == .x ? 0 : height
    guard case .continuous(let scale)? = scales.position(channel, of: unit) else { return end }
    let zero = scale(0)
    let (low, high) = (min(scale.range[0], scale.range[1]), max(scale.range[0], scale.range[1]))
    if zero.isFinite { return min(max(zero, low), high) }
    return scale.range[0]
  }

  /// The rows of each series, in the order of their first row.
  func series() -> [[Int]] {
    var names = unit.details
    for channel in [
      Channel.color, .fill, .stroke, .shape, .strokeDash, .size, .opacity, .strokeWidth,
    ] {
      guard let bound = unit[channel], let column = bound.column,
        bound.type.isDiscrete || channel == .strokeDash || channel == .shape
      else { continue }
      names.append(column)
    }
    return Grouping(unit.table, by: names).rows.filter { !$0.isEmpty }
  }

  func color(_ colors: Style.PerRow<Color>, _ opacities: Style.PerRow<Double>, _ row: Int) -> Color
  {
    let opacity = opacities[row]
    return colors[row].faded(opacity.isFinite ? min(max(opacity, 0), 1) : 1)
  }

  func stroke(_ color: Color, width: Double, dash: [Double] = []) -> Stroke {
    let cap = unit.mark.strokeCap.flatMap { Stroke.Cap(rawValue: $0.rawValue) } ?? .butt
    return Stroke(color: color, widthPoints: width, dashPoints: dash, cap: cap, join: .round)
  }
}
