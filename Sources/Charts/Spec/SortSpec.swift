/// The order of a discrete scale's values, or of the data.
public enum SortSpec: Hashable, Sendable, SpecValue {
  case ascending, descending
  /// First these, then the others.
  case values([Datum])
  /// By an aggregate of another field.
  case field(String?, Aggregate?, descending: Bool)
  /// By the values of another channel.
  case channel(Channel, descending: Bool)

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    switch node.json {
    case .string("ascending"): self = .ascending
    case .string("descending"): self = .descending
    case .string(let name):
      let descending = name.hasPrefix("-")
      let child = SpecNode(json: .string(String(name.drop { $0 == "-" })), path: node.path)
      self = .channel(try Channel(child, &context), descending: descending)
    case .array: self = .values(try [Datum](node, &context))
    case .object:
      let object = try SortObject(node, &context)
      if let encoding = object.encoding {
        self = .channel(encoding, descending: object.order == .descending)
      } else {
        self = .field(object.field, object.op, descending: object.order == .descending)
      }
    default: throw node.wrongType("“ascending”, “descending”, an array or an object")
    }
  }

  var json: JSON {
    switch self {
    case .ascending: return .string("ascending")
    case .descending: return .string("descending")
    case .values(let values): return values.json
    case .channel(let channel, let descending):
      return .string((descending ? "-" : "") + channel.rawValue)
    case .field(let field, let op, let descending):
      var object = SortObject()
      object.field = field
      object.op = op
      object.order = descending ? .descending : nil
      return object.json
    }
  }
}

/// A direction of sorting.
public enum SortOrder: String, SpecName {
  case ascending, descending
}

/// The long form of ``SortSpec``.
private struct SortObject: SpecObject {
  var field: String?
  var op: Aggregate?
  var order: SortOrder?
  var encoding: Channel?

  static let fields: [SpecField<SortObject>] = [
    SpecField("field", \.field), SpecField("op", \.op), SpecField("order", \.order),
    SpecField("encoding", \.encoding),
  ]
}

/// How the marks at one place are stacked.
public enum StackSpec: Hashable, Sendable, SpecValue {
  case none, zero, normalize, center

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    switch node.json {
    case .bool(false), .null: self = .none
    case .bool(true), .string("zero"): self = .zero
    case .string("normalize"): self = .normalize
    case .string("center"): self = .center
    default: throw node.wrongType("“zero”, “normalize”, “center”, true, false or null")
    }
  }

  var json: JSON {
    switch self {
    case .none: .bool(false)
    case .zero: .string("zero")
    case .normalize: .string("normalize")
    case .center: .string("center")
    }
  }
}
