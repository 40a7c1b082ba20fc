/// A JSON value and its place in the spec.
struct SpecNode {
  let json: JSON
  /// A JSON pointer.
  let path: String

  func child(_ key: String, _ json: JSON) -> SpecNode {
    let escaped = key.split(separator: "~", omittingEmptySubsequences: false).joined(
      separator: "~0"
    ).split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
    return SpecNode(json: json, path: "\(path)/\(escaped)")
  }

  func child(_ index: Int, _ json: JSON) -> SpecNode {
    SpecNode(json: json, path: "\(path)/\(index)")
  }

  func error(_ problem: ChartSpecError.Problem) -> ChartSpecError {
    ChartSpecError(path: path, problem)
  }

  func wrongType(_ expected: String) -> ChartSpecError {
    error(.wrongType(expected: expected, found: json.kind))
  }
}

/// How strictly a spec is read, and what was passed over so far.
struct SpecContext {
  /// Whether what cannot be read is left out with a warning instead of being an error.
  let isLenient: Bool
  var warnings: [ChartWarning] = []

  /// Runs `read`; in lenient mode an error becomes a warning and `nil`.
  mutating func attempt<V>(
    _ read: (inout SpecContext) throws(ChartSpecError) -> V
  ) throws(ChartSpecError) -> V? {
    do {
      return try read(&self)
    } catch {
      guard isLenient else { throw error }
      warnings.append(
        ChartWarning(path: error.path, message: "left out: \(error.problem)"))
      return nil
    }
  }
}

/// What can be read from JSON and written back.
protocol SpecValue: Hashable, Sendable {
  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError)
  var json: JSON { get }
}

/// One key of an object of the spec: its name, and how it is read into `Root` and written.
struct SpecField<Root: Sendable>: Sendable {
  let key: String
  let read: @Sendable (SpecNode, inout SpecContext, inout Root) throws(ChartSpecError) -> Void
  let write: @Sendable (Root) -> JSON?

  init<V: SpecValue>(_ key: String, _ property: any WritableKeyPath<Root, V?> & Sendable) {
    self.key = key
    read = { node, context, root throws(ChartSpecError) in
      root[keyPath: property] = try V(node, &context)
    }
    write = { root in root[keyPath: property]?.json }
  }

  /// A property that holds a format of numbers.
  ///
  /// Reading throws ``ChartSpecError/Problem/invalid(_:)`` for what is none.
  static func format(
    _ property: any WritableKeyPath<Root, String?> & Sendable
  ) -> SpecField<Root> {
    let field = SpecField("format", property)
    return SpecField(
      key: field.key,
      read: { node, context, root throws(ChartSpecError) in
        try field.read(node, &context, &root)
        guard let text = root[keyPath: property], NumberFormat(text) == nil else { return }
        throw node.error(.invalid("“\(text)” is no d3-format of the types e f g r s % p d n"))
      }, write: field.write)
  }

  private init(
    key: String,
    read:
      @escaping @Sendable (SpecNode, inout SpecContext, inout Root) throws(ChartSpecError) ->
      Void,
    write: @escaping @Sendable (Root) -> JSON?
  ) {
    self.key = key
    self.read = read
    self.write = write
  }

  /// A property with a default, which is not written while it has that value.
  init<V: SpecValue>(
    _ key: String, _ property: any WritableKeyPath<Root, V> & Sendable, default standard: V?
  ) {
    self.key = key
    read = { node, context, root throws(ChartSpecError) in
      root[keyPath: property] = try V(node, &context)
    }
    write = { root in
      let value = root[keyPath: property]
      return value == standard ? nil : value.json
    }
  }
}

/// An object of the spec, given by the table of its keys.
protocol SpecObject: SpecValue {
  init()
  static var fields: [SpecField<Self>] { get }
  /// Keys that Vega-Lite has here and this subset has not.
  static var outside: [String] { get }
  /// Checks what no single key can tell.
  func validate(at node: SpecNode) throws(ChartSpecError)
}

extension SpecObject {
  static var outside: [String] { [] }

  func validate(at node: SpecNode) throws(ChartSpecError) {}

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .object(let members) = node.json else { throw node.wrongType("an object") }
    self.init()
    try read(members, at: node, &context)
  }

  /// Reads each of `members` into its property.
  mutating func read(
    _ members: [JSON.Member], at node: SpecNode, _ context: inout SpecContext
  ) throws(ChartSpecError) {
    for member in members {
      let child = node.child(member.key, member.value)
      var copy = self
      let isRead: Void? = try context.attempt { context throws(ChartSpecError) in
        guard let field = Self.fields.first(where: { $0.key == member.key }) else {
          throw Self.unknown(member.key, at: child)
        }
        try field.read(child, &context, &copy)
      }
      if isRead != nil { self = copy }
    }
    try validate(at: node)
  }

  static func unknown(_ key: String, at node: SpecNode) -> ChartSpecError {
    if outside.contains(key) { return node.error(.outsideSubset(key)) }
    let nearest = Spelling.nearest(to: key, among: fields.map(\.key))
    return node.error(.unknownKey(key, nearest: nearest))
  }

  var json: JSON {
    .object(Self.fields.compactMap { field in field.write(self).map { .init(field.key, $0) } })
  }
}

/// A closed set of names, read from a string.
protocol SpecName: SpecValue, CaseIterable, RawRepresentable where RawValue == String {
  /// Names that Vega-Lite has here and this subset has not.
  static var outside: [String] { get }
}

extension SpecName {
  static var outside: [String] { [] }

  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .string(let name) = node.json else { throw node.wrongType("a string") }
    guard let value = Self(rawValue: name) else {
      if Self.outside.contains(name) { throw node.error(.outsideSubset(name)) }
      let valid = Self.allCases.map(\.rawValue)
      let nearest = Spelling.nearest(to: name, among: valid)
      throw node.error(.unknownName(name, valid: valid, nearest: nearest))
    }
    self = value
  }

  var json: JSON { .string(rawValue) }
}
