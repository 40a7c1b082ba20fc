/// Error bars and bands: the interval around a centre, from raw data or from given ends.
struct ErrorMark {
  let composite: CompositeMark
  private let value: Channel
  private let end: Channel
  private let error: Channel
  private let error2: Channel
  private var mark: MarkSpec { composite.mark }

  init(composite: CompositeMark) {
    self.composite = composite
    let encoding = composite.encoding
    var types: [Channel: FieldType] = [:]
    for (channel, spec) in encoding.ordered {
      types[channel] = UnitCompiler.type(of: spec, on: channel)
    }
    let isVertical = UnitCompiler.orient(of: composite.mark, encoding, types) == .vertical
    value = isVertical ? .y : .x
    end = isVertical ? .y2 : .x2
    error = isVertical ? .yError : .xError
    error2 = isVertical ? .yError2 : .xError2
  }

  /// The rule or area of the interval, with the ticks or borders at its ends.
  func parts(of table: DataTable) throws(ChartSpecError) -> [CompositeMark.Part] {
    let (table, low, high) = try interval(table)
    var encoding = composite.encoding
    let source = encoding[value] ?? ChannelSpec()
    var first = ChannelSpec.field(low, .quantitative)
    first.title = source.title ?? .on(Lines([source.field.map(UnitCompiler.name) ?? ""]))
    first.scale = source.scale
    first.axis = source.axis
    first.stack = .off
    encoding[value] = first
    var second = ChannelSpec.field(high, .quantitative)
    second.title = .off
    encoding[end] = second
    encoding[error] = nil
    encoding[error2] = nil
    let edges = (encoding, [low, high])
    return mark.type == .errorband
      ? band(table, edges.0, edges.1) : bar(table, edges.0, edges.1)
  }

  private func interval(
    _ table: DataTable
  ) throws(ChartSpecError) -> (DataTable, String, String) {
    let encoding = composite.encoding
    guard let field = encoding[value]?.field else {
      throw ChartSpecError(
        path: "\(composite.path)/encoding/\(value.rawValue)", .missingKey("field"))
    }
    let name = UnitCompiler.name(field)
    if let other = encoding[end]?.field { return (table, name, UnitCompiler.name(other)) }
    if let spread = encoding[error]?.field {
      return given(table, name, UnitCompiler.name(spread))
    }
    return summarised(table, name)
  }

  /// The ends as distances from the centre.
  private func given(
    _ table: DataTable, _ name: String, _ spread: String
  ) -> (DataTable, String, String) {
    let centers = table[name]?.numbers ?? []
    let up = table[spread]?.numbers ?? []
    let below = composite.encoding[error2]?.field.map(UnitCompiler.name)
    let down = below.flatMap { table[$0]?.numbers.map { -$0 } } ?? up
    var result = table
    result["lower_\(name)"] = .numbers(zip(centers, down).map { $0 - $1 })
    result["upper_\(name)"] = .numbers(zip(centers, up).map { $0 + $1 })
    return (result, "lower_\(name)", "upper_\(name)")
  }

  /// The ends from raw data.
  private func summarised(
    _ table: DataTable, _ name: String
  ) -> (DataTable, String, String) {
    let groups = composite.encoding.ordered.filter { $0.channel != value }
      .compactMap { $0.spec.field.map(UnitCompiler.name) }
    let isMedian = mark.center == .median
    let extent = mark.extent ?? (isMedian ? .iqr : .stderr)
    let (low, high): (Aggregate, Aggregate) =
      switch extent {
      case .ci: (.ci0, .ci1)
      case .iqr: (.q1, .q3)
      case .stderr: (.stderr, .stderr)
      case .stdev: (.stdev, .stdev)
      }
    var result = Aggregation(
      groups: groups,
      summaries: [
        .init(isMedian || extent == .iqr ? .median : .mean, of: name, as: "center_\(name)"),
        .init(low, of: name, as: "lower_\(name)"), .init(high, of: name, as: "upper_\(name)"),
      ]
    ).table(from: table)
    if extent == .stderr || extent == .stdev {
      let centers = result["center_\(name)"]?.numbers ?? []
      let spreads = result["lower_\(name)"]?.numbers ?? []
      result["lower_\(name)"] = .numbers(zip(centers, spreads).map { $0 - $1 })
      result["upper_\(name)"] = .numbers(zip(centers, spreads).map { $0 + $1 })
    }
    return (result, "lower_\(name)", "upper_\(name)")
  }

  private func part(
    _ mark: MarkSpec, _ encoding: EncodingSpec, _ table: DataTable
  ) -> CompositeMark.Part {
    CompositeMark.Part(mark: mark, encoding: encoding, table: table, stacksLike: mark.type)
  }

  private func bar(
    _ table: DataTable, _ encoding: EncodingSpec, _ ends: [String]
  ) -> [CompositeMark.Part] {
    var rule = mark
    rule.type = .rule
    rule.ticks = nil
    rule.extent = nil
    var parts = [part(rule, encoding, table)]
    guard let toggle = mark.ticks, toggle.isOn else { return parts }
    for name in ends {
      var tick = MarkSpec(.tick)
      tick.orient = value == .y ? .horizontal : .vertical
      tick.color = mark.color
      tick.opacity = mark.opacity
      tick.thickness = mark.strokeWidth
      toggle.settings?.apply(to: &tick)
      parts.append(part(tick, edge(encoding, name), table))
    }
    return parts
  }

  private func band(
    _ table: DataTable, _ encoding: EncodingSpec, _ ends: [String]
  ) -> [CompositeMark.Part] {
    var area = mark
    area.type = .area
    area.borders = nil
    area.extent = nil
    area.opacity = mark.opacity ?? 0.25
    area.orient = value == .y ? .vertical : .horizontal
    var parts = [part(area, encoding, table)]
    guard let toggle = mark.borders, toggle.isOn else { return parts }
    for name in ends {
      var line = MarkSpec(.line)
      line.color = mark.color
      line.interpolate = mark.interpolate
      line.orient = area.orient
      toggle.settings?.apply(to: &line)
      parts.append(part(line, edge(encoding, name), table))
    }
    return parts
  }

  private func edge(_ encoding: EncodingSpec, _ name: String) -> EncodingSpec {
    var encoding = encoding
    encoding[value]?.field = name
    encoding[end] = nil
    return encoding
  }
}
