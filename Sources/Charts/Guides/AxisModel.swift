/// An axis in its place: ticks with their labels, before they are drawn.
struct AxisModel {
  let orient: AxisOrient
  let spec: AxisSpec
  let title: String?
  let ticks: [Tick]
  /// The side of the plot along which it runs, in points.
  let length: Double
  let isDiscrete: Bool
  let labelAngle: Double
  let labelSize: Double
  let titleSize: Double
  let isGridShown: Bool

  /// One tick.
  struct Tick: Hashable {
    /// Along the axis, in points from the plot's left or top.
    let place: Double
    /// Empty where a label would not fit or the tick is a minor one.
    var label: String
    let isMinor: Bool
  }

  var isHorizontal: Bool { orient == .top || orient == .bottom }
}

/// Chooses the ticks of an axis and the way its labels are written.
struct AxisBuilder {
  let theme: Theme
  let measuring: any TextMeasuring
  let config: ConfigSpec?

  /// The axis of `scale` over `length` points; `nil` if it has none.
  func axis(
    _ trained: TrainedScale, _ scale: PositionScale, length: Double
  ) -> AxisModel? {
    guard let own = trained.axis else { return nil }
    let isX = trained.key.channel == .x
    let spec = own.filled(from: isX ? config?.axisX : config?.axisY).filled(from: config?.axis)
    let orient = spec.orient ?? (isX ? .bottom : .left)
    let size = spec.labelFontSize ?? theme.sizes.axisLabel
    let font = Font(theme.family, sizePoints: size)
    var ticks: [AxisModel.Tick]
    let isDiscrete: Bool
    switch scale {
    case .continuous(let continuous):
      isDiscrete = false
      ticks = self.ticks(continuous, trained, spec, length)
    case .band(let band):
      isDiscrete = true
      ticks = self.ticks(band, spec, font)
    }
    let horizontal = orient == .top || orient == .bottom
    var angle = spec.labelAngle ?? 0
    let mayOverlap = spec.labelOverlap == .plain(false)
    if horizontal, isDiscrete, spec.labelAngle == nil { angle = self.angle(for: ticks, font) }
    if !mayOverlap { thin(&ticks, isHorizontal: horizontal, angle: angle, font) }
    if spec.labels == false { for index in ticks.indices { ticks[index].label = "" } }
    let title = spec.title.map { $0.value?.lines.joined(separator: " ") } ?? trained.title
    return AxisModel(
      orient: orient, spec: spec, title: title, ticks: ticks, length: length,
      isDiscrete: isDiscrete, labelAngle: angle, labelSize: size,
      titleSize: spec.titleFontSize ?? theme.sizes.axisTitle,
      isGridShown: spec.grid ?? (!isDiscrete && trained.binStep == nil))
  }

  /// The values of a continuous axis's ticks.
  static func values(
    _ scale: ContinuousScale, _ trained: TrainedScale, _ spec: AxisSpec, _ length: Double
  ) -> [Double] {
    if let values = spec.values { return values.compactMap(\.number) }
    let (low, high) = (scale.domain[0], scale.domain[1])
    var count = spec.tickCount ?? (length / (trained.binStep == nil ? 40 : 10)).rounded(.up)
    if let least = spec.tickMinStep, least > 0 {
      count = min(count, max(1, ((high - low).magnitude / least).rounded(.down)))
    }
    count = min(max(count, 0), 1000)
    if let step = trained.binStep, case .linear = scale.transform {
      return binTicks(low, high, step, count)
    }
    if case .log(let base) = scale.transform {
      return Ticks.log(low, high, base: base, count: spec.tickCount ?? 10)
    }
    if case .symlog(let constant) = scale.transform, spec.tickCount == nil {
      return Ticks.symlog(low, high, constant: constant)
    }
    return Ticks.linear(low, high, count: count)
  }

  /// The ends of bins; every second, fourth and so on if there are more than `count`.
  private static func binTicks(
    _ low: Double, _ high: Double, _ step: Double, _ count: Double
  ) -> [Double] {
    let bins = ((high - low) / step).rounded()
    guard bins >= 1, bins <= 10_000 else { return [low, high] }
    var ticks = (0...Int(bins)).map { index in
      let value = low + Double(index) * step
      let text = Decimal(value.magnitude).rounded(significant: 14).plain
      return (Double(text) ?? value.magnitude) * (value < 0 ? -1 : 1)
    }
    while Double(ticks.count) > max(count, 2) {
      ticks = ticks.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    }
    return ticks
  }

  private func ticks(
    _ scale: ContinuousScale, _ trained: TrainedScale, _ spec: AxisSpec, _ length: Double
  ) -> [AxisModel.Tick] {
    let values = Self.values(scale, trained, spec, length)
    var logBase: Double?
    if case .log(let base) = scale.transform { logBase = base }
    let labels = Labels(
      spec.format ?? (trained.isNormalized ? ".0%" : nil), values: values, isLog: logBase != nil)
    let majors = values.filter { Self.isMajor($0, logBase) }
    return values.compactMap { value in
      let place = scale(value)
      guard place.isFinite, place >= -0.5, place <= length + 0.5 else { return nil }
      let isMinor = logBase != nil && spec.values == nil && !Self.isMajor(value, logBase)
      return AxisModel.Tick(
        place: place,
        label: isMinor && majors.count > 1 && !fits(values.count, length)
          ? "" : labels.text(value), isMinor: isMinor)
    }
  }

  /// Whether even minor ticks of a logarithmic axis may try to have labels: less than a decade or
  /// two on a long axis.
  private func fits(_ count: Int, _ length: Double) -> Bool {
    count <= 11 && length / Double(max(1, count)) > 24
  }

  private static func isMajor(_ value: Double, _ base: Double?) -> Bool {
    guard let base, value > 0 else { return true }
    let exponent = Ticks.exponent(value, base)
    return (exponent - exponent.rounded()).magnitude < 1e-9
  }

  private func ticks(_ band: BandScale, _ spec: AxisSpec, _ font: Font) -> [AxisModel.Tick] {
    let shown = spec.values ?? band.categories
    let numbers = shown.compactMap { datum -> Double? in
      if case .number(let value) = datum { return value }
      return nil
    }
    let labels = spec.format.map { Labels($0, values: numbers, isLog: false) }
    let ellipsis = Ellipsis(measuring: measuring, font: font)
    let limit = spec.labelLimit ?? theme.sizes.labelLimit
    return shown.compactMap { datum in
      let place = band.center(of: datum)
      guard place.isFinite else { return nil }
      let text = labels?.text(datum) ?? datum.label
      return AxisModel.Tick(
        place: place, label: ellipsis.shortened(text, to: limit), isMinor: false)
    }
  }

  /// The least turn at which the labels below a discrete axis do not meet.
  private func angle(for ticks: [AxisModel.Tick], _ font: Font) -> Double {
    let step = zip(ticks, ticks.dropFirst()).map { ($1.place - $0.place).magnitude }.min()
    guard let step else { return 0 }
    let extents = ticks.map { measuring.extent(of: $0.label, font: font) }
    let widest = extents.map(\.width).max() ?? 0
    if widest + 4 <= step { return 0 }
    let line = extents.map { $0.ascent + $0.descent }.max() ?? font.sizePoints
    return widest <= 90 && step >= line * 1.5 ? -45 : -90
  }

  /// Takes away labels that would touch a label before them; decades come before other ticks.
  private func thin(
    _ ticks: inout [AxisModel.Tick], isHorizontal: Bool, angle: Double, _ font: Font
  ) {
    var taken: [ClosedRange<Double>] = []
    let order =
      ticks.indices.filter { !ticks[$0].isMinor } + ticks.indices.filter { ticks[$0].isMinor }
    for index in order where !ticks[index].label.isEmpty {
      let extent = measuring.extent(of: ticks[index].label, font: font)
      let line = extent.ascent + extent.descent
      let length = isHorizontal && angle == 0 ? extent.width + 5 : line
      let (low, high) = (ticks[index].place - length / 2, ticks[index].place + length / 2)
      if taken.contains(where: { $0.lowerBound < high - 0.01 && low + 0.01 < $0.upperBound }) {
        ticks[index].label = ""
      } else {
        taken.append(low...max(low, high))
      }
    }
  }
}

extension AxisSpec {
  /// These settings, and those of `other` that are not given here.
  func filled(from other: AxisSpec?) -> AxisSpec {
    guard let other else { return self }
    var result = other
    for field in Self.fields {
      guard let json = field.write(self) else { continue }
      var context = SpecContext(isLenient: true)
      try? field.read(SpecNode(json: json, path: ""), &context, &result)
    }
    return result
  }
}
