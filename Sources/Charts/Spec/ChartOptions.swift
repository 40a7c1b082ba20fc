/// What this program can do beyond Vega-Lite, given as `"usermeta": {"report": {…}}`, which other
/// viewers pass over.
public struct ChartOptions: Hashable, Sendable {
  /// The name of the theme to draw with.
  public var theme: Theme.Name?
  /// Whether lines carry their names at their ends instead of a legend.
  public var directLabels: Bool?
  /// What tells series apart besides colour.
  public var secondChannel: SecondChannel?
  /// Text below the chart.
  public var caption: Lines?

  public init() {}
}

extension ChartOptions: SpecObject {
  static let fields: [SpecField<ChartOptions>] = [
    SpecField("theme", \.theme), SpecField("directLabels", \.directLabels),
    SpecField("secondChannel", \.secondChannel), SpecField("caption", \.caption),
  ]
}

/// What tells series apart besides colour, so that a chart can be read in grey.
public enum SecondChannel: String, SpecName {
  case none, dash, shape, both

  var hasDashes: Bool { self == .dash || self == .both }
  var hasShapes: Bool { self == .shape || self == .both }
}

/// The settings of a spec that hold for all its views.
public struct ConfigSpec: Hashable, Sendable {
  public var background: Setting<ColorName>?
  public var view: ViewConfig?
  public var axis: AxisSpec?
  public var axisX: AxisSpec?
  public var axisY: AxisSpec?
  public var legend: LegendSpec?

  public init() {}
}

extension ConfigSpec: SpecObject {
  static let fields: [SpecField<ConfigSpec>] = [
    SpecField("background", \.background), SpecField("view", \.view), SpecField("axis", \.axis),
    SpecField("axisX", \.axisX), SpecField("axisY", \.axisY), SpecField("legend", \.legend),
  ]

  static let outside = [
    "area", "aria", "arc", "autosize", "axisBand", "axisBottom", "axisDiscrete", "axisLeft",
    "axisPoint", "axisQuantitative", "axisRight", "axisTemporal", "axisTop", "bar", "boxplot",
    "circle", "concat", "countTitle", "customFormatTypes", "errorband", "errorbar", "facet",
    "fieldTitle", "font", "geoshape", "header", "headerColumn", "headerFacet", "headerRow",
    "image", "invalidValues", "line", "lineBreak", "locale", "mark", "numberFormat", "padding",
    "params", "point", "projection", "range", "rect", "rule", "scale", "selection", "square",
    "style", "text", "tick", "timeFormat", "title", "trail",
  ]
}

/// The default size and frame of plots.
public struct ViewConfig: Hashable, Sendable {
  public var continuousWidth: Double?
  public var continuousHeight: Double?
  public var step: Double?
  public var fill: Setting<ColorName>?
  public var stroke: Setting<ColorName>?

  public init() {}
}

extension ViewConfig: SpecObject {
  static let fields: [SpecField<ViewConfig>] = [
    SpecField("continuousWidth", \.continuousWidth),
    SpecField("continuousHeight", \.continuousHeight), SpecField("step", \.step),
    SpecField("fill", \.fill), SpecField("stroke", \.stroke),
  ]

  static let outside = [
    "clip", "cornerRadius", "cursor", "discreteHeight", "discreteWidth", "opacity",
    "strokeCap", "strokeDash", "strokeOpacity", "strokeWidth",
  ]
}
