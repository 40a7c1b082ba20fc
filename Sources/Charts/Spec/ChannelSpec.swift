/// What a channel of an encoding shows: a field of the data, a datum (one value in the data's
/// space), or a value (in the picture's space).
///
/// <https://vega.github.io/vega-lite/docs/encoding.html>
public struct ChannelSpec: Hashable, Sendable {
  public var field: String?
  public var datum: Datum?
  public var value: ChannelValue?
  public var type: FieldType?
  public var title: Setting<Lines>?
  public var aggregate: Aggregate?
  public var bin: Toggle<BinSpec>?
  public var sort: Setting<SortSpec>?
  public var stack: Setting<StackSpec>?
  public var scale: Setting<ScaleSpec>?
  public var axis: Setting<AxisSpec>?
  public var legend: Setting<LegendSpec>?
  public var header: Setting<HeaderSpec>?
  /// A d3-format string for the text of a text mark.
  public var format: String?
  /// How many columns a wrapped facet has.
  public var columns: Double?
  public var bandPosition: Double?

  /// A channel that shows nothing yet; give it a field, a datum or a value.
  public init() {}

  /// A channel that shows the field `name`.
  public static func field(_ name: String, _ type: FieldType) -> ChannelSpec {
    var channel = ChannelSpec()
    channel.field = name
    channel.type = type
    return channel
  }

  /// A channel with the same value of the data's space everywhere.
  public static func datum(_ datum: Datum) -> ChannelSpec {
    var channel = ChannelSpec()
    channel.datum = datum
    return channel
  }

  /// A channel with the same value of the picture's space everywhere.
  public static func value(_ value: ChannelValue) -> ChannelSpec {
    var channel = ChannelSpec()
    channel.value = value
    return channel
  }
}

extension ChannelSpec: SpecObject {
  static let fields: [SpecField<ChannelSpec>] = [
    SpecField("field", \.field), SpecField("datum", \.datum), SpecField("value", \.value),
    SpecField("type", \.type), SpecField("title", \.title),
    SpecField("aggregate", \.aggregate), SpecField("bin", \.bin), SpecField("sort", \.sort),
    SpecField("stack", \.stack), SpecField("scale", \.scale), SpecField("axis", \.axis),
    SpecField("legend", \.legend), SpecField("header", \.header),
    .format(\.format), SpecField("columns", \.columns),
    SpecField("bandPosition", \.bandPosition),
  ]

  static let outside = [
    "condition", "timeUnit", "impute", "formatType", "test", "param", "align", "center",
    "spacing", "bounds",
  ]

  func validate(at node: SpecNode) throws(ChartSpecError) {
    let sources = (field == nil ? 0 : 1) + (datum == nil ? 0 : 1) + (value == nil ? 0 : 1)
    guard sources <= 1 else {
      throw node.error(.invalid("only one of “field”, “datum” and “value” may be given"))
    }
    guard sources == 1 || aggregate == .count || sort == .off || header != nil else {
      throw node.error(.missingKey("field"))
    }
    if let aggregate, aggregate != .count, field == nil {
      throw node.error(.invalid("the aggregate “\(aggregate.rawValue)” needs a field"))
    }
  }

  /// Whether it shows the data, rather than one constant.
  var isField: Bool { field != nil || aggregate == .count }
}

/// A constant in the picture's space: pixels, a colour, a shape, an opacity, a dash pattern.
public enum ChannelValue: Hashable, Sendable, SpecValue {
  case number(Double)
  case string(String)
  case dash([Double])
  case null

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    switch node.json {
    case .number(let value): self = .number(value)
    case .string(let value): self = .string(value)
    case .array: self = .dash(try [Double](node, &context))
    case .null: self = .null
    default: throw node.wrongType("a number, a string or a dash pattern")
    }
  }

  var json: JSON {
    switch self {
    case .number(let value): .number(value)
    case .string(let value): .string(value)
    case .dash(let value): value.json
    case .null: .null
    }
  }
}

/// What the values of a field mean.
public enum FieldType: String, SpecName {
  case quantitative, ordinal, nominal

  static let outside = ["temporal", "geojson"]

  /// Whether the values are categories.
  var isDiscrete: Bool { self != .quantitative }
}

/// The heading of a facet.
public struct HeaderSpec: Hashable, Sendable {
  public var title: Setting<Lines>?
  public var format: String?
  public var labels: Bool?
  public var labelFontSize: Double?
  public var titleFontSize: Double?

  public init() {}
}

extension HeaderSpec: SpecObject {
  static let fields: [SpecField<HeaderSpec>] = [
    SpecField("title", \.title), .format(\.format), SpecField("labels", \.labels),
    SpecField("labelFontSize", \.labelFontSize), SpecField("titleFontSize", \.titleFontSize),
  ]

  static let outside = [
    "formatType", "labelAlign", "labelAnchor", "labelAngle", "labelBaseline", "labelColor",
    "labelExpr", "labelFont", "labelFontStyle", "labelFontWeight", "labelLimit",
    "labelLineHeight", "labelOrient", "labelPadding", "orient", "titleAlign", "titleAnchor",
    "titleAngle", "titleBaseline", "titleColor", "titleFont", "titleFontStyle",
    "titleFontWeight", "titleLimit", "titleLineHeight", "titleOrient", "titlePadding",
  ]
}
