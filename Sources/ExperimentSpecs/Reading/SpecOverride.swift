/// One `--set path=value`: replaces a value of a spec, or adds it.
///
/// The path is written as errors write it: `sampling.n`, `models[0].name`, also `models.0.name`.
/// The value is JSON, or else a plain YAML scalar, so `sampling.n=20`, `k=[1,10]` and
/// `name=quick-look` all do what they look like.
struct SpecOverride {
  private let path: SpecPath
  private let value: SpecNode

  /// - Parameter argument: What follows `--set`.
  init(_ argument: String) throws(SpecProblem) {
    let file = "--set \(argument)"
    func place(_ column: Int) -> SourcePosition {
      SourcePosition(file: file, line: 1, column: column)
    }
    guard let equals = argument.firstIndex(of: "=") else {
      throw SpecProblem("expected `path=value`, such as `sampling.n=20`", at: place(1))
    }
    guard let path = SpecPath(parsing: argument[..<equals]) else {
      throw SpecProblem(
        "\"\(argument[..<equals])\" is no path; write it as `models[0].name`", at: place(1))
    }
    self.path = path
    let text = String(argument[argument.index(after: equals)...])
    let column = argument[...equals].unicodeScalars.count + 1
    if text.first == "{" || text.first == "[" || text.first == "\"" {
      var reader = JSONReader(Array(text.utf8), file: file)
      do {
        value = try reader.read().moved(to: place(column))
      } catch {
        throw SpecProblem(error.message, at: place(error.position.column + column - 1))
      }
    } else {
      value = SpecNode(CoreSchema.value(of: text), at: place(column))
    }
  }

  /// - Throws: Where the path leads through something that is neither object nor list.
  func applied(to root: SpecNode) throws(SpecProblem) -> SpecNode {
    try replace(in: root, path.steps[...])
  }

  private func replace(
    in node: SpecNode?, _ steps: ArraySlice<SpecPath.Step>
  ) throws(SpecProblem) -> SpecNode {
    guard let step = steps.first else { return value }
    let rest = steps.dropFirst()
    switch (step, node?.value) {
    case (.key(let key), .object(let members)?):
      return SpecNode(
        .object(try set(key, in: members, rest)), at: node?.position ?? value.position)
    case (.key(let key), nil):
      return SpecNode(.object(try set(key, in: [], rest)), at: value.position)
    case (.index(let index), .list(var elements)?) where elements.indices.contains(index):
      elements[index] = try replace(in: elements[index], rest)
      return SpecNode(.list(elements), at: node?.position ?? value.position)
    default:
      throw SpecProblem("`\(path)` leads nowhere in this spec", at: start)
    }
  }

  private func set(
    _ key: String, in members: [SpecNode.Member], _ rest: ArraySlice<SpecPath.Step>
  ) throws(SpecProblem) -> [SpecNode.Member] {
    var members = members
    if let index = members.firstIndex(where: { $0.key == key }) {
      let old = members[index]
      members[index] = SpecNode.Member(
        key: key, keyPosition: old.keyPosition, node: try replace(in: old.node, rest))
    } else {
      members.append(
        SpecNode.Member(key: key, keyPosition: start, node: try replace(in: nil, rest)))
    }
    return members
  }

  private var start: SourcePosition {
    SourcePosition(file: value.position.file, line: 1, column: 1)
  }
}

extension SpecNode {
  /// The same tree, all of it at one place.
  fileprivate func moved(to place: SourcePosition) -> SpecNode {
    switch value {
    case .list(let elements): SpecNode(.list(elements.map { $0.moved(to: place) }), at: place)
    case .object(let members):
      SpecNode(
        .object(
          members.map {
            Member(key: $0.key, keyPosition: place, node: $0.node.moved(to: place))
          }), at: place)
    default: SpecNode(value, at: place)
    }
  }
}

extension SpecPath {
  /// Reads `a.b[0].c` and `a.b.0.c`; `nil` for anything that is no path.
  init?(parsing text: Substring) {
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard let head = pieces.first, !head.isEmpty else { return nil }
      if let index = Int(head), !steps.isEmpty {
        guard index >= 0 else { return nil }
        steps.append(.index(index))
      } else {
        steps.append(.key(String(head)))
      }
      for piece in pieces.dropFirst() {
        guard piece.last == "]", let index = Int(piece.dropLast()), index >= 0 else { return nil }
        steps.append(.index(index))
      }
    }
    guard !steps.isEmpty else { return nil }
    self.init(steps)
  }
}
