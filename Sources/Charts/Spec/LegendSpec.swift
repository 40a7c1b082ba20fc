/// A legend: the key to colours, shapes, dashes or sizes.
///
/// <https://vega.github.io/vega-lite/docs/legend.html>
public struct LegendSpec: Hashable, Sendable {
  public var title: Setting<Lines>?
  public var orient: LegendOrient?
  /// A d3-format string for the labels.
  public var format: String?
  public var values: [Datum]?
  public var columns: Double?
  public var direction: Orientation?
  public var labelFontSize: Double?
  public var labelLimit: Double?
  public var titleFontSize: Double?
  public var symbolSize: Double?
  public var symbolType: MarkerShape?
  public var tickCount: Double?
  public var offset: Double?

  public init() {}
}

extension LegendSpec: SpecObject {
  static let fields: [SpecField<LegendSpec>] = [
    SpecField("title", \.title), SpecField("orient", \.orient), .format(\.format),
    SpecField("values", \.values), SpecField("columns", \.columns),
    SpecField("direction", \.direction), SpecField("labelFontSize", \.labelFontSize),
    SpecField("labelLimit", \.labelLimit), SpecField("titleFontSize", \.titleFontSize),
    SpecField("symbolSize", \.symbolSize), SpecField("symbolType", \.symbolType),
    SpecField("tickCount", \.tickCount), SpecField("offset", \.offset),
  ]

  static let outside = [
    "aria", "clipHeight", "columnPadding", "cornerRadius", "description", "fillColor",
    "formatType", "gradientLength", "gradientOpacity", "gradientStrokeColor",
    "gradientStrokeWidth", "gradientThickness", "gridAlign", "labelAlign", "labelBaseline",
    "labelColor", "labelExpr", "labelFont", "labelFontStyle", "labelFontWeight", "labelOffset",
    "labelOpacity", "labelOverlap", "labelPadding", "labelSeparation", "legendX", "legendY",
    "padding", "rowPadding", "strokeColor", "symbolDash", "symbolDashOffset",
    "symbolFillColor", "symbolLimit", "symbolOffset", "symbolOpacity", "symbolStrokeColor",
    "symbolStrokeWidth", "tickMinStep", "titleAlign", "titleAnchor", "titleBaseline",
    "titleColor", "titleFont", "titleFontStyle", "titleFontWeight", "titleLimit",
    "titleLineHeight", "titleOpacity", "titleOrient", "titlePadding", "type", "zindex",
  ]
}

/// Where a legend stands: beside the plot, or in one of its corners.
public enum LegendOrient: String, SpecName {
  case left, right, top, bottom, none
  case topLeft = "top-left"
  case topRight = "top-right"
  case bottomLeft = "bottom-left"
  case bottomRight = "bottom-right"

  /// Whether the legend lies over the plot.
  var isInside: Bool {
    switch self {
    case .topLeft, .topRight, .bottomLeft, .bottomRight: true
    case .left, .right, .top, .bottom, .none: false
    }
  }
}
