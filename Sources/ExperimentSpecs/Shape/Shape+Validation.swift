extension Shape {
  /// Collects everything about `node` that this shape does not allow.
  func validate(_ node: SpecNode, at path: SpecPath, into problems: inout [SpecProblem]) {
    switch self {
    case .text(let rule):
      guard let text = node.string else { return mismatch(node, path, &problems) }
      rule.validate(text, at: node.position, path: path, into: &problems)
    case .number(let rule):
      guard let number = node.number, rule.allows(number) else {
        return mismatch(node, path, &problems)
      }
    case .flag:
      guard case .bool = node.value else { return mismatch(node, path, &problems) }
    case .scalar:
      guard node.string != nil || node.number != nil else {
        return mismatch(node, path, &problems)
      }
    case .list(let element): validate(elements: element, of: node, path, &problems)
    case .setting(let element):
      if case .list = node.value {
        validate(elements: element, of: node, path, &problems)
      } else {
        element.validate(node, at: path, into: &problems)
      }
    case .object(let shape):
      guard case .object = node.value else { return mismatch(node, path, &problems) }
      shape.validate(node, at: path, into: &problems)
    case .map(let key, let value):
      guard case .object(let members) = node.value else { return mismatch(node, path, &problems) }
      for member in members {
        key.validate(member.key, at: member.keyPosition, path: path, into: &problems)
        value.validate(member.node, at: path.appending(member.key), into: &problems)
      }
    case .variants(let tag, let variants):
      validate(variants, tag: tag, node, path, &problems)
    case .textOr(let rule, let other):
      if node.string != nil {
        Shape.text(rule).validate(node, at: path, into: &problems)
      } else if case .object = node.value {
        other.validate(node, at: path, into: &problems)
      } else {
        mismatch(node, path, &problems)
      }
    case .foreign:
      guard case .object = node.value else { return mismatch(node, path, &problems) }
    case .rows: validate(rows: node, path, &problems)
    }
  }

  /// What a value of this shape is called, as in "`k` must be …".
  var spoken: String {
    switch self {
    case .text(let rule): rule.form?.spoken ?? "a text"
    case .number(let rule): rule.spoken
    case .flag: "true or false"
    case .scalar: "a text or a number"
    case .list(let element): "a list, each element \(element.spoken)"
    case .setting(let element): "\(element.spoken), or a list of such"
    case .object, .map, .variants, .foreign: "an object"
    case .rows: "a list of objects"
    case .textOr(let rule, _): (rule.form?.spoken ?? "a text") + ", or an object"
    }
  }

  private func mismatch(_ node: SpecNode, _ path: SpecPath, _ problems: inout [SpecProblem]) {
    problems.append(
      SpecProblem("`\(path)` must be \(spoken), found \(node.spoken)", at: node.position))
  }

  private func validate(
    elements shape: Shape, of node: SpecNode, _ path: SpecPath, _ problems: inout [SpecProblem]
  ) {
    guard case .list(let elements) = node.value else { return mismatch(node, path, &problems) }
    if elements.isEmpty {
      problems.append(
        SpecProblem("`\(path)` is an empty list; it needs at least one value", at: node.position))
    }
    var seen: Set<JSONValue> = []
    for (index, element) in elements.enumerated() {
      shape.validate(element, at: path.appending(index), into: &problems)
      if !seen.insert(element.plain).inserted {
        problems.append(SpecProblem("`\(path)` repeats \(element.spoken)", at: element.position))
      }
    }
  }

  private func validate(rows node: SpecNode, _ path: SpecPath, _ problems: inout [SpecProblem]) {
    guard case .list(let rows) = node.value else { return mismatch(node, path, &problems) }
    if rows.isEmpty {
      problems.append(
        SpecProblem("`\(path)` is an empty list; it needs at least one row", at: node.position))
    }
    for (index, row) in rows.enumerated() {
      Shape.foreign(note: "").validate(row, at: path.appending(index), into: &problems)
    }
  }

  private func validate(
    _ variants: [Variant], tag: String, _ node: SpecNode, _ path: SpecPath,
    _ problems: inout [SpecProblem]
  ) {
    guard case .object = node.value else { return mismatch(node, path, &problems) }
    if let name = node[tag]?.string, let variant = variants.first(where: { $0.name == name }) {
      return variant.shape.validate(node, at: path, into: &problems)
    }
    // Which keys belong here hangs on the tag, so the tag is all that can be judged.
    guard let found = node[tag] else {
      let names = variants.map { "`\($0.name)`" }.joined(separator: ", ")
      return problems.append(
        SpecProblem("`\(path)` needs the key `\(tag)`: \(names)", at: node.position))
    }
    let rule = variants.first?.shape.keys.first { $0.name == tag }?.shape
    rule?.validate(found, at: path.appending(tag), into: &problems)
  }
}

extension ObjectShape {
  /// Collects what is wrong with the members of the object `node`.
  func validate(_ node: SpecNode, at path: SpecPath, into problems: inout [SpecProblem]) {
    for member in node.members {
      guard let key = keys.first(where: { $0.name == member.key }) else {
        problems.append(unknown(member, at: path))
        continue
      }
      key.shape.validate(member.node, at: path.appending(key.name), into: &problems)
    }
    for key in keys where node[key.name] == nil {
      guard case .required = key.presence else { continue }
      problems.append(
        SpecProblem(
          "`\(path)` needs the key `\(key.name)`: \(key.shape.spoken)", at: node.position))
    }
    for (name, needed) in companions where node[needed] == nil {
      guard let member = node.members.first(where: { $0.key == name }) else { continue }
      problems.append(
        SpecProblem(
          "`\(path)` has a `\(name)`, so it needs `\(needed)` too", at: member.keyPosition))
    }
    validateExactlyOne(node, at: path, into: &problems)
  }

  private func validateExactlyOne(
    _ node: SpecNode, at path: SpecPath, into problems: inout [SpecProblem]
  ) {
    guard !exactlyOne.isEmpty else { return }
    let present = node.members.filter { exactlyOne.contains($0.key) }
    guard present.count != 1 else { return }
    let names = exactlyOne.map { "`\($0)`" }.joined(separator: " or ")
    problems.append(
      present.isEmpty
        ? SpecProblem("`\(path)` needs one of \(names)", at: node.position)
        : SpecProblem("`\(path)` may have only one of \(names)", at: present[1].keyPosition))
  }

  private func unknown(_ member: SpecNode.Member, at path: SpecPath) -> SpecProblem {
    if planned.contains(member.key) {
      return SpecProblem(
        "the key `\(member.key)` in \(path.spokenAsPlace) is planned, not yet available",
        at: member.keyPosition)
    }
    let names = keys.map(\.name)
    let advice =
      nearest(to: member.key, among: names).map { "did you mean `\($0)`?" }
      ?? "valid keys: " + names.map { "`\($0)`" }.joined(separator: ", ")
    return SpecProblem(
      "unknown key `\(member.key)` in \(path.spokenAsPlace); \(advice)", at: member.keyPosition)
  }
}

extension TextRule {
  /// Collects what is wrong with `text`.
  func validate(
    _ text: String, at position: SourcePosition, path: SpecPath,
    into problems: inout [SpecProblem]
  ) {
    if let form, !form.allows(text) {
      problems.append(
        SpecProblem(
          "\"\(text.prefix(80))\" in \(path.spokenAsPlace) is not \(form.spoken)", at: position))
    }
    guard !choices.isEmpty, !choices.contains(text) else { return }
    if planned.contains(text) {
      return problems.append(
        SpecProblem(
          "\"\(text)\" in \(path.spokenAsPlace) is planned, not yet available", at: position))
    }
    let names = choices.map { "`\($0)`" }.joined(separator: ", ")
    let advice = nearest(to: text, among: choices).map { "did you mean `\($0)`?" }
    problems.append(
      SpecProblem(
        "unknown value \"\(text.prefix(80))\" in \(path.spokenAsPlace); "
          + (advice ?? "valid values: \(names)"), at: position))
  }
}

extension SpecPath {
  fileprivate var spokenAsPlace: String { steps.isEmpty ? "the spec" : "`\(self)`" }
}
