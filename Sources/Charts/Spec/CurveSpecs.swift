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
