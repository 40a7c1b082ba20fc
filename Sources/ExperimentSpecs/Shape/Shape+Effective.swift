extension Shape {
  /// The value with every default filled in, every setting as a list and keys in the order of the
  /// format: what was left out and what was written out become the same.
  ///
  /// - Precondition: ``validate(_:at:into:)`` found nothing.
  func effective(_ node: SpecNode) -> JSONValue {
    switch self {
    case .text, .number, .flag, .scalar, .foreign, .rows: return node.plain
    case .list(let element): return .list(node.elements.map(element.effective))
    case .setting(let element):
      if case .list(let elements) = node.value { return .list(elements.map(element.effective)) }
      return .list([element.effective(node)])
    case .object(let shape): return shape.effective(node)
    case .map(_, let value):
      return .object(
        node.members.map { JSONValue.Member(key: $0.key, value: value.effective($0.node)) })
    case .variants(let tag, let variants):
      let variant = variants.first { $0.name == node[tag]?.string }
      return variant?.shape.effective(node) ?? node.plain
    case .textOr(_, let other):
      return node.string == nil ? other.effective(node) : node.plain
    }
  }
}

extension ObjectShape {
  fileprivate func effective(_ node: SpecNode) -> JSONValue {
    .object(
      keys.compactMap { key in
        if let value = node[key.name] {
          return JSONValue.Member(key: key.name, value: key.shape.effective(value))
        }
        guard case .defaults(let value) = key.presence else { return nil }
        return JSONValue.Member(key: key.name, value: key.shape.effective(value.node))
      })
  }
}

extension JSONValue {
  /// The value as if read from a text without places: defaults may leave out keys themselves.
  fileprivate var node: SpecNode {
    let nowhere = SourcePosition(file: "", line: 0, column: 0)
    let value: SpecNode.Value =
      switch self {
      case .null: .null
      case .bool(let flag): .bool(flag)
      case .number(let number): .number(number)
      case .string(let text): .string(text)
      case .list(let elements): .list(elements.map(\.node))
      case .object(let members):
        .object(
          members.map {
            SpecNode.Member(key: $0.key, keyPosition: nowhere, node: $0.value.node)
          })
      }
    return SpecNode(value, at: nowhere)
  }
}
