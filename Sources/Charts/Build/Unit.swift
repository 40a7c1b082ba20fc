/// One mark with its data after all transforms: what scales are trained on and marks drawn from.
struct Unit {
  let path: String
  let mark: MarkSpec
  /// The direction in which the mark measures.
  let orient: Orientation
  let table: DataTable
  let channels: [Channel: Bound]
  /// The fields that only tell series apart.
  let details: [String]
  let isStacked: Bool
  /// The scale that each channel uses.
  var keys: [Channel: ScaleKey] = [:]

  subscript(channel: Channel) -> Bound? { channels[channel] }

  /// The type of a channel's field, if it shows one.
  func isDiscrete(_ channel: Channel) -> Bool {
    self[channel].map { $0.isData && $0.type.isDiscrete } ?? false
  }
}

/// A channel, tied to a column of the unit's table or to a constant.
struct Bound {
  let spec: ChannelSpec
  let source: Source
  let type: FieldType
  /// What an axis or a legend says about it; `nil` for nothing.
  let title: String?

  enum Source: Hashable {
    case column(String)
    case datum(Datum)
    case value(ChannelValue)
  }

  /// Whether it goes through a scale.
  var isData: Bool {
    if case .value = source { false } else { true }
  }

  /// The column, if it shows one.
  var column: String? {
    if case .column(let name) = source { name } else { nil }
  }

  /// Whether its values are the ends of intervals.
  var isBinned: Bool {
    guard let bin = spec.bin else { return false }
    return bin.isOn
  }

  /// The data of the channel, one for each row.
  func data(in table: DataTable) -> DataTable.Column? {
    switch source {
    case .column(let name): table[name]
    case .datum(.number(let value)):
      .numbers([Double](repeating: value, count: table.rowCount))
    case .datum(let datum): .mixed([Datum](repeating: datum, count: table.rowCount))
    case .value: nil
    }
  }
}

/// Which scale: a channel, and the part of the chart that shares it.
struct ScaleKey: Hashable {
  let channel: Channel
  let scope: String
}
