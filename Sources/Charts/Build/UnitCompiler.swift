/// Makes a ``Unit`` of a mark and its encoding: types, bins, aggregates and stacks, in Vega-Lite's
/// order.
struct UnitCompiler {
  let path: String
  let mark: MarkSpec
  var encoding: EncodingSpec
  var table: DataTable
  /// The rows of all facets together, for the extent of bins.
  let reference: DataTable
  /// The mark by whose rules values are stacked: an area's, for the line on its edge.
  let stacksLike: MarkType

  private var columns: [Channel: String] = [:]
  private var titles: [Channel: String] = [:]

  init(
    path: String, mark: MarkSpec, encoding: EncodingSpec, table: DataTable,
    reference: DataTable, stacksLike: MarkType? = nil
  ) {
    self.path = path
    self.mark = mark
    self.encoding = encoding
    self.table = table
    self.reference = reference
    self.stacksLike = stacksLike ?? mark.type
  }

  /// - Throws: ``ChartSpecError/Problem/unknownField(_:valid:nearest:)`` and the like.
  mutating func compile() throws(ChartSpecError) -> Unit {
    try bindFields()
    let types = encoding.channels.compactMapValues { $0.first.map { $0 } }
    let channelTypes = Dictionary(
      uniqueKeysWithValues: types.map { ($0.key, Self.type(of: $0.value, on: $0.key)) })
    binFields()
    aggregateFields()
    let orient = Self.orient(of: mark, encoding, channelTypes)
    let isStacked = stackFields(orient, channelTypes)
    var channels: [Channel: Bound] = [:]
    for (channel, spec) in encoding.ordered where channels[channel] == nil {
      let source: Bound.Source =
        if let value = spec.value { .value(value) } else if let datum = spec.datum {
          .datum(datum)
        } else { .column(columns[channel] ?? spec.field ?? "") }
      channels[channel] = Bound(
        spec: spec, source: source, type: channelTypes[channel] ?? .nominal,
        title: title(of: channel, spec))
    }
    addImplied(&channels, orient)
    let details = (encoding.channels[.detail] ?? []).compactMap(\.field).map(Self.name)
    return Unit(
      path: path, mark: mark, orient: orient, table: table, channels: channels,
      details: details, isStacked: isStacked)
  }

  /// A field's name without the escapes of Vega-Lite's paths.
  static func name(_ field: String) -> String {
    field.contains("\\") ? field.filter { $0 != "\\" } : field
  }

  private mutating func bindFields() throws(ChartSpecError) {
    for (channel, spec) in encoding.ordered {
      guard let field = spec.field else { continue }
      let name = Self.name(field)
      guard table[name] != nil || table.rowCount == 0 else {
        let nearest = Spelling.nearest(to: name, among: table.names)
        throw ChartSpecError(
          path: "\(path)/encoding/\(channel.rawValue)/field",
          .unknownField(name, valid: table.names, nearest: nearest))
      }
      if columns[channel] == nil { columns[channel] = name }
    }
  }

  /// The type of a channel, by Vega-Lite's rules where the spec does not say.
  static func type(of spec: ChannelSpec, on channel: Channel) -> FieldType {
    if let type = spec.type { return type }
    if case .on(.values)? = spec.sort { return .ordinal }
    if spec.aggregate != nil || spec.bin?.isOn == true { return .quantitative }
    if let type = spec.scale?.value?.type { return type.isContinuous ? .quantitative : .nominal }
    if let datum = spec.datum {
      if case .number = datum { return .quantitative }
      return .nominal
    }
    // A second end lies on the scale of the first, which says what it is.
    return channel.isPosition && channel != channel.scaleChannel ? .quantitative : .nominal
  }

  private func title(of channel: Channel, _ spec: ChannelSpec) -> String? {
    if let title = spec.title { return title.value?.lines.joined(separator: " ") }
    if let title = titles[channel] { return title }
    return spec.field.map(Self.name)
  }

  private mutating func binFields() {
    for (channel, spec) in encoding.ordered {
      guard let bin = spec.bin, bin.isOn, bin.settings?.binned != true, let field = spec.field
      else { continue }
      let name = Self.name(field)
      let isPosition = channel == .x || channel == .y
      let source = reference[name] ?? table[name]
      let bins = Bins(
        of: source?.numbers ?? [], bin.settings ?? BinSpec(), maxbins: isPosition ? 10 : 6)
      let cells = table[name]?.numbers ?? []
      table["bin_\(name)"] = .numbers(cells.map { bins.start(of: $0) })
      table["bin_\(name)_end"] = .numbers(cells.map { bins.start(of: $0) + bins.step })
      let part = spec.bandPosition ?? 0.5
      table["bin_\(name)_mid"] = .numbers(cells.map { bins.start(of: $0) + bins.step * part })
      columns[channel] = "bin_\(name)"
      titles[channel] = "\(name) (binned)"
      var settled = BinSpec()
      settled.step = bins.step
      settled.extent = [bins.low, bins.high]
      encoding[channel]?.bin = .with(settled)
    }
  }

  private mutating func aggregateFields() {
    var summaries: [Aggregation.Summary] = []
    for (channel, spec) in encoding.ordered {
      guard let op = spec.aggregate else { continue }
      let field = spec.field.map(Self.name)
      let name = op == .count ? "__count" : "\(op.rawValue)_\(field ?? "")"
      summaries.append(Aggregation.Summary(op, of: field, as: name))
      columns[channel] = name
      titles[channel] =
        op == .count ? "Count of Records" : "\(op.title) of \(field ?? "")"
    }
    guard !summaries.isEmpty else { return }
    var (groups, carried): ([String], [String]) = ([], [])
    for (channel, spec) in encoding.ordered where spec.aggregate == nil {
      guard let field = spec.field else { continue }
      let name = channel == .detail ? Self.name(field) : columns[channel] ?? Self.name(field)
      groups.append(name)
      if spec.bin?.isOn == true, name.hasPrefix("bin_") {
        carried += [name + "_end", name + "_mid"]
      }
      if case .on(.field(let by?, let sortOp, _))? = spec.sort {
        let sorted = Self.name(by)
        let alias = "sort_\(sortOp?.rawValue ?? "mean")_\(sorted)"
        summaries.append(Aggregation.Summary(sortOp ?? .mean, of: sorted, as: alias))
      }
    }
    var seen = Set<String>()
    groups = groups.filter { seen.insert($0).inserted }
    table = Aggregation(groups: groups, summaries: summaries, carried: carried)
      .table(from: table)
  }

  /// Vega-Lite's rule for the direction of a mark.
  static func orient(
    of mark: MarkSpec, _ encoding: EncodingSpec, _ types: [Channel: FieldType]
  ) -> Orientation {
    if let orient = mark.orient { return orient }
    func isContinuous(_ channel: Channel) -> Bool {
      guard let spec = encoding[channel], spec.value == nil else { return false }
      return types[channel] == .quantitative && spec.bin?.isOn != true
    }
    let (x, y) = (isContinuous(.x), isContinuous(.y))
    switch mark.type {
    case .bar, .area, .errorbar, .errorband, .line:
      if encoding[.y2] != nil, encoding[.x2] == nil { return .vertical }
      if encoding[.x2] != nil, encoding[.y2] == nil {
        return encoding[.x]?.bin?.isOn == true ? .vertical : .horizontal
      }
      if x && !y { return .horizontal }
      if x && y, encoding[.x]?.aggregate != nil, encoding[.y]?.aggregate == nil {
        return .horizontal
      }
      if encoding[.xError] != nil { return .horizontal }
      return .vertical
    case .rule:
      if encoding[.x2] != nil { return .horizontal }
      if encoding[.y2] != nil { return .vertical }
      if encoding[.x] != nil, encoding[.y] == nil { return .vertical }
      if encoding[.y] != nil, encoding[.x] == nil { return .horizontal }
      return x && !y ? .horizontal : .vertical
    case .tick:
      return y && !x ? .horizontal : .vertical
    default: return .vertical
    }
  }

  private mutating func stackFields(
    _ orient: Orientation, _ types: [Channel: FieldType]
  ) -> Bool {
    let value = stackedChannel(orient)
    let place: Channel = value == .y ? .x : .y
    let end: Channel = value == .y ? .y2 : .x2
    guard let spec = encoding[value], spec.isField, types[value] == .quantitative,
      spec.bin?.isOn != true, encoding[end] == nil, let column = columns[value]
    else { return false }
    let mode = stackMode(spec)
    guard mode != .none else { return false }
    let offset: Channel = place == .x ? .xOffset : .yOffset
    var series: [String] = []
    for (channel, other) in encoding.ordered
    where !channel.isPosition && channel != offset && other.aggregate == nil {
      if [.order, .text, .row, .column, .facet].contains(channel) { continue }
      if let field = other.field { series.append(columns[channel] ?? Self.name(field)) }
      if channel == .detail, let field = other.field { series.append(Self.name(field)) }
    }
    let groups = [place, offset].compactMap { encoding[$0]?.isField == true ? columns[$0] : nil }
    table = Stacking(
      value: column, groups: groups, series: series, mode: mode, isReversed: value == .y
    ).table(from: table, filling: stacksLike == .area, order: columns[.order])
    titles[value] = titles[value] ?? spec.field.map(Self.name)
    encoding[value]?.stack = .on(mode)
    placeStacked(value, end, column)
    return true
  }

  /// Binds a stacked value to its interval, or to one place in it where a mark has no extent.
  private mutating func placeStacked(_ value: Channel, _ end: Channel, _ column: String) {
    let (low, high) = ("\(column)_start", "\(column)_end")
    columns[value] = high
    if Self.stacksByItself(stacksLike) {
      var other = ChannelSpec.field(low, .quantitative)
      other.title = .off
      encoding[end] = other
      columns[end] = low
    } else if let part = encoding[value]?.bandPosition,
      let starts = table[low]?.numbers, let ends = table[high]?.numbers
    {
      table["\(column)_mid"] = .numbers(zip(starts, ends).map { $0 + ($1 - $0) * part })
      columns[value] = "\(column)_mid"
    }
  }

  /// Whether a mark is stacked without being asked.
  private static func stacksByItself(_ mark: MarkType) -> Bool { mark == .bar || mark == .area }

  /// The channel along which values are stacked: that of the mark's length, or the one that asks.
  private func stackedChannel(_ orient: Orientation) -> Channel {
    guard !Self.stacksByItself(stacksLike) else { return orient == .vertical ? .y : .x }
    if case .on(let mode)? = encoding[.x]?.stack, mode != .none { return .x }
    return .y
  }

  private func stackMode(_ spec: ChannelSpec) -> StackSpec {
    if stacksLike == .rect { return .none }
    switch spec.stack {
    case .off: return .none
    case .on(let mode): return mode
    case nil:
      guard Self.stacksByItself(stacksLike) else { return .none }
      let scale = spec.scale?.value?.type ?? .linear
      guard scale == .linear else { return .none }
      switch spec.aggregate {
      case nil, .sum, .count, .distinct, .valid, .missing: return .zero
      default: return .none
      }
    }
  }

  /// The far ends of bins, and the middles where a mark has no extent.
  private func addImplied(_ channels: inout [Channel: Bound], _ orient: Orientation) {
    for (channel, end) in [(Channel.x, Channel.x2), (.y, .y2)] {
      guard let bound = channels[channel], bound.isBinned, let column = bound.column,
        column.hasPrefix("bin_"), table[column + "_end"] != nil, !bound.type.isDiscrete
      else { continue }
      switch mark.type {
      case .bar, .rect, .rule:
        channels[end] =
          channels[end]
          ?? Bound(
            spec: bound.spec, source: .column(column + "_end"), type: bound.type, title: nil)
      default:
        channels[channel] = Bound(
          spec: bound.spec, source: .column(column + "_mid"), type: bound.type,
          title: bound.title)
      }
    }
  }
}

extension Aggregate {
  /// The name in a title: `Mean`.
  var title: String {
    rawValue.prefix(1).uppercased() + rawValue.dropFirst()
  }
}
