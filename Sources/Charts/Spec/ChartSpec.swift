public import FoundationEssentials

/// A chart in the supported subset of Vega-Lite v5: its views, and what belongs to the whole.
///
/// A spec is read from JSON with ``init(json:)`` or built as a value, and written with
/// ``encoded()``; what is written opens in any Vega-Lite viewer.
public struct ChartSpec: Hashable, Sendable {
  public var view: ViewSpec
  /// Tables that views name.
  public var datasets: [String: DataTable]
  public var background: Setting<ColorName>?
  /// The space around the whole, in pixels.
  public var padding: Double?
  public var config: ConfigSpec?
  /// What this program adds to Vega-Lite, where other viewers pass it over.
  public var options: ChartOptions?

  public init(_ view: ViewSpec, datasets: [String: DataTable] = [:]) {
    self.view = view
    self.datasets = datasets
  }

  /// Reads a spec, refusing whatever is outside the subset.
  ///
  /// - Throws: ``ChartSpecError`` with the place of the first fault as a JSON pointer.
  /// - Complexity: O(length of the text).
  public init(json: Data) throws(ChartSpecError) {
    (self, _) = try Self.read(json: json, isLenient: false)
  }

  /// Reads a spec, leaving out what cannot be drawn with a warning for each part left out.
  ///
  /// - Throws: ``ChartSpecError`` if the text is no JSON, or if nothing drawable is left.
  public static func lenient(
    json: Data
  ) throws(ChartSpecError) -> (spec: ChartSpec, warnings: [ChartWarning]) {
    try read(json: json, isLenient: true)
  }

  private static func read(
    json: Data, isLenient: Bool
  ) throws(ChartSpecError) -> (ChartSpec, [ChartWarning]) {
    let node = SpecNode(json: try JSONReader.read([UInt8](json)), path: "")
    var context = SpecContext(isLenient: isLenient)
    let spec = try ChartSpec(node, &context)
    return (spec, context.warnings)
  }

  /// The spec as JSON with sorted keys and unescaped slashes; the same bytes for equal specs.
  public func encoded() -> Data { Data(json.text.utf8) }
}

extension ChartSpec: SpecValue {
  private static let ownKeys = [
    "$schema", "datasets", "background", "padding", "config", "usermeta", "autosize",
  ]

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .object(let members) = node.json else { throw node.wrongType("an object") }
    let inner = JSON.object(members.filter { !Self.ownKeys.contains($0.key) })
    self.init(try ViewSpec(SpecNode(json: inner, path: node.path), &context))
    for member in members where Self.ownKeys.contains(member.key) {
      var copy = self
      let child = node.child(member.key, member.value)
      let isRead: Void? = try context.attempt { context throws(ChartSpecError) in
        try copy.read(member.key, child, &context)
      }
      if isRead != nil { self = copy }
    }
  }

  private mutating func read(
    _ key: String, _ node: SpecNode, _ context: inout SpecContext
  ) throws(ChartSpecError) {
    switch key {
    case "datasets":
      guard case .object(let members) = node.json else { throw node.wrongType("an object") }
      for member in members {
        datasets[member.key] = try DataTable(node.child(member.key, member.value), &context)
      }
    case "background": background = try Setting<ColorName>(node, &context)
    case "padding": padding = try Double(node, &context)
    case "config": config = try ConfigSpec(node, &context)
    case "usermeta": options = try UserMeta(node, &context).report
    case "autosize": throw node.error(.outsideSubset("autosize"))
    default: break
    }
  }

  var json: JSON {
    guard case .object(var members) = view.json else { return view.json }
    members.append(
      .init("$schema", .string("https://vega.github.io/schema/vega-lite/v5.json")))
    if !datasets.isEmpty {
      let tables = datasets.map { JSON.Member($0.key, $0.value.json) }
      members.append(.init("datasets", .object(tables)))
    }
    if let background { members.append(.init("background", background.json)) }
    if let padding { members.append(.init("padding", padding.json)) }
    if let config { members.append(.init("config", config.json)) }
    if let options {
      members.append(.init("usermeta", .object([.init("report", options.json)])))
    }
    return .object(members)
  }
}

/// The part of `usermeta` that is ours; whatever else is there belongs to others.
private struct UserMeta {
  var report: ChartOptions?

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard let json = node.json["report"] else { return }
    report = try ChartOptions(node.child("report", json), &context)
  }
}
