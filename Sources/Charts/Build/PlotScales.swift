/// The scales of one plot in its place: what each channel of its marks goes through.
struct PlotScales {
  let width: Double
  let height: Double
  let trained: [ScaleKey: TrainedScale]
  private(set) var positions: [ScaleKey: PositionScale] = [:]

  init(plot: Panel.Plot, trained: [ScaleKey: TrainedScale], theme: Theme, config: ConfigSpec?) {
    self.trained = trained
    let view = config?.view
    let step = view?.step ?? theme.plot.step
    let keys = Self.keys(of: plot, trained)
    width = Self.length(
      plot.width, keys.x.flatMap { trained[$0] }, keys.xOffset.flatMap { trained[$0] }, plot,
      step, view?.continuousWidth ?? theme.plot.width)
    height = Self.length(
      plot.height, keys.y.flatMap { trained[$0] }, keys.yOffset.flatMap { trained[$0] }, plot,
      step, view?.continuousHeight ?? theme.plot.height)
    for unit in plot.units {
      for channel in [Channel.x, .y] {
        guard let key = unit.keys[channel], let scale = trained[key], positions[key] == nil
        else { continue }
        let offset = unit.keys[channel == .x ? .xOffset : .yOffset].flatMap { trained[$0] }
        positions[key] = position(scale, plot, hasOffset: offset != nil, theme)
      }
    }
    for unit in plot.units {
      for (channel, base) in [(Channel.xOffset, Channel.x), (.yOffset, .y)] {
        guard let key = unit.keys[channel], let scale = trained[key], positions[key] == nil,
          let baseKey = unit.keys[base]
        else { continue }
        let band = positions[baseKey]?.bandwidth ?? 0
        positions[key] = offset(scale, band: band)
      }
    }
  }

  /// The first scale of each side.
  private static func keys(
    of plot: Panel.Plot, _ trained: [ScaleKey: TrainedScale]
  ) -> (x: ScaleKey?, y: ScaleKey?, xOffset: ScaleKey?, yOffset: ScaleKey?) {
    func key(_ channel: Channel) -> ScaleKey? {
      plot.units.compactMap { $0.keys[channel] }.first { trained[$0] != nil }
    }
    return (key(.x), key(.y), key(.xOffset), key(.yOffset))
  }

  private static func isRect(_ plot: Panel.Plot) -> Bool {
    plot.units.contains { $0.mark.type == .rect } && !plot.units.contains { $0.mark.type == .bar }
  }

  private static func length(
    _ size: ViewSize?, _ scale: TrainedScale?, _ offset: TrainedScale?, _ plot: Panel.Plot,
    _ standardStep: Double, _ standard: Double
  ) -> Double {
    if case .pixels(let pixels)? = size { return pixels }
    guard let scale else { return size == nil ? standardStep : standard }
    guard let categories = scale.categories else { return standard }
    var step = standardStep
    if case .step(let given)? = size { step = given }
    var (inner, outer) = scale.gaps(isRect: isRect(plot))
    if let offset, let inside = offset.categories, case .discrete(.band, _) = scale.kind {
      if scale.spec.paddingInner == nil, scale.spec.padding == nil { (inner, outer) = (0.2, 0.2) }
      let gaps = offset.gaps(isRect: false)
      step *=
        BandScale.space(inside.count, inner: gaps.inner, outer: gaps.outer) / (1 - min(inner, 0.9))
    }
    let length = step * BandScale.space(categories.count, inner: inner, outer: outer)
    return min(length, ViewSize.limit)
  }

  private func position(
    _ scale: TrainedScale, _ plot: Panel.Plot, hasOffset: Bool, _ theme: Theme
  ) -> PositionScale {
    let isX = scale.key.channel == .x
    let length = isX ? width : height
    switch scale.kind {
    case .continuous:
      var range = isX ? [0, length] : [length, 0]
      if case .numbers(let given)? = scale.spec.range, given.count >= 2 { range = given }
      let padding = theme.plot.margin * length
      let continuous = scale.continuous(range: range, defaultPadding: padding)
      return continuous.map { .continuous($0) }
        ?? .continuous(ContinuousScale(.linear, domain: [0, 1], range: range))
    case .discrete(let type, let categories):
      var (inner, outer) = scale.gaps(isRect: Self.isRect(plot))
      if hasOffset, type == .band, scale.spec.paddingInner == nil, scale.spec.padding == nil {
        (inner, outer) = (0.2, 0.2)
      }
      let range = scale.spec.reverse == true ? [length, 0] : [0, length]
      return .band(
        BandScale(categories: categories, range: range, inner: inner, outer: outer))
    }
  }

  private func offset(_ scale: TrainedScale, band: Double) -> PositionScale {
    if let categories = scale.categories {
      let gaps = scale.gaps(isRect: false)
      return .band(
        BandScale(
          categories: categories, range: [0, band], inner: gaps.inner, outer: gaps.outer))
    }
    return .continuous(
      scale.continuous(range: [0, band])
        ?? ContinuousScale(.linear, domain: [0, 1], range: [0, band]))
  }

  /// The scale of a unit's channel.
  func position(_ channel: Channel, of unit: Unit) -> PositionScale? {
    unit.keys[channel].flatMap { positions[$0] }
  }
}
