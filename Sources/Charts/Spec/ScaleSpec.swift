/// How a channel turns data into places, colours or shapes.
///
/// <https://vega.github.io/vega-lite/docs/scale.html>
public struct ScaleSpec: Hashable, Sendable {
  public var type: ScaleType?
  public var domain: ScaleDomainSpec?
  public var domainMin: Double?
  public var domainMax: Double?
  public var range: ScaleRange?
  public var rangeMin: Double?
  public var rangeMax: Double?
  public var zero: Bool?
  public var nice: Nice?
  /// Of a band: a part of a step. Of a continuous scale: pixels at both ends.
  public var padding: Double?
  public var paddingInner: Double?
  public var paddingOuter: Double?
  public var clamp: Bool?
  public var reverse: Bool?
  /// The base of a logarithmic scale.
  public var base: Double?
  /// Where a symlog scale turns from linear to logarithmic.
  public var constant: Double?
  /// The exponent of a pow scale.
  public var exponent: Double?
  public var scheme: ColorScheme?

  public init(_ type: ScaleType? = nil) { self.type = type }
}

extension ScaleSpec: SpecObject {
  init() { self.init(nil) }

  static let fields: [SpecField<ScaleSpec>] = [
    SpecField("type", \.type), SpecField("domain", \.domain),
    SpecField("domainMin", \.domainMin), SpecField("domainMax", \.domainMax),
    SpecField("range", \.range), SpecField("rangeMin", \.rangeMin),
    SpecField("rangeMax", \.rangeMax), SpecField("zero", \.zero), SpecField("nice", \.nice),
    SpecField("padding", \.padding), SpecField("paddingInner", \.paddingInner),
    SpecField("paddingOuter", \.paddingOuter), SpecField("clamp", \.clamp),
    SpecField("reverse", \.reverse), SpecField("base", \.base),
    SpecField("constant", \.constant), SpecField("exponent", \.exponent),
    SpecField("scheme", \.scheme),
  ]

  static let outside = [
    "align", "bins", "domainMid", "domainRaw", "interpolate", "round",
  ]

  func validate(at node: SpecNode) throws(ChartSpecError) {
    if let base, !(base > 0 && base != 1) {
      throw node.error(.invalid("the base of a logarithm must be positive and not 1"))
    }
    if let constant, constant <= 0 {
      throw node.error(.invalid("the constant of a symlog scale must be positive"))
    }
    if let exponent, exponent == 0 {
      throw node.error(.invalid("the exponent of a pow scale must not be 0"))
    }
  }
}

/// The kinds of scales.
public enum ScaleType: String, SpecName {
  case linear, log, symlog, pow, sqrt, point, band, ordinal

  static let outside = [
    "identity", "time", "utc", "quantile", "quantize", "threshold", "bin-ordinal", "sequential",
  ]

  /// Whether the scale maps numbers to a continuous range.
  var isContinuous: Bool {
    switch self {
    case .linear, .log, .symlog, .pow, .sqrt: true
    case .point, .band, .ordinal: false
    }
  }
}

/// The values that a scale takes in.
public enum ScaleDomainSpec: Hashable, Sendable, SpecValue {
  case values([Datum])
  /// The extent of the raw data below an aggregate.
  case unaggregated

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    switch node.json {
    case .string("unaggregated"): self = .unaggregated
    case .array(let items) where !items.isEmpty:
      self = .values(try [Datum](node, &context))
    case .object: throw node.error(.outsideSubset("domain of a parameter"))
    default: throw node.wrongType("an array of values")
    }
  }

  var json: JSON {
    switch self {
    case .unaggregated: .string("unaggregated")
    case .values(let values): values.json
    }
  }
}

/// What a scale gives out: numbers, colours, shapes, dash patterns, or a named range.
public enum ScaleRange: Hashable, Sendable, SpecValue {
  case numbers([Double])
  case names([String])
  case dashes([[Double]])
  /// `category`, `ordinal`, `ramp`, `heatmap`, `diverging`, `symbol`.
  case named(String)

  static let rangeNames = [
    "category", "diverging", "heatmap", "height", "ordinal", "ramp", "symbol", "width",
  ]

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    switch node.json {
    case .string(let name):
      guard Self.rangeNames.contains(name) else {
        let nearest = Spelling.nearest(to: name, among: Self.rangeNames)
        throw node.error(.unknownName(name, valid: Self.rangeNames, nearest: nearest))
      }
      self = .named(name)
    case .array(let items):
      guard let first = items.first else { throw node.error(.invalid("the range is empty")) }
      switch first {
      case .number: self = .numbers(try [Double](node, &context))
      case .string: self = .names(try [String](node, &context))
      case .array: self = .dashes(try [[Double]](node, &context))
      default: throw node.wrongType("an array of numbers, names or dash patterns")
      }
    default: throw node.wrongType("an array or the name of a range")
    }
  }

  var json: JSON {
    switch self {
    case .numbers(let values): values.json
    case .names(let values): values.json
    case .dashes(let values): values.json
    case .named(let name): .string(name)
    }
  }
}

/// Whether a domain grows to round values, and to about how many ticks.
public enum Nice: Hashable, Sendable, SpecValue {
  case plain(Bool)
  case count(Double)

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    switch node.json {
    case .bool(let value): self = .plain(value)
    case .number(let count) where count >= 0: self = .count(min(count, 1000))
    case .string, .object: throw node.error(.outsideSubset("nice for times"))
    default: throw node.wrongType("true, false or a count")
    }
  }

  var json: JSON {
    switch self {
    case .plain(let value): .bool(value)
    case .count(let count): .number(count)
    }
  }
}
