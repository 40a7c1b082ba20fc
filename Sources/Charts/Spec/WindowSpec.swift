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
