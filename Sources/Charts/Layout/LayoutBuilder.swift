/// Puts panels, axes, legends and titles in their places.
struct LayoutBuilder {
  let trained: [ScaleKey: TrainedScale]
  let theme: Theme
  let measuring: any TextMeasuring
  let config: ConfigSpec?
  let secondChannel: SecondChannel
  let directLabels: Bool
  /// Whether a legend stands inside a plot and must know where data lies.
  private let keepsOccupied: Bool
  var warnings: [ChartWarning] = []

  init(
    trained: [ScaleKey: TrainedScale], theme: Theme, measuring: any TextMeasuring,
    spec: ChartSpec
  ) {
    self.trained = trained
    self.theme = theme
    self.measuring = measuring
    config = spec.config
    secondChannel = spec.options?.secondChannel ?? theme.secondChannel
    directLabels = spec.options?.directLabels ?? false
    let orients = trained.values.compactMap { $0.legend?.orient } + [spec.config?.legend?.orient]
    keepsOccupied = orients.contains { $0?.isInside == true }
  }

  /// Which axes a plot leaves out because its neighbours have them.
  struct HiddenAxes {
    var x = false
    var y = false
    /// Whether only the title is left out.
    var titlesToo = true
  }

  mutating func block(_ panel: Panel, hiding: HiddenAxes = HiddenAxes()) -> Block {
    switch panel {
    case .plot(let plot): return self.plot(plot, hiding)
    case .row(let panels, let spacing, let title):
      var blocks: [Block] = []
      for panel in panels { blocks.append(block(panel)) }
      return titled(Block.row(blocks, spacing: spacing), title)
    case .column(let panels, let spacing, let title):
      var blocks: [Block] = []
      for panel in panels { blocks.append(block(panel)) }
      return titled(Block.column(blocks, spacing: spacing), title)
    case .grid(let grid): return titled(self.grid(grid), grid.title)
    }
  }

  /// A plot with its axes, its own legends and its title.
  private mutating func plot(_ plot: Panel.Plot, _ hiding: HiddenAxes) -> Block {
    let scales = PlotScales(plot: plot, trained: trained, theme: theme, config: config)
    let size = Point(scales.width, scales.height)
    var block = Block(inner: size)
    let axes = axes(plot, scales, hiding)
    block.nodes.append(contentsOf: ground(plot, size))
    block.nodes += axes.filter { ($0.axis.spec.zindex ?? 0) < 1 }.compactMap(\.grid)
    var ends: [DirectLabels.End] = []
    var overhang = Overhang(plot: size, measuring: measuring)
    for (index, unit) in plot.units.enumerated() {
      let drawing = MarkDrawing(
        unit: unit,
        style: Style(
          unit: unit, trained: trained, theme: theme, secondChannel: secondChannel),
        scales: scales, theme: theme, measuring: measuring)
      let (nodes, leftOut) = drawing.nodes()
      if leftOut > 0 { warnings.append(Self.warning(leftOut, unit)) }
      let clip =
        unit.mark.clip == true
        ? Rectangle(x: 0, y: 0, width: size.x, height: size.y) : nil
      block.nodes.append(.group(Scene.Group(role: "mark-\(index)", clip: clip, nodes: nodes)))
      if clip == nil { overhang.include(nodes) }
      if keepsOccupied { for node in nodes { Occupancy.add(node, to: &block.occupied) } }
      if directLabels { ends += DirectLabels.ends(of: drawing) }
    }
    block.nodes += axes.map(\.nodes)
    block.margins = margins(axes).including(overhang.margins)
    if directLabels {
      DirectLabels(theme: theme, measuring: measuring).place(ends, on: &block)
    }
    let own = plot.units.map { $0.keeping { !$0.scope.isEmpty } }
    addLegends(own, to: &block)
    return titled(block, plot.title)
  }

  private static func warning(_ count: Int, _ unit: Unit) -> ChartWarning {
    let noun = count == 1 ? "datum has" : "data have"
    return ChartWarning(
      path: unit.path, message: "\(count) \(noun) no place on the scales and left out")
  }

  private func ground(_ plot: Panel.Plot, _ size: Point) -> [Scene.Node] {
    let outline = Marker.rectangle(.zero, size)
    let fill = (plot.background?.fill ?? config?.view?.fill)?.value?.color
    let setting = plot.background?.stroke ?? config?.view?.stroke
    let line: Color? = setting.map { $0.value?.color } ?? theme.inks.frame
    guard fill != nil || line != nil else { return [] }
    let stroke = line.map {
      Stroke(
        color: $0, widthPoints: plot.background?.strokeWidth ?? theme.sizes.hairline)
    }
    return [
      .group(Scene.Group(role: "ground", nodes: [.path(outline, fill: fill, stroke: stroke)]))
    ]
  }

  private func axes(
    _ plot: Panel.Plot, _ scales: PlotScales, _ hiding: HiddenAxes
  ) -> [AxisDrawing] {
    let builder = AxisBuilder(theme: theme, measuring: measuring, config: config)
    var seen = Set<ScaleKey>()
    var drawings: [AxisDrawing] = []
    for unit in plot.units {
      for channel in [Channel.x, .y] {
        guard let key = unit.keys[channel], unit[channel]?.isData == true,
          let scale = scales.positions[key], let trained = trained[key],
          seen.insert(key).inserted
        else { continue }
        let length = channel == .x ? scales.width : scales.height
        guard var axis = builder.axis(trained, scale, length: length) else { continue }
        // A second, independent axis stands on the other side.
        let sides = drawings.map(\.axis.orient)
        if axis.spec.orient == nil, sides.contains(axis.orient) {
          axis = axis.turned(to: channel == .x ? .top : .right)
        }
        if channel == .x ? hiding.x : hiding.y { axis = axis.bare }
        drawings.append(
          AxisDrawing(
            axis: axis, theme: theme, measuring: measuring,
            plot: Point(scales.width, scales.height)))
      }
    }
    return drawings
  }

  private func margins(_ axes: [AxisDrawing]) -> Block.Margins {
    var margins = Block.Margins()
    for drawing in axes {
      let depth = drawing.depth
      switch drawing.axis.orient {
      case .left: margins.left = max(margins.left, depth)
      case .right: margins.right = max(margins.right, depth)
      case .top: margins.top = max(margins.top, depth)
      case .bottom: margins.bottom = max(margins.bottom, depth)
      }
    }
    for drawing in axes {
      let (start, end) = drawing.overhang
      if drawing.axis.isHorizontal {
        margins.left = max(margins.left, start)
        margins.right = max(margins.right, end)
      } else {
        margins.top = max(margins.top, start)
        margins.bottom = max(margins.bottom, end)
      }
    }
    return margins
  }
}

extension Unit {
  /// The unit with only the scales that pass `test`.
  func keeping(_ test: (ScaleKey) -> Bool) -> Unit {
    var unit = self
    unit.keys = keys.filter { test($0.value) }
    return unit
  }
}

extension AxisModel {
  /// The axis on another side, without grid lines.
  func turned(to orient: AxisOrient) -> AxisModel {
    AxisModel(
      orient: orient, spec: spec, title: title, ticks: ticks, length: length,
      isDiscrete: isDiscrete, labelAngle: labelAngle, labelSize: labelSize,
      titleSize: titleSize, isGridShown: false)
  }

  /// The axis without labels and title, for a plot whose neighbour has them.
  var bare: AxisModel {
    var spec = spec
    spec.domain = false
    spec.ticks = false
    let ticks = ticks.map { Tick(place: $0.place, label: "", isMinor: $0.isMinor) }
    return AxisModel(
      orient: orient, spec: spec, title: nil, ticks: ticks, length: length,
      isDiscrete: isDiscrete, labelAngle: labelAngle, labelSize: labelSize,
      titleSize: titleSize, isGridShown: isGridShown)
  }
}
