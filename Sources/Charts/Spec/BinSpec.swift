/// How a field is cut into intervals.
///
/// <https://vega.github.io/vega-lite/docs/bin.html>
public struct BinSpec: Hashable, Sendable {
  public var maxbins: Double?
  public var step: Double?
  public var minstep: Double?
  public var base: Double?
  public var extent: [Double]?
  public var nice: Bool?
  /// Whether the data is cut already, and `x2` or `y2` gives the ends.
  public var binned: Bool?

  public init() {}
}

extension BinSpec: SpecObject {
  static let fields: [SpecField<BinSpec>] = [
    SpecField("maxbins", \.maxbins), SpecField("step", \.step), SpecField("minstep", \.minstep),
    SpecField("base", \.base), SpecField("extent", \.extent), SpecField("nice", \.nice),
    SpecField("binned", \.binned),
  ]

  static let outside = ["anchor", "divide", "steps"]

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    self.init()
    if case .string(let name) = node.json {
      guard name == "binned" else {
        throw node.error(.unknownName(name, valid: ["binned"], nearest: nil))
      }
      binned = true
      return
    }
    guard case .object(let members) = node.json else {
      throw node.wrongType("true, “binned” or an object")
    }
    try read(members, at: node, &context)
    try validate(at: node)
  }

  func validate(at node: SpecNode) throws(ChartSpecError) {
    if let extent, extent.count != 2 || extent[0] > extent[1] {
      throw node.error(.invalid("the extent of a bin is [least, greatest]"))
    }
    if let step, step <= 0 { throw node.error(.invalid("the step of a bin must be positive")) }
    if let maxbins, !(1...10_000).contains(maxbins) {
      throw node.error(.invalid("maxbins must be between 1 and 10000"))
    }
    if let base, base < 1.1 {
      throw node.error(.invalid("the base of a bin must be at least 1.1"))
    }
  }
}

/// A summary of many values by one.
public enum Aggregate: String, SpecName {
  case count, mean, average, median, min, max, sum, stdev, stdevp, variance, variancep, stderr
  case ci0, ci1, q1, q3, distinct, valid, missing

  static let outside = ["argmin", "argmax", "product", "values", "exponential", "exponentialb"]
}
