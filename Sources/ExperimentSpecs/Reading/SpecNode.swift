/// A value of a spec with the place it was read from, whichever notation it was written in.
public struct SpecNode: Hashable, Sendable {
  public let value: Value
  public let position: SourcePosition

  /// The six kinds of JSON value.
  public indirect enum Value: Hashable, Sendable {
    case null
    case bool(Bool)
    /// Always finite.
    case number(Double)
    case string(String)
    case list([SpecNode])
    /// In the order of the text; no key comes twice.
    case object([Member])
  }

  /// A key of an object with its value.
  public struct Member: Hashable, Sendable {
    public let key: String
    public let keyPosition: SourcePosition
    public let node: SpecNode

    public init(key: String, keyPosition: SourcePosition, node: SpecNode) {
      self.key = key
      self.keyPosition = keyPosition
      self.node = node
    }
  }

  public init(_ value: Value, at position: SourcePosition) {
    self.value = value
    self.position = position
  }

  /// The members of an object, none for any other value.
  public var members: [Member] {
    if case .object(let members) = value { members } else { [] }
  }

  /// The elements of a list, none for any other value.
  public var elements: [SpecNode] {
    if case .list(let elements) = value { elements } else { [] }
  }

  /// The value of a key; `nil` where there is none or this is no object.
  public subscript(key: String) -> SpecNode? {
    members.first { $0.key == key }?.node
  }

  /// The text of a string, `nil` for any other value.
  public var string: String? {
    if case .string(let text) = value { text } else { nil }
  }

  /// The value of a number, `nil` for any other value.
  public var number: Double? {
    if case .number(let number) = value { number } else { nil }
  }

  /// The node a path leads to, through keys and list indices.
  public func node(at path: SpecPath) -> SpecNode? {
    path.steps.reduce(Optional(self)) { node, step in
      switch step {
      case .key(let key): node?[key]
      case .index(let index):
        node.flatMap { $0.elements.indices.contains(index) ? $0.elements[index] : nil }
      }
    }
  }

  /// The same tree without its places.
  public var plain: JSONValue {
    switch value {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .number(let number): .number(number)
    case .string(let text): .string(text)
    case .list(let elements): .list(elements.map(\.plain))
    case .object(let members):
      .object(members.map { JSONValue.Member(key: $0.key, value: $0.node.plain) })
    }
  }

  /// What an error message calls this value, such as `the text "abc"`.
  var spoken: String {
    switch value {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .number(let number): "the number \(JSONValue.text(of: number))"
    case .string(let text): "the text \"\(text.prefix(40))\(text.count > 40 ? "…" : "")\""
    case .list(let elements): elements.isEmpty ? "an empty list" : "a list"
    case .object: "an object"
    }
  }
}

/// The way from the root of a spec to one of its values: `models[0].file.sha256`.
public struct SpecPath: Hashable, Sendable, CustomStringConvertible {
  public enum Step: Hashable, Sendable {
    case key(String)
    /// Counted from 0.
    case index(Int)
  }

  public let steps: [Step]

  public init(_ steps: [Step] = []) {
    self.steps = steps
  }

  public func appending(_ key: String) -> SpecPath { SpecPath(steps + [.key(key)]) }
  public func appending(_ index: Int) -> SpecPath { SpecPath(steps + [.index(index)]) }

  public var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}
