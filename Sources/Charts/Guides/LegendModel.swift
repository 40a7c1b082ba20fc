/// A legend before it is placed: what each entry looks like and says.
struct LegendModel: Hashable {
  let title: String?
  let spec: LegendSpec
  var content: Content

  enum Content: Hashable {
    case entries([Entry])
    /// A ramp of colours, with the places (0…1) and texts of its labels.
    case ramp([Color], labels: [RampLabel])
  }

  /// One sample with its text.
  struct Entry: Hashable {
    var label: String
    var color: Color
    /// The dash pattern and width of a line; `nil` without one.
    var line: Stroke?
    var shape: MarkerShape?
    var area: Double
    /// Whether the sample is a surface: a square of the colour.
    var isSurface: Bool
    var isFilled: Bool
  }

  struct RampLabel: Hashable {
    let place: Double
    let text: String
  }
}

/// Finds the legends that the marks of some plots need.
struct LegendBuilder {
  let trained: [ScaleKey: TrainedScale]
  let theme: Theme
  let secondChannel: SecondChannel
  let config: LegendSpec?

  private static let channels: [Channel] = [
    .color, .shape, .strokeDash, .size, .opacity, .strokeWidth,
  ]

  /// The legends in the order of their first use; channels that show the same data share one.
  func legends(of units: [Unit]) -> [LegendModel] {
    var keys: [[ScaleKey]] = []
    for channel in Self.channels {
      for unit in units {
        for (used, key) in unit.keys.sorted(by: { $0.key.rawValue < $1.key.rawValue })
        where used.scaleChannel == channel && unit[used]?.isData == true {
          guard let scale = trained[key], scale.legend != nil, !keys.joined().contains(key)
          else { continue }
          let same = keys.firstIndex { merges(trained[$0[0]], scale) }
          if let same { keys[same].append(key) } else { keys.append([key]) }
        }
      }
    }
    return keys.compactMap { legend($0, units) }
  }

  private func merges(_ a: TrainedScale?, _ b: TrainedScale) -> Bool {
    guard let a, let first = a.categories, let second = b.categories else { return false }
    return first == second && a.title == b.title
  }

  private func legend(_ keys: [ScaleKey], _ units: [Unit]) -> LegendModel? {
    guard let first = trained[keys[0]], var spec = first.legend else { return nil }
    spec = spec.filled(from: config)
    guard spec.orient != LegendOrient.none else { return nil }
    let title = spec.title.map { $0.value?.lines.joined(separator: " ") } ?? first.title
    if first.categories == nil, first.key.channel == .color {
      return LegendModel(title: title, spec: spec, content: ramp(first, spec))
    }
    let users = units.filter { unit in
      unit.keys.contains { keys.contains($0.value) && unit[$0.key]?.isData == true }
    }
    let values = spec.values ?? first.categories ?? steps(first, spec)
    let numbers = values.compactMap(\.number)
    let labels = Labels(spec.format, values: numbers, isLog: false)
    let entries = values.map { datum in
      entry(
        datum, keys, users,
        label: first.categories == nil || spec.format != nil
          ? labels.text(datum) : datum.label)
    }
    guard !entries.isEmpty else { return nil }
    return LegendModel(title: title, spec: spec, content: .entries(entries))
  }

  private func steps(_ scale: TrainedScale, _ spec: LegendSpec) -> [Datum] {
    guard let continuous = scale.continuous(range: [0, 1]) else { return [] }
    var values = Ticks.linear(
      continuous.domain[0], continuous.domain[1], count: min(spec.tickCount ?? 5, 50))
    if scale.key.channel == .size, values.first == 0 { values.removeFirst() }
    return values.map { .number($0) }
  }

  private func ramp(_ scale: TrainedScale, _ spec: LegendSpec) -> LegendModel.Content {
    let lookup = ColorLookup(scale: scale, palette: theme.palette)
    guard let continuous = scale.continuous(range: [0, 1]) else { return .entries([]) }
    let count = 64
    let colors = (0..<count).map { index in
      let part = (Double(index) + 0.5) / Double(count)
      let (a, b) = (
        continuous.transform(continuous.domain[0]), continuous.transform(continuous.domain[1])
      )
      return lookup.color(of: .number(continuous.transform.inverse(a + (b - a) * part)))
    }
    var isLog = false
    if case .log = continuous.transform { isLog = true }
    let values =
      isLog
      ? Ticks.log(continuous.domain[0], continuous.domain[1], base: 10, count: 3)
        .filter { decimalLogarithm($0) == decimalLogarithm($0).rounded() }
      : spec.values?.compactMap(\.number)
        ?? Ticks.linear(
          continuous.domain[0], continuous.domain[1], count: min(spec.tickCount ?? 5, 50))
    let labels = Labels(spec.format, values: values, isLog: isLog)
    return .ramp(
      colors, labels: values.map { .init(place: continuous($0), text: labels.text($0)) })
  }

  /// What `datum` looks like in the marks that use it.
  private func entry(
    _ datum: Datum, _ keys: [ScaleKey], _ users: [Unit], label: String
  ) -> LegendModel.Entry {
    let lines = users.filter { [.line, .rule].contains($0.mark.type) }
    let points = users.filter { $0.mark.type == .point }
    let line = lines.first
    let sample = line ?? points.first ?? users.first
    // Where another legend explains the colours, this one must not show one of them.
    let isColored = sample?[.color]?.isData == true
    let plain = sample?.mark.color?.color ?? (isColored ? theme.inks.axis : theme.palette.single)
    let isSurface = line == nil && points.isEmpty
    // A surface that lets others show through does so in the legend too.
    let fade = isSurface ? sample?.mark.opacity ?? 1 : 1
    let base = plain.faded(fade)
    var entry = LegendModel.Entry(
      label: label, color: base, line: nil, shape: nil, area: points.first?.mark.size ?? 36,
      isSurface: isSurface,
      isFilled: points.first?.mark.filled ?? false)
    if !points.isEmpty { entry.shape = points.first?.mark.shape ?? .circle }
    var stroke = Stroke(
      color: base, widthPoints: line?.mark.strokeWidth ?? theme.sizes.lineWidth,
      dashPoints: line?.mark.strokeDash ?? [])
    for scale in keys.compactMap({ trained[$0] }) {
      show(datum, on: scale, isLine: line?.mark.type == .line, fade, &entry, &stroke)
    }
    stroke.color = entry.color
    if line != nil { entry.line = stroke }
    if let shape = points.isEmpty ? nil : entry.spec(of: users) { entry.shape = shape }
    return entry
  }

  /// Gives a sample what `scale` gives to `datum`.
  private func show(
    _ datum: Datum, on scale: TrainedScale, isLine: Bool, _ fade: Double,
    _ entry: inout LegendModel.Entry, _ stroke: inout Stroke
  ) {
    let index = scale.categories?.firstIndex(of: datum) ?? 0
    func number(_ standard: [Double]) -> Double {
      NumberLookup(scale: scale, range: sizeRange(scale, standard)).number(of: datum)
    }
    switch scale.key.channel {
    case .color:
      entry.color = ColorLookup(scale: scale, palette: theme.palette).color(of: datum).faded(fade)
      let dashes = theme.palette.dashes(of: nil, width: theme.sizes.lineWidth)
      if secondChannel.hasDashes, isLine { stroke.dashPoints = dashes[index % dashes.count] }
      if secondChannel.hasShapes, entry.shape != nil {
        entry.shape = theme.palette.shapes[index % theme.palette.shapes.count]
      }
    case .shape:
      let shapes = theme.palette.shapes(of: scale)
      entry.shape = shapes[index % shapes.count]
    case .strokeDash:
      let dashes = theme.palette.dashes(of: scale, width: theme.sizes.lineWidth)
      stroke.dashPoints = dashes[index % dashes.count]
    case .size where entry.shape != nil && !isLine: entry.area = number([9, 361])
    case .size, .strokeWidth: stroke.widthPoints = number([1, 4])
    case .opacity: entry.color = entry.color.faded(number([0.3, 0.8]))
    default: break
    }
  }

  private func sizeRange(_ scale: TrainedScale, _ standard: [Double]) -> [Double] {
    guard case .numbers(let given)? = scale.spec.range, given.count >= 2 else { return standard }
    return given
  }
}

extension LegendModel.Entry {
  /// The shape that a legend asks for itself.
  fileprivate func spec(of users: [Unit]) -> MarkerShape? {
    users.lazy.compactMap { unit in
      unit.channels.values.lazy.compactMap { $0.spec.legend?.value?.symbolType }.first
    }.first
  }
}

extension LegendSpec {
  /// These settings, and those of `other` that are not given here.
  func filled(from other: LegendSpec?) -> LegendSpec {
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
