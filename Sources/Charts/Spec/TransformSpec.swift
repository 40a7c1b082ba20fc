/// A step that makes a new table of an old one before anything is drawn.
///
/// <https://vega.github.io/vega-lite/docs/transform.html>
public enum TransformSpec: Hashable, Sendable {
  case filter(FilterSpec)
  case calculate(CalculateSpec)
  case aggregate(AggregateSpec)
  case bin(BinTransformSpec)
  case density(DensitySpec)
  case regression(RegressionSpec)
  case window(WindowSpec)
  case fold(FoldSpec)
}

extension TransformSpec: SpecValue {
  private static let keys = [
    "filter", "calculate", "aggregate", "bin", "density", "regression", "window", "fold",
  ]
  private static let outside = [
    "extent", "flatten", "impute", "joinaggregate", "loess", "lookup", "pivot", "quantile",
    "sample", "stack", "timeUnit",
  ]

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .object(let members) = node.json else { throw node.wrongType("an object") }
    func has(_ key: String) -> Bool { members.contains { $0.key == key } }
    switch Self.keys.first(where: has) {
    case "filter": self = .filter(try FilterObject(node, &context).filter)
    case "calculate": self = .calculate(try CalculateSpec(node, &context))
    case "aggregate": self = .aggregate(try AggregateSpec(node, &context))
    case "bin": self = .bin(try BinTransformSpec(node, &context))
    case "density": self = .density(try DensitySpec(node, &context))
    case "regression": self = .regression(try RegressionSpec(node, &context))
    case "window": self = .window(try WindowSpec(node, &context))
    case "fold": self = .fold(try FoldSpec(node, &context))
    default:
      if let key = Self.outside.first(where: has) { throw node.error(.outsideSubset(key)) }
      guard let key = members.first?.key else { throw node.error(.missingKey("filter")) }
      let nearest = Spelling.nearest(to: key, among: Self.keys)
      throw node.error(.unknownKey(key, nearest: nearest))
    }
  }

  var json: JSON {
    switch self {
    case .filter(let filter): FilterObject(filter: filter).json
    case .calculate(let spec): spec.json
    case .aggregate(let spec): spec.json
    case .bin(let spec): spec.json
    case .density(let spec): spec.json
    case .regression(let spec): spec.json
    case .window(let spec): spec.json
    case .fold(let spec): spec.json
    }
  }
}

/// A new field from an expression.
public struct CalculateSpec: Hashable, Sendable {
  public var calculate: ExpressionText?
  public var `as`: String?

  public init() {}
}

extension CalculateSpec: SpecObject {
  static let fields: [SpecField<CalculateSpec>] = [
    SpecField("calculate", \.calculate), SpecField("as", \.as),
  ]

  func validate(at node: SpecNode) throws(ChartSpecError) {
    guard `as` != nil else { throw node.error(.missingKey("as")) }
  }
}

/// One summary of each group of rows.
public struct AggregateSpec: Hashable, Sendable {
  public var aggregate: [AggregateFieldSpec]?
  public var groupby: [String]?

  public init() {}
}

extension AggregateSpec: SpecObject {
  static let fields: [SpecField<AggregateSpec>] = [
    SpecField("aggregate", \.aggregate), SpecField("groupby", \.groupby),
  ]
}

/// One summary: of which field, and under which name.
public struct AggregateFieldSpec: Hashable, Sendable {
  public var op: Aggregate?
  public var field: String?
  public var `as`: String?

  public init() {}
}

extension AggregateFieldSpec: SpecObject {
  static let fields: [SpecField<AggregateFieldSpec>] = [
    SpecField("op", \.op), SpecField("field", \.field), SpecField("as", \.as),
  ]

  func validate(at node: SpecNode) throws(ChartSpecError) {
    guard let op else { throw node.error(.missingKey("op")) }
    guard op == .count || field != nil else { throw node.error(.missingKey("field")) }
    guard `as` != nil else { throw node.error(.missingKey("as")) }
  }
}

/// The interval that each value of a field lies in.
public struct BinTransformSpec: Hashable, Sendable {
  public var bin: Toggle<BinSpec>?
  public var field: String?
  public var `as`: OneOrMore?

  public init() {}
}

extension BinTransformSpec: SpecObject {
  static let fields: [SpecField<BinTransformSpec>] = [
    SpecField("bin", \.bin), SpecField("field", \.field), SpecField("as", \.as),
  ]

  func validate(at node: SpecNode) throws(ChartSpecError) {
    guard field != nil else { throw node.error(.missingKey("field")) }
    guard let `as`, !`as`.names.isEmpty else { throw node.error(.missingKey("as")) }
  }
}

/// A name, or several.
public struct OneOrMore: Hashable, Sendable, SpecValue {
  public let names: [String]

  public init(_ names: [String]) { self.names = names }

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    if case .string(let name) = node.json {
      names = [name]
    } else {
      names = try [String](node, &context)
    }
  }

  var json: JSON { names.count == 1 ? .string(names[0]) : names.json }
}

/// A smooth estimate of how a field is distributed.
public struct DensitySpec: Hashable, Sendable {
  public var density: String?
  public var groupby: [String]?
  public var cumulative: Bool?
  public var counts: Bool?
  /// The standard deviation of the Gaussian kernel; 0 or absent for Scott's rule.
  public var bandwidth: Double?
  public var extent: [Double]?
  public var steps: Double?
  public var minsteps: Double?
  public var maxsteps: Double?
  public var `as`: [String]?

  public init() {}
}

extension DensitySpec: SpecObject {
  static let fields: [SpecField<DensitySpec>] = [
    SpecField("density", \.density), SpecField("groupby", \.groupby),
    SpecField("cumulative", \.cumulative), SpecField("counts", \.counts),
    SpecField("bandwidth", \.bandwidth), SpecField("extent", \.extent),
    SpecField("steps", \.steps), SpecField("minsteps", \.minsteps),
    SpecField("maxsteps", \.maxsteps), SpecField("as", \.as),
  ]

  static let outside = ["resolve"]

  func validate(at node: SpecNode) throws(ChartSpecError) {
    if let bandwidth, bandwidth < 0 {
      throw node.error(.invalid("the bandwidth must not be negative"))
    }
    if let extent, extent.count != 2 || extent[0] > extent[1] {
      throw node.error(.invalid("the extent of a density is [least, greatest]"))
    }
    if let `as`, `as`.count != 2 {
      throw node.error(.invalid("“as” names two fields, the value and its density"))
    }
    for count in [steps, minsteps, maxsteps].compactMap({ $0 })
    where !(2...100_000).contains(count) {
      throw node.error(.invalid("steps must be between 2 and 100000"))
    }
  }
}

/// A curve fitted to two fields.
public struct RegressionSpec: Hashable, Sendable {
  /// The dependent field.
  public var regression: String?
  /// The independent field.
  public var on: String?
  public var groupby: [String]?
  public var method: RegressionMethod?
  public var extent: [Double]?
  public var `as`: [String]?

  public init() {}
}

extension RegressionSpec: SpecObject {
  static let fields: [SpecField<RegressionSpec>] = [
    SpecField("regression", \.regression), SpecField("on", \.on),
    SpecField("groupby", \.groupby), SpecField("method", \.method),
    SpecField("extent", \.extent), SpecField("as", \.as),
  ]

  static let outside = ["order", "params"]

  func validate(at node: SpecNode) throws(ChartSpecError) {
    guard on != nil else { throw node.error(.missingKey("on")) }
    if let extent, extent.count != 2 || extent[0] > extent[1] {
      throw node.error(.invalid("the extent of a regression is [least, greatest]"))
    }
    if let `as`, `as`.count != 2 {
      throw node.error(.invalid("“as” names two fields, the independent and the fitted one"))
    }
  }
}

/// The forms of curves: y = a + b x, a + b ln x, a eᵇˣ, a xᵇ.
public enum RegressionMethod: String, SpecName {
  case linear, log, exp, pow

  static let outside = ["quad", "poly"]
}

/// Values that depend on a row's neighbours.
public struct WindowSpec: Hashable, Sendable {
  public var window: [WindowFieldSpec]?
  public var groupby: [String]?
  public var sort: [SortFieldSpec]?
  /// How many rows before and after; null for all.
  public var frame: [Setting<Double>]?
  public var ignorePeers: Bool?

  public init() {}
}

extension WindowSpec: SpecObject {
  static let fields: [SpecField<WindowSpec>] = [
    SpecField("window", \.window), SpecField("groupby", \.groupby), SpecField("sort", \.sort),
    SpecField("frame", \.frame), SpecField("ignorePeers", \.ignorePeers),
  ]

  func validate(at node: SpecNode) throws(ChartSpecError) {
    if let frame, frame.count != 2 {
      throw node.error(.invalid("the frame of a window is [before, after]"))
    }
  }
}

/// One value of a window: the operation, its field and its new name.
public struct WindowFieldSpec: Hashable, Sendable {
  public var op: WindowOperation?
  public var field: String?
  public var param: Double?
  public var `as`: String?

  public init() {}
}

extension WindowFieldSpec: SpecObject {
  static let fields: [SpecField<WindowFieldSpec>] = [
    SpecField("op", \.op), SpecField("field", \.field), SpecField("param", \.param),
    SpecField("as", \.as),
  ]

  func validate(at node: SpecNode) throws(ChartSpecError) {
    guard let op else { throw node.error(.missingKey("op")) }
    guard `as` != nil else { throw node.error(.missingKey("as")) }
    if op.needsField, field == nil { throw node.error(.missingKey("field")) }
  }
}

/// What a window computes.
public enum WindowOperation: String, SpecName {
  case rowNumber = "row_number"
  case rank
  case denseRank = "dense_rank"
  case percentRank = "percent_rank"
  case cumulativeDistribution = "cume_dist"
  case count, sum, mean, min, max, median, stdev, stderr
  case lag, lead
  case firstValue = "first_value"
  case lastValue = "last_value"

  static let outside = ["ntile", "nth_value", "average", "variance", "product", "q1", "q3"]

  var needsField: Bool {
    switch self {
    case .rowNumber, .rank, .denseRank, .percentRank, .cumulativeDistribution, .count: false
    default: true
    }
  }
}

/// A field to sort by.
public struct SortFieldSpec: Hashable, Sendable {
  public var field: String?
  public var order: SortOrder?

  public init() {}
}

extension SortFieldSpec: SpecObject {
  static let fields: [SpecField<SortFieldSpec>] = [
    SpecField("field", \.field), SpecField("order", \.order),
  ]

  func validate(at node: SpecNode) throws(ChartSpecError) {
    guard field != nil else { throw node.error(.missingKey("field")) }
  }
}

/// Several columns laid under each other as pairs of key and value.
public struct FoldSpec: Hashable, Sendable {
  public var fold: [String]?
  public var `as`: [String]?

  public init() {}
}

extension FoldSpec: SpecObject {
  static let fields: [SpecField<FoldSpec>] = [
    SpecField("fold", \.fold), SpecField("as", \.as),
  ]

  func validate(at node: SpecNode) throws(ChartSpecError) {
    if let `as`, `as`.count != 2 {
      throw node.error(.invalid("“as” names two fields, the key and the value"))
    }
  }
}
