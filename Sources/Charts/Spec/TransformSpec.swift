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
  static let outside = [
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
