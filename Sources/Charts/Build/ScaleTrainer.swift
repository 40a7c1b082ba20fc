/// Finds the domain of each scale from all the marks that share it, by Vega-Lite's rules.
struct ScaleTrainer {
  let config: ConfigSpec?
  private(set) var scales: [ScaleKey: TrainedScale] = [:]

  /// A channel of a unit that uses a scale.
  struct Use {
    let unit: Unit
    let channel: Channel
    let bound: Bound
  }

  /// - Throws: ``ChartSpecError/Problem/invalid(_:)`` for a domain that a scale cannot have.
  init(units: [Unit], config: ConfigSpec?) throws(ChartSpecError) {
    self.config = config
    var uses: [ScaleKey: [Use]] = [:]
    var order: [ScaleKey] = []
    for unit in units {
      for channel in Channel.allCases {
        guard let bound = unit[channel], bound.isData, let key = unit.keys[channel],
          Self.scaled.contains(channel.scaleChannel)
        else { continue }
        if uses[key] == nil { order.append(key) }
        uses[key, default: []].append(Use(unit: unit, channel: channel, bound: bound))
      }
    }
    for key in order {
      let list = (uses[key] ?? []).filter { $0.bound.spec.scale != .off }
      guard !list.isEmpty else { continue }
      scales[key] = try trained(key, list)
    }
  }

  private static let scaled: Set<Channel> = [
    .x, .y, .xOffset, .yOffset, .color, .shape, .strokeDash, .size, .opacity, .strokeWidth,
  ]

  private func trained(_ key: ScaleKey, _ uses: [Use]) throws(ChartSpecError) -> TrainedScale {
    let spec = uses.compactMap { $0.bound.spec.scale?.value }.first ?? ScaleSpec()
    let type = Self.type(key.channel, uses)
    let path = uses[0].unit.path + "/encoding/" + uses[0].channel.rawValue + "/scale"
    let axes = uses.compactMap(\.bound.spec.axis)
    let legends = uses.compactMap(\.bound.spec.legend)
    let kind =
      type.isContinuous
      ? try continuous(key, uses, spec, type, path) : discrete(uses, spec, type)
    let bin = uses.first?.bound.spec.bin?.settings
    return TrainedScale(
      key: key, kind: kind, spec: spec,
      axis: axes.first == .off ? nil : axes.compactMap(\.value).first ?? AxisSpec(),
      legend: legends.first == .off ? nil : legends.compactMap(\.value).first ?? LegendSpec(),
      title: Self.title(uses), padding: Self.padding(key.channel, uses),
      binStep: bin?.step, nice: Self.nice(key.channel, uses, spec),
      isNormalized: uses.contains { $0.bound.spec.stack == .on(.normalize) })
  }

  /// The distinct titles of all that share the scale.
  private static func title(_ uses: [Use]) -> String? {
    var titles: [String] = []
    for use in uses where use.channel == use.channel.scaleChannel {
      // A title that was asked for stands alone; derived ones are put together.
      if use.bound.spec.title != nil {
        return use.bound.title
      }
    }
    for use in uses where use.channel == use.channel.scaleChannel || uses.count == 1 {
      if let title = use.bound.title, !titles.contains(title) { titles.append(title) }
    }
    return titles.isEmpty ? nil : titles.joined(separator: ", ")
  }

  private static func type(_ channel: Channel, _ uses: [Use]) -> ScaleType {
    if let type = uses.compactMap({ $0.bound.spec.scale?.value?.type }).first { return type }
    var result: ScaleType?
    for use in uses where use.channel == use.channel.scaleChannel || result == nil {
      let isDiscrete = use.bound.type.isDiscrete
      let type: ScaleType
      switch channel {
      case .x, .y:
        let isBand =
          [.bar, .rect].contains(use.unit.mark.type)
          || (channel == .x ? use.unit[.xOffset] : use.unit[.yOffset]) != nil
        type = !isDiscrete ? .linear : isBand ? .band : .point
      case .xOffset, .yOffset:
        type = [.bar, .rect].contains(use.unit.mark.type) ? .band : isDiscrete ? .point : .linear
      case .shape, .strokeDash: type = .ordinal
      default: type = isDiscrete ? .ordinal : .linear
      }
      if result == nil || type == .band { result = type }
    }
    return result ?? .linear
  }

  private static func padding(_ channel: Channel, _ uses: [Use]) -> Double {
    for use in uses where use.unit.mark.type == .bar && !use.bound.isBinned {
      let isVertical = use.unit.orient == .vertical
      if channel == (isVertical ? .x : .y), !use.bound.type.isDiscrete,
        use.unit[isVertical ? .x2 : .y2] == nil
      {
        return 5
      }
    }
    return 0
  }

  private static func nice(_ channel: Channel, _ uses: [Use], _ spec: ScaleSpec) -> Nice {
    if let nice = spec.nice { return nice }
    if spec.domain != nil || spec.domainMin != nil || spec.domainMax != nil {
      return .plain(false)
    }
    if uses.first?.bound.isBinned == true { return .plain(false) }
    return .plain(channel == .x || channel == .y)
  }
}

extension ScaleTrainer {
  private func transform(_ type: ScaleType, _ spec: ScaleSpec) -> ContinuousScale.Transform {
    switch type {
    case .log: .log(base: spec.base ?? 10)
    case .symlog: .symlog(constant: spec.constant ?? 1)
    case .pow: .pow(exponent: spec.exponent ?? 1)
    case .sqrt: .pow(exponent: 0.5)
    default: .linear
    }
  }

  private func continuous(
    _ key: ScaleKey, _ uses: [Use], _ spec: ScaleSpec, _ type: ScaleType, _ path: String
  ) throws(ChartSpecError) -> TrainedScale.Kind {
    let transform = transform(type, spec)
    var (low, high) = (Double.infinity, -Double.infinity)
    func add(_ value: Double) {
      guard transform.contains(value) else { return }
      low = min(low, value)
      high = max(high, value)
    }
    for use in uses {
      if let extent = use.bound.spec.bin?.settings?.extent, use.bound.isBinned {
        extent.forEach(add)
        continue
      }
      if case .datum(let datum) = use.bound.source {
        if let number = datum.number { add(number) }
        continue
      }
      use.bound.data(in: use.unit.table)?.numbers.forEach(add)
    }
    if low > high { (low, high) = transform(0).isFinite ? (0, 1) : (1, 10) }
    if type != .log, type != .symlog, isZeroBased(key.channel, uses, spec) {
      (low, high) = (min(low, 0), max(high, 0))
    }
    if case .values(let values)? = spec.domain {
      let numbers = values.compactMap(\.number)
      guard numbers.count >= 2, let first = numbers.first, let last = numbers.last else {
        throw ChartSpecError(
          path: path + "/domain", .wrongType(expected: "two numbers", found: values.json.text))
      }
      (low, high) = (first, last)
    }
    (low, high) = (spec.domainMin ?? low, spec.domainMax ?? high)
    guard transform.contains(low), transform.contains(high) else {
      throw ChartSpecError(
        path: path + "/domain", .invalid("a logarithmic scale has no place for 0 or less"))
    }
    return .continuous(transform, low: low, high: high)
  }

  /// Vega-Lite's rule for domains that include zero; the first mark decides.
  private func isZeroBased(_ channel: Channel, _ uses: [Use], _ spec: ScaleSpec) -> Bool {
    if let zero = spec.zero { return zero }
    guard let use = uses.first else { return false }
    if case .values? = spec.domain { return false }
    if channel == .size { return true }
    guard channel == .x || channel == .y, !use.bound.isBinned else { return false }
    let isMeasured = channel == (use.unit.orient == .vertical ? Channel.y : .x)
    switch use.unit.mark.type {
    case .bar, .area, .line: return isMeasured
    default: return true
    }
  }

  private func discrete(
    _ uses: [Use], _ spec: ScaleSpec, _ type: ScaleType
  ) -> TrainedScale.Kind {
    if case .values(let values)? = spec.domain { return .discrete(type, values) }
    var seen = Set<Datum>()
    var found: [Datum] = []
    for use in uses {
      guard let column = use.bound.data(in: use.unit.table) else { continue }
      for row in 0..<column.count where seen.insert(column[row]).inserted {
        found.append(column[row])
      }
    }
    let sort = uses.compactMap(\.bound.spec.sort).first
    switch sort {
    case .off: break
    case .on(.descending): found.sort { Datum.precedes($1, $0) }
    case .on(.values(let first)):
      let rest = found.filter { !first.contains($0) }.sorted(by: Datum.precedes)
      found = first.filter(seen.contains) + rest
    case .on(.channel(let channel, let isDescending)):
      let name = uses[0].unit[channel]?.column
      found = ranked(found, uses[0], by: name, .sum, isDescending)
    case .on(.field(let field, let op, let isDescending)):
      let name = field.map(UnitCompiler.name)
      let alias = "sort_\(op?.rawValue ?? "mean")_\(name ?? "")"
      let known = uses[0].unit.table[alias] != nil
      found = ranked(
        found, uses[0], by: known ? alias : name, known ? .max : op ?? .mean, isDescending)
    case .on(.ascending), nil: found.sort(by: Datum.precedes)
    }
    return .discrete(type, found)
  }

  private func ranked(
    _ found: [Datum], _ use: Use, by name: String?, _ op: Aggregate, _ isDescending: Bool
  ) -> [Datum] {
    guard let column = use.bound.column else { return found }
    let summary = Aggregation.Summary(name == nil ? .count : op, of: name, as: "rank")
    let table = Aggregation(groups: [column], summaries: [summary]).table(from: use.unit.table)
    var ranks: [Datum: Double] = [:]
    let numbers = table["rank"]?.numbers ?? []
    for row in 0..<table.rowCount { ranks[table[column]?[row] ?? .null] = numbers[row] }
    let sorted = found.sorted(by: Datum.precedes)
    return sorted.enumerated().sorted { a, b in
      let (x, y) = (ranks[a.element] ?? 0, ranks[b.element] ?? 0)
      if x != y { return isDescending ? x > y : x < y }
      return a.offset < b.offset
    }.map(\.element)
  }
}
