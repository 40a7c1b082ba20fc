/// The channels of marks that data can set.
public enum Channel: String, SpecName {
  case x, y, x2, y2, xOffset, yOffset, color, fill, stroke, shape, strokeDash, size, opacity
  case strokeWidth, text, row, column, facet, detail, order, angle
  case xError, yError, xError2, yError2

  static let outside = [
    "tooltip", "href", "url", "key", "description", "latitude", "longitude", "latitude2",
    "longitude2", "theta", "theta2", "radius", "radius2", "fillOpacity", "strokeOpacity", "time",
  ]

  /// The channel whose scale and axis this one shares: `x` for `x2`.
  var scaleChannel: Channel {
    switch self {
    case .x2, .xError, .xError2: .x
    case .y2, .yError, .yError2: .y
    case .fill, .stroke: .color
    default: self
    }
  }

  /// Whether it places marks in the plot.
  var isPosition: Bool { scaleChannel == .x || scaleChannel == .y }
}

/// Which channel shows what.
public struct EncodingSpec: Hashable, Sendable {
  /// Each channel with what it shows; several only for `detail` and `order`.
  public var channels: [Channel: [ChannelSpec]]

  public init(_ channels: [Channel: ChannelSpec] = [:]) {
    self.channels = channels.mapValues { [$0] }
  }

  /// The first or only one of a channel.
  public subscript(channel: Channel) -> ChannelSpec? {
    get { channels[channel]?.first }
    set { channels[channel] = newValue.map { [$0] } }
  }

  /// The channels in the order of ``Channel``.
  var ordered: [(channel: Channel, spec: ChannelSpec)] {
    Channel.allCases.flatMap { channel in (channels[channel] ?? []).map { (channel, $0) } }
  }

  /// These channels, and those of `outer` that are not given here.
  func inheriting(_ outer: EncodingSpec) -> EncodingSpec {
    var merged = self
    for (channel, specs) in outer.channels {
      guard let own = merged.channels[channel] else {
        merged.channels[channel] = specs
        continue
      }
      // A layer that gives only a title or an axis still shows the shared field.
      if own.count == 1, let shared = specs.first, own[0].isBare {
        merged.channels[channel] = [own[0].inheriting(shared)]
      }
    }
    return merged
  }
}

extension ChannelSpec {
  fileprivate var isBare: Bool { !isField && datum == nil && value == nil }

  fileprivate func inheriting(_ shared: ChannelSpec) -> ChannelSpec {
    var merged = self
    merged.field = shared.field
    merged.aggregate = aggregate ?? shared.aggregate
    merged.type = type ?? shared.type
    merged.title = title ?? shared.title
    merged.bin = bin ?? shared.bin
    merged.sort = sort ?? shared.sort
    merged.scale = scale ?? shared.scale
    merged.axis = axis ?? shared.axis
    merged.legend = legend ?? shared.legend
    return merged
  }
}

extension EncodingSpec: SpecValue {
  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .object(let members) = node.json else { throw node.wrongType("an object") }
    channels = [:]
    for member in members {
      let child = node.child(member.key, member.value)
      let read = try context.attempt { context throws(ChartSpecError) in
        let channel = try Self.channel(named: member.key, at: child)
        guard case .array = member.value, channel == .detail || channel == .order else {
          return (channel, [try ChannelSpec(child, &context)])
        }
        return (channel, try [ChannelSpec](child, &context))
      }
      if let (channel, specs) = read { channels[channel] = specs }
    }
  }

  private static func channel(
    named name: String, at node: SpecNode
  ) throws(ChartSpecError) -> Channel {
    if let channel = Channel(rawValue: name) { return channel }
    if Channel.outside.contains(name) { throw node.error(.outsideSubset(name)) }
    let nearest = Spelling.nearest(to: name, among: Channel.allCases.map(\.rawValue))
    throw node.error(.unknownKey(name, nearest: nearest))
  }

  var json: JSON {
    .object(
      Channel.allCases.compactMap { channel in
        guard let specs = channels[channel] else { return nil }
        let json = specs.count == 1 ? specs[0].json : specs.json
        return JSON.Member(channel.rawValue, json)
      })
  }
}
