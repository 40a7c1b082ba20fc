extension Bool: SpecValue {
  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .bool(let value) = node.json else { throw node.wrongType("true or false") }
    self = value
  }

  var json: JSON { .bool(self) }
}

extension Double: SpecValue {
  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .number(let value) = node.json, value.isFinite else {
      throw node.wrongType("a number")
    }
    self = value
  }

  var json: JSON { .number(self) }
}

extension String: SpecValue {
  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .string(let value) = node.json else { throw node.wrongType("a string") }
    self = value
  }

  var json: JSON { .string(self) }
}

extension Datum: SpecValue {
  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard let datum = Datum(node.json) else {
      throw node.wrongType("a number, a string, true, false or null")
    }
    self = datum
  }
}

extension JSON: SpecValue {
  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    self = node.json
  }

  var json: JSON { self }
}

extension Array: SpecValue where Element: SpecValue {
  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    guard case .array(let items) = node.json else { throw node.wrongType("an array") }
    self = []
    reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      let child = node.child(index, item)
      let element = try context.attempt { context throws(ChartSpecError) in
        try Element(child, &context)
      }
      if let element { append(element) }
    }
  }

  var json: JSON { .array(map(\.json)) }
}

/// A setting that may also be switched off with `null` (or `false`), which differs from leaving
/// it out: `"axis": null` draws no axis.
public enum Setting<Value: Hashable & Sendable>: Hashable, Sendable {
  case off
  case on(Value)

  /// The value, if the setting is on.
  public var value: Value? {
    if case .on(let value) = self { value } else { nil }
  }
}

extension Setting: SpecValue where Value: SpecValue {
  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    switch node.json {
    case .null: self = .off
    default: self = .on(try Value(node, &context))
    }
  }

  var json: JSON {
    switch self {
    case .off: .null
    case .on(let value): value.json
    }
  }
}

/// A part that is switched with `true` or `false`, or switched on with settings of its own.
public enum Toggle<Value: Hashable & Sendable>: Hashable, Sendable {
  case plain(Bool)
  case with(Value)

  /// Whether the part is there.
  public var isOn: Bool { self != .plain(false) }

  /// The settings given, if any.
  public var settings: Value? {
    if case .with(let value) = self { value } else { nil }
  }
}

extension Toggle: SpecValue where Value: SpecValue {
  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    switch node.json {
    case .bool(let value): self = .plain(value)
    case .null: self = .plain(false)
    default: self = .with(try Value(node, &context))
    }
  }

  var json: JSON {
    switch self {
    case .plain(let value): .bool(value)
    case .with(let value): value.json
    }
  }
}

/// Text of one or more lines: a string or an array of strings.
public struct Lines: Hashable, Sendable, ExpressibleByStringLiteral {
  public let lines: [String]

  public init(_ lines: [String]) { self.lines = lines }
  public init(stringLiteral value: String) { lines = [value] }
}

extension Lines: SpecValue {
  init(_ node: SpecNode, _ context: inout SpecContext) throws(ChartSpecError) {
    switch node.json {
    case .string(let line):
      lines = line.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    case .array: lines = try [String](node, &context)
    default: throw node.wrongType("a string or an array of strings")
    }
  }

  var json: JSON { lines.count == 1 ? .string(lines[0]) : lines.json }
}
