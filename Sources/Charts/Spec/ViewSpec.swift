/// One view: marks, or layers of marks over each other, or several views beside each other.
public struct ViewSpec: Hashable, Sendable {
  public var name: String?
  public var title: Setting<TitleSpec>?
  /// What the view shows, in a sentence; used as the text alternative.
  public var description: String?
  public var data: Setting<DataSource>?
  public var transform: [TransformSpec]?
  public var width: ViewSize?
  public var height: ViewSize?
  public var encoding: EncodingSpec?
  public var resolve: ResolveSpec?
  /// The gap between views in a row or column, in pixels.
  public var spacing: Double?
  /// How many columns a wrapped facet has.
  public var columns: Double?
  public var view: ViewBackground?
  public var body: Body

  /// What the view holds.
  public indirect enum Body: Hashable, Sendable {
    case mark(MarkSpec)
    case layer([ViewSpec])
    case facet(FacetSpec, ViewSpec)
    case hconcat([ViewSpec])
    case vconcat([ViewSpec])
  }

  public init(_ body: Body) { self.body = body }
}

extension ViewSpec: SpecObject {
  init() { self.init(.layer([])) }

  static let fields: [SpecField<ViewSpec>] = [
    SpecField("name", \.name), SpecField("title", \.title),
    SpecField("description", \.description), SpecField("data", \.data),
    SpecField("transform", \.transform), SpecField("width", \.width),
    SpecField("height", \.height), SpecField("encoding", \.encoding),
    SpecField("resolve", \.resolve), SpecField("spacing", \.spacing),
    SpecField("columns", \.columns), SpecField("view", \.view),
  ]

  static let bodyKeys = ["mark", "layer", "facet", "spec", "hconcat", "vconcat"]

  static let outside = [
    "concat", "repeat", "params", "projection", "selection", "align", "bounds", "center",
    "autosize", "padding", "background", "config", "datasets", "usermeta",
  ]

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .object(let members) = node.json else { throw node.wrongType("an object") }
    self.init(try Self.body(of: node, &context))
    try read(members.filter { !Self.bodyKeys.contains($0.key) }, at: node, &context)
  }

  private static func body(
    of node: SpecNode, _ context: inout SpecContext
  ) throws(ChartSpecError) -> Body {
    func child(_ key: String) -> SpecNode? { node.json[key].map { node.child(key, $0) } }
    if let mark = child("mark") { return .mark(try MarkSpec(mark, &context)) }
    if let layers = child("layer") { return .layer(try [ViewSpec](layers, &context)) }
    if let views = child("hconcat") { return .hconcat(try [ViewSpec](views, &context)) }
    if let views = child("vconcat") { return .vconcat(try [ViewSpec](views, &context)) }
    if let facet = child("facet") {
      guard let inner = child("spec") else { throw node.error(.missingKey("spec")) }
      return .facet(try FacetSpec(facet, &context), try ViewSpec(inner, &context))
    }
    for key in ["repeat", "concat"] where node.json[key] != nil {
      throw node.error(.outsideSubset(key))
    }
    throw node.error(.missingKey("mark"))
  }

  static func unknown(_ key: String, at node: SpecNode) -> ChartSpecError {
    if outside.contains(key) { return node.error(.outsideSubset(key)) }
    let nearest = Spelling.nearest(to: key, among: fields.map(\.key) + bodyKeys)
    return node.error(.unknownKey(key, nearest: nearest))
  }

  var json: JSON {
    var members = Self.fields.compactMap { field in
      field.write(self).map { JSON.Member(field.key, $0) }
    }
    switch body {
    case .mark(let mark): members.append(.init("mark", mark.json))
    case .layer(let layers): members.append(.init("layer", layers.json))
    case .hconcat(let views): members.append(.init("hconcat", views.json))
    case .vconcat(let views): members.append(.init("vconcat", views.json))
    case .facet(let facet, let view):
      members.append(.init("facet", facet.json))
      members.append(.init("spec", view.json))
    }
    return .object(members)
  }
}

/// The width or height of a plot: pixels, or pixels for each category.
public enum ViewSize: Hashable, Sendable, SpecValue {
  case pixels(Double)
  case step(Double)

  /// No side of a plot is longer, so that a typing error cannot exhaust the memory.
  static let limit = 20_000.0

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    if case .number(let pixels) = node.json {
      guard pixels >= 0, pixels <= Self.limit else {
        throw node.error(.invalid("a size must be between 0 and \(Int(Self.limit)) pixels"))
      }
      self = .pixels(pixels)
    } else if case .number(let step)? = node.json["step"] {
      guard step > 0, step <= 1000 else {
        throw node.error(.invalid("a step must be between 0 and 1000 pixels"))
      }
      self = .step(step)
    } else if node.json == .string("container") {
      throw node.error(.outsideSubset("container"))
    } else {
      throw node.wrongType("a number of pixels or {\"step\": pixels}")
    }
  }

  var json: JSON {
    switch self {
    case .pixels(let pixels): .number(pixels)
    case .step(let step): .object([.init("step", .number(step))])
    }
  }
}

/// The ground and frame of a plot.
public struct ViewBackground: Hashable, Sendable {
  public var fill: Setting<ColorName>?
  public var stroke: Setting<ColorName>?
  public var strokeWidth: Double?

  public init() {}
}

extension ViewBackground: SpecObject {
  static let fields: [SpecField<ViewBackground>] = [
    SpecField("fill", \.fill), SpecField("stroke", \.stroke),
    SpecField("strokeWidth", \.strokeWidth),
  ]

  static let outside = ["cornerRadius", "cursor", "opacity", "style", "strokeDash"]
}

/// How one view is repeated for each value of a field: in rows and columns, or wrapped.
public struct FacetSpec: Hashable, Sendable {
  public var row: ChannelSpec?
  public var column: ChannelSpec?
  /// The field of a wrapped facet.
  public var wrap: ChannelSpec?

  public init() {}
}

extension FacetSpec: SpecValue {
  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    self.init()
    guard case .object(let members) = node.json else { throw node.wrongType("an object") }
    if node.json["row"] == nil, node.json["column"] == nil {
      wrap = try ChannelSpec(node, &context)
      return
    }
    for member in members {
      let child = node.child(member.key, member.value)
      switch member.key {
      case "row": row = try ChannelSpec(child, &context)
      case "column": column = try ChannelSpec(child, &context)
      default:
        let nearest = Spelling.nearest(to: member.key, among: ["row", "column"])
        throw child.error(.unknownKey(member.key, nearest: nearest))
      }
    }
  }

  var json: JSON {
    if let wrap { return wrap.json }
    return .object(
      [row.map { JSON.Member("row", $0.json) }, column.map { JSON.Member("column", $0.json) }]
        .compactMap { $0 })
  }
}

/// Which scales, axes and legends several views share.
public struct ResolveSpec: Hashable, Sendable {
  public var scale: ResolveMap?
  public var axis: ResolveMap?
  public var legend: ResolveMap?

  public init() {}
}

extension ResolveSpec: SpecObject {
  static let fields: [SpecField<ResolveSpec>] = [
    SpecField("scale", \.scale), SpecField("axis", \.axis), SpecField("legend", \.legend),
  ]
}

/// For each channel, whether it is shared.
public struct ResolveMap: Hashable, Sendable, SpecValue {
  public var modes: [Channel: ResolveMode]

  public init(_ modes: [Channel: ResolveMode] = [:]) { self.modes = modes }

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .object(let members) = node.json else { throw node.wrongType("an object") }
    modes = [:]
    for member in members {
      let key = SpecNode(json: .string(member.key), path: node.path)
      let channel = try Channel(key, &context)
      modes[channel] = try ResolveMode(node.child(member.key, member.value), &context)
    }
  }

  var json: JSON {
    .object(modes.map { JSON.Member($0.key.rawValue, $0.value.json) })
  }
}

/// One for all views, or one for each.
public enum ResolveMode: String, SpecName {
  case shared, independent
}
