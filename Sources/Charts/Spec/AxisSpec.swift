/// An axis: its ticks, labels, grid and title.
///
/// <https://vega.github.io/vega-lite/docs/axis.html>
public struct AxisSpec: Hashable, Sendable {
  public var title: Setting<Lines>?
  /// A d3-format string for the labels.
  public var format: String?
  public var grid: Bool?
  public var ticks: Bool?
  public var labels: Bool?
  public var domain: Bool?
  public var tickCount: Double?
  public var tickMinStep: Double?
  public var values: [Datum]?
  /// Clockwise, in degrees.
  public var labelAngle: Double?
  public var labelFontSize: Double?
  /// The longest label in pixels; longer ones are cut with an ellipsis.
  public var labelLimit: Double?
  public var labelOverlap: LabelOverlap?
  public var labelPadding: Double?
  public var labelColor: ColorName?
  public var titleFontSize: Double?
  public var titlePadding: Double?
  public var titleAngle: Double?
  public var titleColor: ColorName?
  public var tickSize: Double?
  public var tickColor: ColorName?
  public var gridColor: ColorName?
  public var gridDash: [Double]?
  public var gridOpacity: Double?
  public var gridWidth: Double?
  public var domainColor: ColorName?
  public var domainWidth: Double?
  public var orient: AxisOrient?
  public var offset: Double?
  public var zindex: Double?

  public init() {}
}

extension AxisSpec: SpecObject {
  static let fields: [SpecField<AxisSpec>] = [
    SpecField("title", \.title), .format(\.format), SpecField("grid", \.grid),
    SpecField("ticks", \.ticks), SpecField("labels", \.labels), SpecField("domain", \.domain),
    SpecField("tickCount", \.tickCount), SpecField("tickMinStep", \.tickMinStep),
    SpecField("values", \.values), SpecField("labelAngle", \.labelAngle),
    SpecField("labelFontSize", \.labelFontSize), SpecField("labelLimit", \.labelLimit),
    SpecField("labelOverlap", \.labelOverlap), SpecField("labelPadding", \.labelPadding),
    SpecField("labelColor", \.labelColor), SpecField("titleFontSize", \.titleFontSize),
    SpecField("titlePadding", \.titlePadding), SpecField("titleAngle", \.titleAngle),
    SpecField("titleColor", \.titleColor), SpecField("tickSize", \.tickSize),
    SpecField("tickColor", \.tickColor), SpecField("gridColor", \.gridColor),
    SpecField("gridDash", \.gridDash), SpecField("gridOpacity", \.gridOpacity),
    SpecField("gridWidth", \.gridWidth), SpecField("domainColor", \.domainColor),
    SpecField("domainWidth", \.domainWidth), SpecField("orient", \.orient),
    SpecField("offset", \.offset), SpecField("zindex", \.zindex),
  ]

  static let outside = [
    "formatType", "labelExpr", "labelAlign", "labelBaseline", "labelBound", "labelFlush",
    "labelFlushOffset", "labelFont", "labelFontStyle", "labelFontWeight", "labelLineHeight",
    "labelOffset", "labelOpacity", "labelSeparation", "maxExtent", "minExtent", "position",
    "style", "tickBand", "tickCap", "tickDash", "tickDashOffset", "tickExtra", "tickOffset",
    "tickOpacity", "tickRound", "tickWidth", "titleAlign", "titleAnchor", "titleBaseline",
    "titleFont", "titleFontStyle", "titleFontWeight", "titleLimit", "titleLineHeight",
    "titleOpacity", "titleX", "titleY", "translate", "aria", "description", "bandPosition",
    "domainCap", "domainDash", "domainDashOffset", "domainOpacity", "gridCap", "gridDashOffset",
  ]
}

/// The side of the plot at which an axis stands.
public enum AxisOrient: String, SpecName {
  case top, bottom, left, right
}

/// What happens to labels that would overlap: nothing, or some are left out.
public enum LabelOverlap: Hashable, Sendable, SpecValue {
  case plain(Bool)
  case parity, greedy

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    switch node.json {
    case .bool(let value): self = .plain(value)
    case .string("parity"): self = .parity
    case .string("greedy"): self = .greedy
    default: throw node.wrongType("true, false, “parity” or “greedy”")
    }
  }

  var json: JSON {
    switch self {
    case .plain(let value): .bool(value)
    case .parity: .string("parity")
    case .greedy: .string("greedy")
    }
  }
}
