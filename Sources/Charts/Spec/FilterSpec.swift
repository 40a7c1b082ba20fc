/// Which rows stay: an expression, or a test of one field, or several of these.
public indirect enum FilterSpec: Hashable, Sendable {
  case expression(ExpressionText)
  case field(FieldPredicate)
  case and([FilterSpec])
  case or([FilterSpec])
  case not(FilterSpec)
}

extension FilterSpec: SpecValue {
  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    if let inner = node.json["and"] {
      self = .and(try [FilterSpec](node.child("and", inner), &context))
    } else if let inner = node.json["or"] {
      self = .or(try [FilterSpec](node.child("or", inner), &context))
    } else if let inner = node.json["not"] {
      self = .not(try FilterSpec(node.child("not", inner), &context))
    } else if case .object = node.json {
      self = .field(try FieldPredicate(node, &context))
    } else {
      self = .expression(try ExpressionText(node, &context))
    }
  }

  var json: JSON {
    switch self {
    case .expression(let text): text.json
    case .field(let predicate): predicate.json
    case .and(let filters): .object([.init("and", filters.json)])
    case .or(let filters): .object([.init("or", filters.json)])
    case .not(let filter): .object([.init("not", filter.json)])
    }
  }
}

/// The object of the filter transform.
struct FilterObject: SpecValue {
  let filter: FilterSpec

  init(filter: FilterSpec) { self.filter = filter }

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .object(let members) = node.json, let inner = node.json["filter"] else {
      throw node.error(.missingKey("filter"))
    }
    if let extra = members.first(where: { $0.key != "filter" }) {
      throw node.child(extra.key, extra.value).error(.unknownKey(extra.key, nearest: nil))
    }
    filter = try FilterSpec(node.child("filter", inner), &context)
  }

  var json: JSON { .object([.init("filter", filter.json)]) }
}

/// A test of one field against constants.
public struct FieldPredicate: Hashable, Sendable {
  public var field: String?
  public var equal: Datum?
  public var lt: Datum?
  public var lte: Datum?
  public var gt: Datum?
  public var gte: Datum?
  public var range: [Setting<Double>]?
  public var oneOf: [Datum]?
  public var valid: Bool?

  public init() {}
}

extension FieldPredicate: SpecObject {
  static let fields: [SpecField<FieldPredicate>] = [
    SpecField("field", \.field), SpecField("equal", \.equal), SpecField("lt", \.lt),
    SpecField("lte", \.lte), SpecField("gt", \.gt), SpecField("gte", \.gte),
    SpecField("range", \.range), SpecField("oneOf", \.oneOf), SpecField("valid", \.valid),
  ]

  static let outside = ["timeUnit", "param", "empty"]

  func validate(at node: SpecNode) throws(ChartSpecError) {
    guard field != nil else { throw node.error(.missingKey("field")) }
    let tests: [Bool] = [
      equal != nil, lt != nil, lte != nil, gt != nil, gte != nil, range != nil, oneOf != nil,
      valid != nil,
    ]
    guard tests.contains(true) else { throw node.error(.missingKey("equal")) }
    if let range, range.count != 2 {
      throw node.error(.invalid("the range of a filter is [least, greatest]"))
    }
  }
}
