/// Where the rows of a view come from.
public enum DataSource: Hashable, Sendable {
  /// Rows in the spec itself.
  case inline(DataTable)
  /// A table given by the caller, or among the spec's `datasets`.
  case named(String)
}

extension DataSource: SpecValue {
  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .object(let members) = node.json else { throw node.wrongType("an object") }
    for member in members where !["values", "name"].contains(member.key) {
      let child = node.child(member.key, member.value)
      let isKnown = ["url", "format", "sequence", "sphere", "graticule"].contains(member.key)
      let nearest = Spelling.nearest(to: member.key, among: ["values", "name"])
      let error = child.error(
        isKnown ? .outsideSubset(member.key) : .unknownKey(member.key, nearest: nearest))
      guard context.isLenient else { throw error }
      context.warnings.append(
        ChartWarning(path: error.path, message: "left out: \(error.problem)"))
    }
    if let values = node.json["values"] {
      let child = node.child("values", values)
      self = .inline(try DataTable(child, &context))
    } else if case .string(let name)? = node.json["name"] {
      self = .named(name)
    } else {
      throw node.error(.missingKey("values"))
    }
  }

  var json: JSON {
    switch self {
    case .inline(let table): .object([.init("values", table.json)])
    case .named(let name): .object([.init("name", .string(name))])
    }
  }
}

extension DataTable: SpecValue {
  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    switch node.json {
    case .array(let rows): try self.init(rows: rows, path: node.path)
    case .object: try self.init(rows: [node.json], path: node.path)
    default: throw node.wrongType("an array of rows")
    }
  }
}
