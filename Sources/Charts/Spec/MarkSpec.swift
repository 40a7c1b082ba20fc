/// A mark and its properties: what is drawn for each datum, or for each series of data.
///
/// Named as in Vega-Lite, <https://vega.github.io/vega-lite/docs/mark.html>. Lengths are pixels of
/// Vega-Lite, which are points here.
public struct MarkSpec: Hashable, Sendable {
  public var type: MarkType
  /// Points over a line or an area.
  public var point: Toggle<OverlaySpec>?
  /// A line along the upper edge of an area.
  public var line: Toggle<OverlaySpec>?
  public var filled: Bool?
  public var interpolate: Interpolation?
  public var strokeDash: [Double]?
  public var opacity: Double?
  public var fillOpacity: Double?
  public var strokeOpacity: Double?
  public var color: ColorName?
  public var fill: Setting<ColorName>?
  public var stroke: Setting<ColorName>?
  public var strokeWidth: Double?
  public var strokeCap: StrokeCap?
  /// The area of a point, in square pixels.
  public var size: Double?
  public var shape: MarkerShape?
  public var align: Alignment?
  public var baseline: Baseline?
  public var dx: Double?
  public var dy: Double?
  public var text: String?
  /// Clockwise, in degrees.
  public var angle: Double?
  public var fontSize: Double?
  public var fontWeight: FontWeight?
  public var fontStyle: FontStyle?
  public var clip: Bool?
  public var orient: Orientation?
  /// The thickness of a tick, in pixels.
  public var thickness: Double?
  /// The width of a bar, in pixels or as a part of its band.
  public var width: BandSize?
  public var height: BandSize?
  /// What an error bar or an error band shows of the raw data.
  public var extent: ErrorExtent?
  public var center: ErrorCenter?
  /// The ticks at the ends of an error bar.
  public var ticks: Toggle<OverlaySpec>?
  /// The lines along an error band.
  public var borders: Toggle<OverlaySpec>?
  /// The gap between the bars of a histogram, in pixels.
  public var binSpacing: Double?
  public var cornerRadius: Double?

  public init(_ type: MarkType = .point) { self.type = type }
}

extension MarkSpec: SpecObject {
  init() { self.init(.point) }

  static let fields: [SpecField<MarkSpec>] = [
    SpecField("type", \.type, default: nil),
    SpecField("point", \.point), SpecField("line", \.line), SpecField("filled", \.filled),
    SpecField("interpolate", \.interpolate), SpecField("strokeDash", \.strokeDash),
    SpecField("opacity", \.opacity), SpecField("fillOpacity", \.fillOpacity),
    SpecField("strokeOpacity", \.strokeOpacity), SpecField("color", \.color),
    SpecField("fill", \.fill), SpecField("stroke", \.stroke),
    SpecField("strokeWidth", \.strokeWidth), SpecField("strokeCap", \.strokeCap),
    SpecField("size", \.size), SpecField("shape", \.shape), SpecField("align", \.align),
    SpecField("baseline", \.baseline), SpecField("dx", \.dx), SpecField("dy", \.dy),
    SpecField("text", \.text), SpecField("angle", \.angle), SpecField("fontSize", \.fontSize),
    SpecField("fontWeight", \.fontWeight), SpecField("fontStyle", \.fontStyle),
    SpecField("clip", \.clip), SpecField("orient", \.orient),
    SpecField("thickness", \.thickness), SpecField("width", \.width),
    SpecField("height", \.height), SpecField("extent", \.extent), SpecField("center", \.center),
    SpecField("ticks", \.ticks), SpecField("borders", \.borders),
    SpecField("binSpacing", \.binSpacing), SpecField("cornerRadius", \.cornerRadius),
  ]

  static let outside = [
    "tooltip", "href", "url", "cursor", "style", "aria", "description", "blend", "invalid",
    "tension", "radius", "theta", "innerRadius", "outerRadius", "limit", "lineBreak",
    "lineHeight", "ellipsis", "font", "xOffset", "yOffset", "x2Offset", "y2Offset", "x", "y",
    "x2", "y2", "box", "median", "outliers", "rule", "band", "strokeJoin", "strokeDashOffset",
    "strokeMiterLimit", "cornerRadiusEnd", "cornerRadiusTopLeft", "cornerRadiusTopRight",
    "cornerRadiusBottomLeft", "cornerRadiusBottomRight", "minBandSize", "continuousBandSize",
    "discreteBandSize", "bandSize", "dir", "order", "timeUnitBandPosition", "timeUnitBandSize",
  ]

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    if case .string = node.json {
      self.init(try MarkType(node, &context))
      return
    }
    guard case .object(let members) = node.json else {
      throw node.wrongType("a mark's name or an object with its “type”")
    }
    guard members.contains(where: { $0.key == "type" }) else {
      throw node.error(.missingKey("type"))
    }
    self.init()
    try read(members, at: node, &context)
  }

  var json: JSON {
    let object = JSON.object(
      Self.fields.compactMap { field in field.write(self).map { .init(field.key, $0) } })
    if case .object(let members) = object, members.count == 1 { return type.json }
    return object
  }
}

/// The kinds of marks.
public enum MarkType: String, SpecName {
  case line, point, area, bar, rect, rule, text, tick, errorbar, errorband, circle, square

  static let outside = ["arc", "boxplot", "geoshape", "image", "trail"]
}

/// The settings of a part that comes with a mark: the points of a line, the ticks of an error bar.
public struct OverlaySpec: Hashable, Sendable {
  public var filled: Bool?
  public var color: ColorName?
  public var fill: Setting<ColorName>?
  public var stroke: Setting<ColorName>?
  public var opacity: Double?
  public var size: Double?
  public var shape: MarkerShape?
  public var strokeWidth: Double?
  public var strokeDash: [Double]?

  public init() {}
}

extension OverlaySpec: SpecObject {
  static let fields: [SpecField<OverlaySpec>] = [
    SpecField("filled", \.filled), SpecField("color", \.color), SpecField("fill", \.fill),
    SpecField("stroke", \.stroke), SpecField("opacity", \.opacity), SpecField("size", \.size),
    SpecField("shape", \.shape), SpecField("strokeWidth", \.strokeWidth),
    SpecField("strokeDash", \.strokeDash),
  ]

  static let outside = ["tooltip", "interpolate", "thickness", "strokeCap", "orient", "clip"]
}
