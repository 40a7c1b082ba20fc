/// The colours, shapes, dashes and sizes of a unit's rows: its channels through their scales.
struct Style {
  let unit: Unit
  let theme: Theme
  private let trained: [ScaleKey: TrainedScale]
  private let secondChannel: SecondChannel

  init(
    unit: Unit, trained: [ScaleKey: TrainedScale], theme: Theme, secondChannel: SecondChannel
  ) {
    self.unit = unit
    self.trained = trained
    self.theme = theme
    self.secondChannel = secondChannel
  }

  private func scale(_ channel: Channel) -> TrainedScale? {
    unit.keys[channel].flatMap { trained[$0] }
  }

  /// One value for each row, or one for all.
  enum PerRow<Value> {
    case same(Value)
    case each([Value])

    subscript(row: Int) -> Value {
      switch self {
      case .same(let value): value
      case .each(let values): values[row]
      }
    }
  }

  /// Whether the mark is drawn as a surface rather than as an outline.
  var isFilled: Bool {
    switch unit.mark.type {
    case .point: unit.mark.filled ?? false
    case .line, .rule: false
    default: unit.mark.filled ?? true
    }
  }

  private var defaultColor: Color {
    switch unit.mark.type {
    case .rule, .text: theme.inks.rule
    default: theme.palette.single
    }
  }

  /// The colour of each row.
  func colors() -> PerRow<Color> {
    let channel: Channel? = [.color, .fill, .stroke].first { unit[$0] != nil }
    let own = unit.mark.color?.color
    guard let channel, let bound = unit[channel] else { return .same(own ?? defaultColor) }
    if case .value(let value) = bound.source {
      if case .string(let name) = value, let color = Color(css: name) { return .same(color) }
      return .same(own ?? defaultColor)
    }
    guard let column = bound.data(in: unit.table) else { return .same(defaultColor) }
    guard let scale = scale(channel) else {
      return .each(
        (0..<column.count).map { Color(css: column[$0].label) ?? own ?? defaultColor })
    }
    return mapped(column, ColorLookup(scale: scale, palette: theme.palette))
  }

  private func mapped(_ column: DataTable.Column, _ lookup: ColorLookup) -> PerRow<Color> {
    if case .numbers(let cells) = column, lookup.isContinuous {
      return .each(cells.map { lookup.color(of: .number($0)) })
    }
    var known: [Datum: Color] = [:]
    return .each(
      (0..<column.count).map { row in
        let datum = column[row]
        if let color = known[datum] { return color }
        let color = lookup.color(of: datum)
        known[datum] = color
        return color
      })
  }

  /// The opacity of each row, without that of the mark's fill or stroke.
  func opacities() -> PerRow<Double> {
    let own = unit.mark.opacity ?? defaultOpacity
    guard let bound = unit[.opacity] else { return .same(own) }
    if case .value(.number(let value)) = bound.source { return .same(value) }
    return numbers(.opacity, bound, range: [0.3, 0.8]) ?? .same(own)
  }

  /// Vega-Lite's defaults: single points and ticks let others show through.
  private var defaultOpacity: Double {
    let isAggregated = unit.channels.values.contains { $0.spec.aggregate != nil }
    switch unit.mark.type {
    case .point, .tick: return isAggregated || unit.mark.filled == true ? 1 : 0.7
    case .area: return unit.isStacked || unit[.color]?.isData != true ? 1 : 0.7
    default: return 1
    }
  }

  /// The area of each row's point, in square points.
  func sizes() -> PerRow<Double> {
    let own = unit.mark.size ?? (unit.mark.filled == true ? 30 : 36)
    guard let bound = unit[.size] else { return .same(own) }
    if case .value(.number(let value)) = bound.source { return .same(value) }
    return numbers(.size, bound, range: [9, 361]) ?? .same(own)
  }

  /// The width of each row's line.
  func widths() -> PerRow<Double> {
    let own = unit.mark.strokeWidth ?? defaultWidth
    let channel: Channel = unit.mark.type == .line || unit.mark.type == .rule ? .size : .strokeWidth
    guard let bound = unit[.strokeWidth] ?? unit[channel] else { return .same(own) }
    if case .value(.number(let value)) = bound.source { return .same(value) }
    let used = unit[.strokeWidth] == nil ? channel : .strokeWidth
    return numbers(used, bound, range: [1, 4]) ?? .same(own)
  }

  private var defaultWidth: Double {
    switch unit.mark.type {
    case .rule: theme.sizes.lineWidth * 0.7
    case .point, .bar, .area, .rect, .tick: theme.sizes.lineWidth * 0.75
    default: theme.sizes.lineWidth
    }
  }

  private func numbers(
    _ channel: Channel, _ bound: Bound, range: [Double]
  ) -> PerRow<Double>? {
    guard let column = bound.data(in: unit.table), let scale = scale(channel) else { return nil }
    var range = range
    if case .numbers(let given)? = scale.spec.range, given.count >= 2 { range = given }
    if let low = scale.spec.rangeMin { range[0] = low }
    if let high = scale.spec.rangeMax { range[range.count - 1] = high }
    let lookup = NumberLookup(scale: scale, range: range)
    return .each((0..<column.count).map { lookup.number(of: column[$0]) })
  }

  /// The shape of each row's point.
  func shapes() -> PerRow<MarkerShape> {
    let own = unit.mark.shape ?? .circle
    if let bound = unit[.shape] {
      if case .value(.string(let name)) = bound.source {
        return .same(MarkerShape(rawValue: name) ?? own)
      }
      if let shapes = categorical(.shape, bound, theme.palette.shapes(of: scale(.shape))) {
        return shapes
      }
    }
    if secondChannel.hasShapes, unit.mark.shape == nil, let bound = unit[.color],
      let shapes = categorical(.color, bound, theme.palette.shapes)
    {
      return shapes
    }
    return .same(own)
  }

  /// The dashes of each row's line, in points.
  func dashes() -> PerRow<[Double]> {
    let own = unit.mark.strokeDash ?? []
    if let bound = unit[.strokeDash] {
      if case .value(let value) = bound.source {
        if case .dash(let dash) = value { return .same(dash) }
        return .same(own)
      }
      let dashes = theme.palette.dashes(of: scale(.strokeDash), width: theme.sizes.lineWidth)
      return categorical(.strokeDash, bound, dashes) ?? .same(own)
    }
    if secondChannel.hasDashes, unit.mark.type == .line, unit.mark.strokeDash == nil,
      let bound = unit[.color]
    {
      let dashes = theme.palette.dashes(of: nil, width: theme.sizes.lineWidth)
      if let found = categorical(.color, bound, dashes) { return found }
    }
    return .same(own)
  }

  private func categorical<Value>(
    _ channel: Channel, _ bound: Bound, _ values: [Value]
  ) -> PerRow<Value>? {
    guard let categories = scale(channel)?.categories, !values.isEmpty,
      let column = bound.data(in: unit.table)
    else { return nil }
    let indices = Dictionary(zip(categories, categories.indices)) { first, _ in first }
    return .each(
      (0..<column.count).map { values[(indices[column[$0]] ?? 0) % values.count] })
  }
}
