/// The heading of a chart.
public struct TitleSpec: Hashable, Sendable {
  public var text: Lines?
  public var subtitle: Lines?
  public var anchor: TitleAnchor?
  public var fontSize: Double?
  public var subtitleFontSize: Double?
  public var fontWeight: FontWeight?
  public var color: ColorName?
  public var offset: Double?
  /// Read and passed on; titles stand above the chart.
  public var frame: String?

  public init(_ text: Lines? = nil, subtitle: Lines? = nil) {
    self.text = text
    self.subtitle = subtitle
  }
}

extension TitleSpec: SpecObject {
  init() { self.init(nil) }

  static let fields: [SpecField<TitleSpec>] = [
    SpecField("text", \.text), SpecField("subtitle", \.subtitle), SpecField("anchor", \.anchor),
    SpecField("fontSize", \.fontSize), SpecField("subtitleFontSize", \.subtitleFontSize),
    SpecField("fontWeight", \.fontWeight), SpecField("color", \.color),
    SpecField("offset", \.offset), SpecField("frame", \.frame),
  ]

  static let outside = [
    "orient", "align", "angle", "aria", "baseline", "dx", "dy", "font", "fontStyle", "limit",
    "lineHeight", "style", "subtitleColor", "subtitleFont", "subtitleFontStyle",
    "subtitleFontWeight", "subtitleLineHeight", "subtitlePadding", "zindex",
  ]

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .object(let members) = node.json else {
      self.init(try Lines(node, &context))
      return
    }
    self.init()
    try read(members, at: node, &context)
  }

  var json: JSON {
    let object = JSON.object(
      Self.fields.compactMap { field in field.write(self).map { .init(field.key, $0) } })
    guard let text, self == TitleSpec(text) else { return object }
    return text.json
  }
}

/// Where a title stands above its chart.
public enum TitleAnchor: String, SpecName {
  case start, middle, end
}
